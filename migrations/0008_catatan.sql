-- Every change writes one event in its transaction; jobs and idempotency keys beside it.

create table peristiwa (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    pada timestamptz not null,
    pelaku text not null,
    peran text not null,
    tindakan text not null,
    subjek text not null,
    permintaan text not null default '',
    alasan text not null default '',
    isi jsonb not null default '{}',
    primary key (pemda_id, id)
);

create table idempoten (
    pemda_id uuid not null references pemda (id),
    kunci text not null,
    tindakan text not null,
    hasil jsonb not null,
    pada timestamptz not null,
    primary key (pemda_id, kunci)
);

create table pekerjaan (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    jenis text not null,
    isi jsonb not null,
    kemajuan jsonb not null default '{}',
    status text not null check (status in ('antre', 'berjalan', 'selesai', 'gagal')),
    dibuat_pada timestamptz not null,
    mulai_pada timestamptz,
    selesai_pada timestamptz,
    percobaan smallint not null default 0,
    primary key (pemda_id, id)
);
