-- People of a government: officials, civil servants, others who hold a role. What they may sign in
-- with stands elsewhere; here is who they are.

create table orang (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    nama text not null check (nama <> ''),
    gelar_depan text not null default '',
    gelar_belakang text not null default '',
    jenis text not null check (jenis in ('pns', 'pppk', 'pejabat', 'lain')),
    nip text,
    surel text,
    aktif boolean not null default true,
    versi integer not null default 1,
    dicatat_pada timestamptz not null,
    primary key (pemda_id, id)
);
create unique index orang_nip on orang (pemda_id, nip) where nip is not null;
create index orang_nama on orang (pemda_id, lower(nama));
select selaras_lindungi('orang');
