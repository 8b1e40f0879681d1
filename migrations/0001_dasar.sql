-- Foundation: the tenant function, the registry of governments, regions.
-- Tables commented 'referensi' are national and carry no tenant; every other table of this
-- schema is tenant data: pemda_id first in each key, row-level security forced.

create extension if not exists pg_trgm;

-- The tenant of the running transaction; null outside a tenant, so that policies match nothing.
create function selaras_pemda() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('selaras.pemda', true), '')::uuid $$;

create table wilayah (
    kode text primary key,
    nama text not null,
    tingkat smallint not null check (tingkat between 1 and 4),
    induk text,
    jenis text,
    administratif boolean not null default false,
    penduduk bigint,
    luas_km2 numeric(12, 3),
    lintang numeric(9, 5),
    bujur numeric(9, 5)
);
comment on table wilayah is 'referensi: kode wilayah Kemendagri';
create index wilayah_induk on wilayah (induk);
create index wilayah_nama_trgm on wilayah using gin (lower(nama) gin_trgm_ops);

-- One row per government that may hold tenant data. '00' is the nation itself: it owns the
-- bookkeeping of national reference imports.
create table pemda (
    id uuid primary key,
    kode text not null unique,
    nama text not null,
    jenis text not null check (jenis in ('nasional', 'provinsi', 'kabupaten', 'kota')),
    induk text,
    kode_kemenkeu text unique,
    kode_bps text,
    contoh boolean not null default false
);
comment on table pemda is 'referensi: daftar pemerintah daerah';
