-- Registers that other systems keep and a government brings along for the checks: national
-- projects, needs of minimum services, cash advances, progress, books, assets, audit follow-up,
-- and under which number and date documents were adopted.

create table daftar_proyek_nasional (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    kode text not null,
    nama text not null,
    pendukung text[] not null default '{}',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_proyek_nasional');

create table daftar_kebutuhan_spm (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    sub_kegiatan text not null,
    kebutuhan numeric not null,
    satuan text not null default '',
    biaya_sen bigint,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_kebutuhan_spm');

create table daftar_tpb (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    kode text not null,
    indikator text not null,
    indikator_daerah text not null default '',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_tpb');

create table daftar_uang_persediaan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    unit_kode text not null,
    jenis text not null check (jenis in ('UP', 'GU', 'TU')),
    nomor text not null,
    tanggal date not null,
    nilai_sen bigint not null,
    besaran_sen bigint,
    nomor_lpj text not null default '',
    tanggal_lpj date,
    nilai_lpj_sen bigint,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_uang_persediaan');

create table daftar_kemajuan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    unit_kode text not null,
    sub_kegiatan text not null,
    triwulan smallint not null check (triwulan between 1 and 4),
    fisik_persen numeric,
    keluaran_persen numeric,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_kemajuan');

create table daftar_jurnal (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    nomor text not null,
    tanggal date not null,
    rekening text not null,
    uraian text not null default '',
    debit_sen bigint not null,
    kredit_sen bigint not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_jurnal');

create table daftar_kas_bulan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    bulan smallint not null check (bulan between 1 and 12),
    rekening_bank text not null default '',
    buku_kas_sen bigint not null,
    rekening_koran_sen bigint not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_kas_bulan');

create table daftar_mutasi_aset (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    opd_kode text not null,
    rekening text not null,
    uraian text not null default '',
    jenis text not null check (jenis in ('perolehan', 'reklasifikasi')),
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_mutasi_aset');

create table daftar_saldo_anggaran (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    silpa_lalu_sen bigint not null,
    sal_awal_sen bigint not null,
    nomor_lhp text not null default '',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_saldo_anggaran');

create table daftar_rekomendasi (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    opd_kode text not null,
    tahun_periksa smallint not null,
    nomor_lhp text not null,
    nomor text not null,
    diterima date not null,
    temuan text not null,
    rekomendasi text not null default '',
    status text not null,
    nilai_sen bigint,
    keadaan date not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_rekomendasi');

create table daftar_kerugian (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    unit_kode text not null,
    nomor text not null,
    tanggal date,
    uraian text not null default '',
    nilai_sen bigint not null,
    dibayar_sen bigint not null default 0,
    selesai boolean not null default false,
    catatan text not null default '',
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_kerugian');

create table daftar_pengesahan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    dokumen text not null check (dokumen in ('rkpd', 'ppas', 'apbd', 'dpa')),
    nomor text not null default '',
    tanggal date,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_pengesahan');
