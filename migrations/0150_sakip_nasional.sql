-- Published SAKIP grades of governments by year, and what was claimed about all of them together.
-- A row keeps the year it was given for: rules that come later do not touch it.

create table publikasi_sakip (
    tahun smallint not null,
    kode text not null,
    daerah text not null,
    nilai_perseratus integer check (nilai_perseratus between 0 and 10000),
    predikat text not null,
    keterangan text not null default '',
    primary key (tahun, kode)
);
comment on table publikasi_sakip is 'referensi: nilai SAKIP terbit per pemerintah daerah';
create index publikasi_sakip_kode on publikasi_sakip (kode, tahun);

create table publikasi_sakip_agregat (
    tahun smallint not null,
    cakupan text not null,
    ukuran text not null,
    nilai numeric not null,
    primary key (tahun, cakupan, ukuran)
);
comment on table publikasi_sakip_agregat is 'referensi: angka SAKIP gabungan menurut sumbernya';

-- Points per component of results that were published with this program.
create table publikasi_sakip_komponen (
    tahun smallint not null,
    kode text not null,
    lke text not null,
    komponen text not null,
    nama text not null,
    urut smallint not null,
    bobot_perseratus integer not null check (bobot_perseratus > 0),
    nilai_perseratus integer not null check (nilai_perseratus >= 0),
    diterbitkan_pada timestamptz not null,
    primary key (tahun, kode, komponen)
);
comment on table publikasi_sakip_komponen is 'referensi: nilai komponen SAKIP terbit';
