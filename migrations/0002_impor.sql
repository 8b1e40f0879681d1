-- Imports: one run, its files, what was found, and the source text of every rounded amount.
-- National reference files are imported by the tenant '00'.

create table impor (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    sumber text not null,
    label text,
    keadaan date,
    status text not null check (status in ('berjalan', 'diterapkan', 'ditolak', 'dibatalkan')),
    dimulai_pada timestamptz not null,
    selesai_pada timestamptz,
    oleh text not null,
    primary key (pemda_id, id)
);

create table impor_berkas (
    pemda_id uuid not null,
    id uuid not null,
    impor_id uuid not null,
    nama text not null,
    tata_letak text not null,
    sasaran text not null default '',
    sidik text not null,
    baris integer not null default 0,
    diterima integer not null default 0,
    temuan integer not null default 0,
    status text not null,
    edisi_id uuid,
    primary key (pemda_id, id),
    foreign key (pemda_id, impor_id) references impor (pemda_id, id)
);
create index impor_berkas_sidik on impor_berkas (pemda_id, nama, sidik);

create table impor_temuan (
    pemda_id uuid not null,
    berkas_id uuid not null,
    urut integer not null,
    baris integer not null,
    kolom text not null default '',
    nilai text not null default '',
    kode text not null,
    tingkat text not null check (tingkat in ('tolak', 'periksa', 'catatan')),
    pesan text not null,
    saran text not null default '',
    isi jsonb,
    primary key (pemda_id, berkas_id, urut),
    foreign key (pemda_id, berkas_id) references impor_berkas (pemda_id, id)
);

create table impor_nilai_asli (
    pemda_id uuid not null,
    berkas_id uuid not null,
    baris integer not null,
    kolom text not null,
    teks text not null,
    nilai_sen bigint not null,
    primary key (pemda_id, berkas_id, baris, kolom),
    foreign key (pemda_id, berkas_id) references impor_berkas (pemda_id, id)
);
