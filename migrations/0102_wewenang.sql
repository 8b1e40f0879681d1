-- Roles held by people, each with its scope and period, and their delegation for a period.
-- Nothing is deleted: a role that ends gets its last day.

create table peran_orang (
    pemda_id uuid not null,
    id uuid not null,
    orang_id uuid not null,
    peran text not null,
    lingkup text not null check (lingkup in ('bangsa', 'provinsi', 'pemda', 'opd', 'diri')),
    -- The unit at the top of the subtree, for lingkup opd.
    unit_id uuid,
    mulai date not null,
    selesai date,
    dasar text not null default '',
    versi integer not null default 1,
    dicatat_pada timestamptz not null,
    primary key (pemda_id, id),
    check (selesai is null or selesai > mulai),
    check ((lingkup = 'opd') = (unit_id is not null)),
    foreign key (pemda_id, orang_id) references orang (pemda_id, id),
    foreign key (pemda_id, unit_id) references unit_kerja (pemda_id, id)
);
create index peran_orang_orang on peran_orang (pemda_id, orang_id, mulai);
create index peran_orang_unit on peran_orang (pemda_id, unit_id);
create unique index peran_orang_kini on peran_orang
    (pemda_id, orang_id, peran, lingkup, coalesce(unit_id, orang_id)) where selesai is null;

create table delegasi (
    pemda_id uuid not null,
    id uuid not null,
    peran_id uuid not null,
    dari_id uuid not null,
    kepada_id uuid not null,
    mulai date not null,
    selesai date not null,
    nomor_surat text not null default '',
    alasan text not null default '',
    versi integer not null default 1,
    dicatat_pada timestamptz not null,
    primary key (pemda_id, id),
    check (selesai >= mulai),
    check (dari_id <> kepada_id),
    foreign key (pemda_id, peran_id) references peran_orang (pemda_id, id),
    foreign key (pemda_id, dari_id) references orang (pemda_id, id),
    foreign key (pemda_id, kepada_id) references orang (pemda_id, id)
);
create index delegasi_peran on delegasi (pemda_id, peran_id);
create index delegasi_dari on delegasi (pemda_id, dari_id);
create index delegasi_kepada on delegasi (pemda_id, kepada_id, mulai);

select selaras_lindungi('peran_orang');
select selaras_lindungi('delegasi');
revoke delete on peran_orang, delegasi from selaras_app;
