-- The golden thread of one government: organisation, documents, editions, nodes, links.
-- berkas_id + baris on every stored row name the file and the row it came from.

create table perangkat_daerah (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    kode text not null,
    kode_asli text not null,
    nama text not null,
    jenis text not null check (jenis in ('skpd', 'unit')),
    induk_id uuid,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, id),
    unique (pemda_id, kode),
    foreign key (pemda_id, induk_id) references perangkat_daerah (pemda_id, id)
);

create table dokumen (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    jenis text not null check (jenis in
        ('rpjmd', 'renstra', 'rkpd', 'ppas', 'apbd', 'dpa', 'realisasi', 'pk')),
    tahun_mulai smallint not null,
    tahun_selesai smallint not null,
    judul text not null,
    primary key (pemda_id, id),
    unique (pemda_id, jenis, tahun_mulai, tahun_selesai)
);

create table edisi (
    pemda_id uuid not null,
    id uuid not null,
    dokumen_id uuid not null,
    urut integer not null,
    tahap text not null default '',
    keadaan date,
    label text not null default '',
    status text not null check (status in ('berlaku', 'digantikan', 'ditarik')),
    impor_id uuid,
    sidik text not null,
    dibuat_pada timestamptz not null,
    primary key (pemda_id, id),
    unique (pemda_id, dokumen_id, urut),
    foreign key (pemda_id, dokumen_id) references dokumen (pemda_id, id),
    foreign key (pemda_id, impor_id) references impor (pemda_id, id)
);
create unique index edisi_satu_berlaku on edisi (pemda_id, dokumen_id) where status = 'berlaku';

create table simpul (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    induk_id uuid,
    tingkat text not null check (tingkat in ('visi', 'misi', 'tujuan', 'sasaran', 'strategi',
        'urusan', 'bidang', 'program', 'kegiatan', 'sub_kegiatan')),
    kode text not null,
    kode_asli text not null default '',
    nama text not null,
    opd_id uuid,
    unit_id uuid,
    urut integer not null,
    bendera text[] not null default '{}',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, edisi_id, id),
    foreign key (pemda_id, edisi_id) references edisi (pemda_id, id),
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id),
    foreign key (pemda_id, unit_id) references perangkat_daerah (pemda_id, id)
);
create index simpul_induk on simpul (pemda_id, edisi_id, induk_id);
create index simpul_kode on simpul (pemda_id, edisi_id, kode);
create index simpul_nama_trgm on simpul using gin (lower(nama) gin_trgm_ops);

create table indikator (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    simpul_id uuid not null,
    urut integer not null,
    teks text not null,
    satuan text not null default '',
    jenis text not null default '',
    polaritas text not null default '',
    baseline text not null default '',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, edisi_id, id),
    foreign key (pemda_id, edisi_id, simpul_id) references simpul (pemda_id, edisi_id, id)
);
create index indikator_simpul on indikator (pemda_id, edisi_id, simpul_id);

-- teks is what the document says; nilai is its reading, null when it is not a number.
create table target (
    pemda_id uuid not null,
    edisi_id uuid not null,
    indikator_id uuid not null,
    tahun smallint not null,
    teks text not null,
    nilai numeric,
    primary key (pemda_id, edisi_id, indikator_id, tahun),
    foreign key (pemda_id, edisi_id, indikator_id) references indikator (pemda_id, edisi_id, id)
);

-- kolom: 'pagu', 'pagu_validasi', 'rincian', 'prakiraan_maju', 'realisasi'.
create table pagu (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    tahun smallint not null,
    kolom text not null default 'pagu',
    periode text not null default '',
    nilai_sen bigint not null,
    primary key (pemda_id, edisi_id, simpul_id, tahun, kolom, periode),
    foreign key (pemda_id, edisi_id, simpul_id) references simpul (pemda_id, edisi_id, id)
);

create table simpul_sumber_dana (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    kode text not null,
    nama text not null,
    nilai_sen bigint,
    primary key (pemda_id, edisi_id, simpul_id, urut),
    foreign key (pemda_id, edisi_id, simpul_id) references simpul (pemda_id, edisi_id, id)
);

create table simpul_prioritas (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    jenjang text not null check (jenjang in ('nasional', 'provinsi', 'daerah')),
    urut smallint not null,
    label text not null,
    primary key (pemda_id, edisi_id, simpul_id, jenjang, urut),
    foreign key (pemda_id, edisi_id, simpul_id) references simpul (pemda_id, edisi_id, id)
);

create table simpul_lokasi (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    teks text not null,
    primary key (pemda_id, edisi_id, simpul_id, urut),
    foreign key (pemda_id, edisi_id, simpul_id) references simpul (pemda_id, edisi_id, id)
);

-- The arrows of the thread between editions; cara says how the two ends were matched.
create table tautan (
    pemda_id uuid not null,
    atas_edisi_id uuid not null,
    atas_id uuid not null,
    bawah_edisi_id uuid not null,
    bawah_id uuid not null,
    cara text not null check (cara in ('kode', 'nama', 'kode_dan_nama', 'orang')),
    primary key (pemda_id, atas_edisi_id, atas_id, bawah_edisi_id, bawah_id),
    foreign key (pemda_id, atas_edisi_id, atas_id) references simpul (pemda_id, edisi_id, id),
    foreign key (pemda_id, bawah_edisi_id, bawah_id) references simpul (pemda_id, edisi_id, id)
);
create index tautan_bawah on tautan (pemda_id, bawah_edisi_id, bawah_id);
