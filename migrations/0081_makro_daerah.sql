-- Macro indicators as the government itself writes them: its own target beside the national ones,
-- for regions and years the national list does not cover.

create table daftar_makro (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id uuid not null,
    nomor smallint not null,
    nama text not null,
    periode text not null default '',
    target_rkpd numeric,
    target_rkp numeric,
    target_rpjmn numeric,
    target_kewilayahan numeric,
    berkas_id uuid,
    baris integer,
    primary key (pemda_id, tahun, id)
);
select selaras_lindungi('daftar_makro');
