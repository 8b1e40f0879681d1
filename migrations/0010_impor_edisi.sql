-- Imports that can be repeated, resumed, compared and taken back.

-- How a file was read, so that the same file can be recognised and an edition rebuilt.
alter table impor_berkas add column urut integer not null default 0;
alter table impor_berkas add column tahun smallint;
alter table impor_berkas add column tahap text not null default '';
alter table impor_berkas add column lingkup text[] not null default '{}';
-- True where the file was the first of its scope: taking it back empties the scope again.
alter table impor_berkas add column pertama boolean not null default false;
alter table impor_berkas add column diterapkan_pada timestamptz;
create index impor_berkas_impor on impor_berkas (pemda_id, impor_id);

-- The bytes of document files: an edition is a pure function of its parts.
create table impor_isi (
    pemda_id uuid not null references pemda (id),
    sidik text not null,
    isi bytea not null,
    primary key (pemda_id, sidik)
);
select selaras_lindungi('impor_isi');

-- Which file fills which part of an edition.
create table edisi_berkas (
    pemda_id uuid not null,
    edisi_id uuid not null,
    peran text not null,
    berkas_id uuid not null,
    primary key (pemda_id, edisi_id, peran),
    foreign key (pemda_id, edisi_id) references edisi (pemda_id, id),
    foreign key (pemda_id, berkas_id) references impor_berkas (pemda_id, id)
);
select selaras_lindungi('edisi_berkas');

-- What an import changed, row by row; also the way back.
create table impor_beda (
    pemda_id uuid not null,
    berkas_id uuid not null,
    urut bigint generated always as identity,
    tabel text not null,
    jenis text not null check (jenis in ('tambah', 'ubah', 'hapus')),
    kunci text not null,
    sebelum jsonb,
    sesudah jsonb,
    primary key (pemda_id, berkas_id, urut),
    foreign key (pemda_id, berkas_id) references impor_berkas (pemda_id, id)
);
select selaras_lindungi('impor_beda');

-- The same place, period and indicator is published by more than one source.
alter table indikator_makro drop constraint indikator_makro_pkey;
alter table indikator_makro add primary key (kode_bps, periode, indikator, sumber);
