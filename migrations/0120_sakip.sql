-- SAKIP: worksheets pinned by their digest, evaluations with both layers of answers, evidence,
-- clarification, recommendations and their follow-up. Answers are appended, never overwritten.

create table lke_set (
    pemda_id uuid not null references pemda (id),
    sidik text not null,
    kode text not null,
    judul text not null,
    dasar text not null,
    mulai_tahun smallint not null,
    sampai_tahun smallint,
    asal text not null check (asal in ('nasional', 'setempat')),
    isi text not null,
    dicatat_pada timestamptz not null,
    dicatat_oleh text not null,
    primary key (pemda_id, sidik)
);
select selaras_lindungi('lke_set');

create table berkas_bukti (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    nama text not null,
    jenis_isi text not null,
    sidik text not null,
    isi bytea not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, id)
);
select selaras_lindungi('berkas_bukti');

create table evaluasi (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    tahun smallint not null,
    opd_id uuid,
    lke_sidik text not null,
    tahap text not null check (tahap in ('mandiri', 'meja', 'klarifikasi', 'reviu', 'terbit')),
    dari_id uuid,
    nilai_perseratus integer check (nilai_perseratus between 0 and 10000),
    predikat text,
    dibuat_pada timestamptz not null,
    dibuat_oleh text not null,
    terbit_pada timestamptz,
    primary key (pemda_id, id),
    unique nulls not distinct (pemda_id, tahun, opd_id),
    foreign key (pemda_id, lke_sidik) references lke_set (pemda_id, sidik),
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id),
    foreign key (pemda_id, dari_id) references evaluasi (pemda_id, id)
);
create index evaluasi_lke on evaluasi (pemda_id, lke_sidik);
create index evaluasi_opd on evaluasi (pemda_id, opd_id, tahun);
create index evaluasi_dari on evaluasi (pemda_id, dari_id);
select selaras_lindungi('evaluasi');

create table evaluasi_tim (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    nama text not null,
    peran text not null
        check (peran in ('anggota', 'ketua', 'pengendali_teknis', 'penjamin_mutu')),
    pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, nama, peran),
    foreign key (pemda_id, evaluasi_id) references evaluasi (pemda_id, id)
);
select selaras_lindungi('evaluasi_tim');

-- kunci: a sub-component or criterion with its answer, or a criterion with a tick (Y or T).
create table evaluasi_jawaban (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    lapis text not null check (lapis in ('mandiri', 'evaluator')),
    kunci text not null,
    urut integer not null,
    isi text not null,
    alasan text not null default '',
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, lapis, kunci, urut),
    foreign key (pemda_id, evaluasi_id) references evaluasi (pemda_id, id)
);
select selaras_lindungi('evaluasi_jawaban');

create table evaluasi_bukti (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    kriteria text not null,
    urut integer not null,
    judul text not null,
    tautan text not null default '',
    berkas_id uuid,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, kriteria, urut),
    foreign key (pemda_id, evaluasi_id) references evaluasi (pemda_id, id),
    foreign key (pemda_id, berkas_id) references berkas_bukti (pemda_id, id)
);
create index evaluasi_bukti_berkas on evaluasi_bukti (pemda_id, berkas_id);
select selaras_lindungi('evaluasi_bukti');

-- What the facts of the system said when they were last drawn.
create table evaluasi_usul (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    kriteria text not null,
    terpenuhi boolean not null,
    jawaban text,
    kalimat text not null,
    tautan text not null,
    dihitung_pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, kriteria),
    foreign key (pemda_id, evaluasi_id) references evaluasi (pemda_id, id)
);
select selaras_lindungi('evaluasi_usul');

create table evaluasi_klarifikasi (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    kunci text not null,
    urut integer not null,
    sisi text not null check (sisi in ('evaluator', 'dievaluasi')),
    teks text not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, kunci, urut),
    foreign key (pemda_id, evaluasi_id) references evaluasi (pemda_id, id)
);
select selaras_lindungi('evaluasi_klarifikasi');

create table rekomendasi (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    nomor smallint not null,
    kriteria text not null,
    teks text not null,
    tenggat date not null,
    penanggung_jawab text not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, nomor),
    foreign key (pemda_id, evaluasi_id) references evaluasi (pemda_id, id)
);
create index rekomendasi_tenggat on rekomendasi (pemda_id, tenggat);
select selaras_lindungi('rekomendasi');

create table rekomendasi_tindak (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    nomor smallint not null,
    urut integer not null,
    status text not null
        check (status in ('belum', 'proses', 'dilaporkan', 'selesai', 'tidak_dapat')),
    uraian text not null,
    tautan text not null default '',
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, evaluasi_id, nomor, urut),
    foreign key (pemda_id, evaluasi_id, nomor) references rekomendasi (pemda_id, evaluasi_id, nomor)
);
select selaras_lindungi('rekomendasi_tindak');
