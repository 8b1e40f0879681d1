-- Budget lines, revenue and financing, price standards, payments, proposals.

create table standar_harga (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    kelompok text not null check (kelompok in ('ssh', 'sbu', 'hspk', 'asb')),
    id uuid not null,
    kode text not null,
    nama_kelompok text not null,
    nama text not null,
    spesifikasi text not null default '',
    satuan text not null,
    harga_sen bigint not null,
    tkdn numeric,
    rekening text[] not null default '{}',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, kelompok, id)
);

create table rincian (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    simpul_id uuid not null,
    urut integer not null,
    rekening text not null,
    uraian text not null default '',
    standar_kode text not null default '',
    spesifikasi text not null default '',
    satuan text not null default '',
    volume numeric,
    koefisien text not null default '',
    harga_sen bigint,
    pajak_persen numeric,
    jumlah_sen bigint not null,
    sumber_dana text not null default '',
    penerima text not null default '',
    usulan text not null default '',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, edisi_id, id),
    foreign key (pemda_id, edisi_id) references edisi (pemda_id, id)
);
create index rincian_simpul on rincian (pemda_id, edisi_id, simpul_id);

-- Revenue (4) and financing (6) of an edition of the APBD, per account and OPD.
create table anggaran_akun (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    opd_id uuid,
    rekening text not null,
    uraian text not null default '',
    sumber_dana text not null default '',
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, edisi_id, id),
    foreign key (pemda_id, edisi_id) references edisi (pemda_id, id)
);

create table pembayaran (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    nomor text not null,
    jenis text not null,
    tanggal date not null,
    opd_kode text not null,
    unit_kode text not null,
    sub_kegiatan text not null,
    rekening text not null,
    uraian text not null default '',
    penerima text not null default '',
    kontrak text not null default '',
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
create index pembayaran_sub on pembayaran (pemda_id, tahun, unit_kode, sub_kegiatan);

create table usulan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    kode text not null,
    asal text not null,
    pengusul text not null default '',
    kamus text not null default '',
    uraian text not null,
    lokasi text not null default '',
    tanggal date,
    status text not null,
    sub_kegiatan text not null default '',
    nilai_sen bigint,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
