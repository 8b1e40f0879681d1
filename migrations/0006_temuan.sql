-- Results of the consistency checks: findings with stable ids, state per rule, figures,
-- tolerances and reasons. Recomputed only where the facts changed (sidik).

create table periksa_aturan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    aturan text not null,
    status text not null check (status in ('dinilai', 'data_tidak_ada')),
    sebab text not null default '',
    jumlah integer not null,
    sidik text not null,
    dihitung_pada timestamptz not null,
    primary key (pemda_id, tahun, aturan)
);

create table temuan (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    id text not null,
    aturan text not null,
    tingkat text not null check (tingkat in ('blokir', 'peringatan', 'informasi')),
    subjek text not null,
    opd_id uuid,
    edisi_id uuid,
    simpul_id uuid,
    pesan text not null,
    saran text not null default '',
    angka jsonb,
    pertama_pada timestamptz not null,
    primary key (pemda_id, tahun, id)
);
create index temuan_aturan on temuan (pemda_id, tahun, aturan);
create index temuan_simpul on temuan (pemda_id, tahun, simpul_id);

create table temuan_alasan (
    pemda_id uuid not null,
    tahun smallint not null,
    temuan_id text not null,
    urut smallint not null,
    alasan text not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, tahun, temuan_id, urut)
);

create table periksa_ukuran (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    kunci text not null,
    nilai text not null,
    primary key (pemda_id, tahun, kunci)
);

create table toleransi (
    pemda_id uuid not null references pemda (id),
    aturan text not null,
    persen numeric(7, 3) not null,
    alasan text not null,
    sejak date not null,
    primary key (pemda_id, aturan, sejak)
);
