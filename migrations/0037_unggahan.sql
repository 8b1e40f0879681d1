-- Files uploaded on the page and not yet decided upon; they wait with the nation's own books and
-- are thrown away once applied or refused.
create table unggahan (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    nama text not null,
    isi bytea not null,
    opsi jsonb not null,
    oleh text not null,
    dibuat_pada timestamptz not null,
    primary key (pemda_id, id)
);
select selaras_lindungi('unggahan');
create index pekerjaan_baru on pekerjaan (pemda_id, dibuat_pada desc);
