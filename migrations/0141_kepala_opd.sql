-- Assessment of heads of OPD, and of regencies by their province: sets of weighted variables per
-- year and period, values with their verification, bonus points. Values are appended.

create table kpd_set (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    tahun smallint not null,
    periode text not null check (periode in ('tahunan', 'tw1', 'tw2', 'tw3', 'tw4')),
    subjek text not null check (subjek in ('opd', 'daerah')),
    keadaan text not null check (keadaan in ('draf', 'berlaku', 'ditutup')),
    asal text not null check (asal in ('bawaan', 'setempat')),
    versi integer not null default 1,
    dibuat_pada timestamptz not null,
    dibuat_oleh text not null,
    primary key (pemda_id, id),
    unique (pemda_id, tahun, periode, subjek)
);
select selaras_lindungi('kpd_set');

-- Weights and targets in hundredths of a percent.
create table kpd_variabel (
    pemda_id uuid not null,
    set_id uuid not null,
    kode text not null,
    urut smallint not null,
    nama text not null,
    bobot_bp integer not null check (bobot_bp between 0 and 10000),
    sumber text not null,
    target_bp integer not null check (target_bp > 0),
    verifikator text not null,
    primary key (pemda_id, set_id, kode),
    foreign key (pemda_id, set_id) references kpd_set (pemda_id, id)
);
select selaras_lindungi('kpd_variabel');

-- subjek_id: an office of this government, or a government it supervises. nilai_bp null: does not
-- apply. The last row of a subject and variable counts.
create table kpd_isian (
    pemda_id uuid not null,
    set_id uuid not null,
    subjek_id uuid not null,
    kode text not null,
    urut integer not null,
    nilai_bp integer,
    keadaan text not null check (keadaan in ('BELUM', 'VERIFIKASI', 'PENGEMBALIAN', 'SELESAI')),
    asal text not null default '',
    catatan text not null default '',
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, set_id, subjek_id, kode, urut),
    foreign key (pemda_id, set_id, kode) references kpd_variabel (pemda_id, set_id, kode)
);
select selaras_lindungi('kpd_isian');

create table kpd_bonus (
    pemda_id uuid not null,
    set_id uuid not null,
    subjek_id uuid not null,
    urut integer not null,
    poin_bp integer not null check (poin_bp between 0 and 10000),
    alasan text not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, set_id, subjek_id, urut),
    foreign key (pemda_id, set_id) references kpd_set (pemda_id, id)
);
select selaras_lindungi('kpd_bonus');
revoke delete on kpd_isian, kpd_bonus from selaras_app;
revoke update on kpd_isian, kpd_bonus from selaras_app;
