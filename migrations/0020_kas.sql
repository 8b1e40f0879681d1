-- Cash budget, SPD, and the number and date under which an edition was adopted: what the checks
-- of documents (DOC-02, DOC-03, DOC-04) compare with the DPA.

create table anggaran_kas (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    unit_id uuid not null,
    sub_kegiatan text not null,
    bulan_sen bigint[] not null check (cardinality(bulan_sen) = 12),
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, unit_id, sub_kegiatan),
    foreign key (pemda_id, unit_id) references perangkat_daerah (pemda_id, id)
);
select selaras_lindungi('anggaran_kas');

create table spd (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    nomor text not null,
    unit_id uuid not null,
    sub_kegiatan text not null,
    tanggal date not null,
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, nomor, unit_id, sub_kegiatan),
    foreign key (pemda_id, unit_id) references perangkat_daerah (pemda_id, id)
);
select selaras_lindungi('spd');

create table edisi_pengesahan (
    pemda_id uuid not null,
    edisi_id uuid not null,
    nomor text not null default '',
    tanggal date,
    primary key (pemda_id, edisi_id),
    foreign key (pemda_id, edisi_id) references edisi (pemda_id, id)
);
select selaras_lindungi('edisi_pengesahan');
