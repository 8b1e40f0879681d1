-- Personal data at rest: one data key per government, wrapped by the master key that lies outside
-- the database; each field sealed for its own place; a keyed digest for search by equality.

create table kunci_data (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    induk text not null,
    terbungkus bytea not null,
    dibuat_pada timestamptz not null,
    pensiun_pada timestamptz,
    primary key (pemda_id, id)
);

create table data_pribadi (
    pemda_id uuid not null,
    pemilik_jenis text not null,
    pemilik_id uuid not null,
    bidang text not null,
    kunci_id uuid not null,
    segel bytea not null,
    indeks text not null default '',
    diubah_pada timestamptz not null,
    primary key (pemda_id, pemilik_jenis, pemilik_id, bidang),
    foreign key (pemda_id, kunci_id) references kunci_data (pemda_id, id)
);
create index data_pribadi_kunci on data_pribadi (pemda_id, kunci_id);
create index data_pribadi_indeks on data_pribadi (pemda_id, bidang, indeks);

select selaras_lindungi('kunci_data');
select selaras_lindungi('data_pribadi');
