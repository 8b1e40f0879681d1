-- The log's proof: the digest of each event as noted in its own transaction, its place in the
-- log, the signed heads, and the heads this government keeps for others as their witness.

alter table peristiwa add column unit text not null default '';
alter table peristiwa add column sebelum text not null default '';
alter table peristiwa add column sesudah text not null default '';
create index peristiwa_subjek on peristiwa (pemda_id, subjek, pada);

-- Noted with the event; apart from it, so that changing one betrays itself.
create table log_daun (
    pemda_id uuid not null,
    peristiwa_id uuid not null,
    daun text not null,
    primary key (pemda_id, peristiwa_id)
);

-- Places are given after commit, so that no act waits for another one's place.
create table log_entri (
    pemda_id uuid not null,
    urut bigint not null check (urut >= 0),
    peristiwa_id uuid not null,
    daun text not null,
    primary key (pemda_id, urut),
    unique (pemda_id, peristiwa_id)
);

create table log_kepala (
    pemda_id uuid not null references pemda (id),
    ukuran bigint not null,
    akar text not null,
    pada text not null,
    kunci text not null,
    tanda_tangan text not null,
    primary key (pemda_id, ukuran, kunci)
);

create table log_saksi (
    pemda_id uuid not null references pemda (id),
    asal text not null,
    ukuran bigint not null,
    akar text not null,
    pada text not null,
    kunci text not null,
    tanda_tangan text not null,
    diterima_pada timestamptz not null,
    primary key (pemda_id, asal, ukuran, akar)
);

select selaras_lindungi('log_daun');
select selaras_lindungi('log_entri');
select selaras_lindungi('log_kepala');
select selaras_lindungi('log_saksi');
grant select, insert on log_daun, log_entri, log_kepala, log_saksi to selaras_app;
revoke update, delete on log_daun, log_entri, log_kepala, log_saksi from selaras_app;
