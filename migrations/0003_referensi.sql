-- National reference data, by edition: laws renumber, old documents keep their code.

create table referensi_edisi (
    jenis text not null,
    edisi text not null,
    judul text not null,
    dasar text not null,
    mulai_tahun smallint,
    urut smallint not null,
    primary key (jenis, edisi)
);
comment on table referensi_edisi is 'referensi: edisi daftar kode nasional';

create table nomenklatur (
    edisi text not null,
    jenis_pemda text not null check (jenis_pemda in ('P', 'K')),
    kode text not null,
    tingkat text not null check (tingkat in ('urusan', 'bidang', 'program', 'kegiatan',
        'sub_kegiatan')),
    nama text not null,
    kinerja text,
    indikator text,
    satuan text,
    tag text[] not null default '{}',
    pelaksana text,
    spm boolean not null default false,
    jenis text,
    kode_sebelumnya text,
    definisi text,
    primary key (edisi, jenis_pemda, kode)
);
comment on table nomenklatur is 'referensi: nomenklatur program, kegiatan, sub kegiatan';
create index nomenklatur_nama_trgm on nomenklatur using gin (lower(nama) gin_trgm_ops);

create table rekening (
    edisi text not null,
    kode text not null,
    nama text not null,
    tingkat smallint not null,
    laporan text,
    keterangan text,
    beda_nama_2020 boolean not null default false,
    primary key (edisi, kode)
);
comment on table rekening is 'referensi: bagan akun';

create table sumber_dana (
    edisi text not null,
    kode text not null,
    nama text not null,
    tingkat smallint not null,
    primary key (edisi, kode)
);
comment on table sumber_dana is 'referensi: sumber dana';

create table fungsi (kode text primary key, nama text not null);
comment on table fungsi is 'referensi: fungsi dan subfungsi';

create table spm (
    kode text primary key,
    bidang text not null,
    nama_bidang text not null,
    nomor smallint not null,
    layanan text not null,
    jenis_pemda text not null
);
comment on table spm is 'referensi: standar pelayanan minimal';

create table tahapan_anggaran (
    kode text primary key,
    urut smallint not null,
    id_sipd smallint not null,
    nama text not null,
    perkada boolean not null,
    perda boolean not null
);
comment on table tahapan_anggaran is 'referensi: tahapan penganggaran';

create table program_nasional (
    tahun smallint not null,
    nomor smallint not null,
    uraian text not null,
    primary key (tahun, nomor)
);
comment on table program_nasional is 'referensi: program prioritas nasional';

create table barang_rekening (
    kode_barang text not null,
    kode_rekening text not null,
    nama_barang text not null,
    nama_rekening text not null,
    kelompok text not null,
    primary key (kode_barang, kode_rekening, kelompok)
);
comment on table barang_rekening is 'referensi: rekening yang diizinkan untuk tiap kode barang';

create table indikator_makro_nama (nomor smallint primary key, nama text not null);
comment on table indikator_makro_nama is 'referensi: nama indikator makro';

create table indikator_makro (
    kode_bps text not null,
    periode text not null,
    indikator smallint not null,
    tahun smallint not null,
    nilai numeric not null,
    target_rkp numeric,
    target_rpjmn numeric,
    target_rkpd numeric,
    target_kewilayahan numeric,
    satuan text not null,
    sumber text not null,
    versi text not null,
    primary key (kode_bps, periode, indikator)
);
comment on table indikator_makro is 'referensi: indikator makro dan sasarannya';
