-- What a government published about its own performance: the register of key indicators, and the
-- achievements of past years as the documents print them. Figures are texts: the ratio is computed
-- when it is read, beside the printed one.

create table iku_terbit (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    urut integer not null,
    sasaran text not null,
    indikator text not null,
    satuan text not null,
    polaritas text not null,
    keterangan text not null,
    berkas_id uuid not null,
    baris integer not null,
    primary key (pemda_id, id)
);
select selaras_lindungi('iku_terbit');

create table capaian_terbit (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    opd text not null,
    indikator text not null,
    polaritas text not null check (polaritas in ('positif', 'negatif', 'rentang')),
    target text not null,
    realisasi text not null,
    rasio_cetak text not null,
    catatan text not null,
    berkas_id uuid not null,
    baris integer not null,
    primary key (pemda_id, tahun, id)
);
create index capaian_terbit_opd on capaian_terbit (pemda_id, opd, indikator);
select selaras_lindungi('capaian_terbit');
