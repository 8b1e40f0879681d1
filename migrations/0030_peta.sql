-- Shapes of provinces and regencies for maps, from a boundary pack; empty without one.

create table peta (
    kode text primary key,
    tingkat smallint not null check (tingkat in (0, 1, 2)),
    induk text,
    jalur text not null,
    x0 integer not null,
    y0 integer not null,
    x1 integer not null,
    y1 integer not null
);
comment on table peta is 'referensi: bentuk wilayah untuk peta; kode 00 memuat bingkai nasional';
create index peta_induk on peta (tingkat, induk);
