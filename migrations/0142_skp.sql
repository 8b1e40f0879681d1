-- Employee performance: one SKP per person, post and year, its results with indicators, behaviour,
-- dialogue and feedback; what a unit achieved and how its predicates were closed.

create table skp_unit (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    opd_id uuid not null,
    capaian text not null check (capaian in
        ('istimewa', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang')),
    -- The assessment of the head it was taken from; none when it was typed with its reason.
    dari_set uuid,
    alasan text not null default '',
    versi integer not null default 1,
    ditutup_pada timestamptz,
    ditutup_oleh text not null default '',
    alasan_sebaran text not null default '',
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, tahun, opd_id),
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id),
    foreign key (pemda_id, dari_set) references kpd_set (pemda_id, id)
);
create index skp_unit_opd on skp_unit (pemda_id, opd_id);
create index skp_unit_set on skp_unit (pemda_id, dari_set);
select selaras_lindungi('skp_unit');

create table skp (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    tahun smallint not null,
    orang_id uuid not null,
    jabatan_id uuid not null,
    opd_id uuid not null,
    pimpinan boolean not null,
    atasan_id uuid,
    keadaan text not null check (keadaan in ('draf', 'disepakati', 'dinilai', 'ditetapkan')),
    hasil text check (hasil in ('di_atas_ekspektasi', 'sesuai_ekspektasi', 'di_bawah_ekspektasi')),
    perilaku text
        check (perilaku in ('di_atas_ekspektasi', 'sesuai_ekspektasi', 'di_bawah_ekspektasi')),
    predikat text check (predikat in
        ('sangat_baik', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang')),
    alasan text not null default '',
    versi integer not null default 1,
    dibuat_pada timestamptz not null,
    primary key (pemda_id, id),
    unique (pemda_id, tahun, orang_id, jabatan_id),
    check ((keadaan in ('dinilai', 'ditetapkan')) = (predikat is not null)),
    foreign key (pemda_id, orang_id) references orang (pemda_id, id),
    foreign key (pemda_id, jabatan_id) references jabatan (pemda_id, id),
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id),
    foreign key (pemda_id, atasan_id) references orang (pemda_id, id)
);
create index skp_orang on skp (pemda_id, orang_id);
create index skp_jabatan on skp (pemda_id, jabatan_id);
create index skp_opd on skp (pemda_id, opd_id, tahun);
create index skp_atasan on skp (pemda_id, atasan_id);
select selaras_lindungi('skp');

-- simpul_id: the node of the performance tree the result comes from, where it comes from one.
create table skp_hasil (
    pemda_id uuid not null,
    skp_id uuid not null,
    urut smallint not null,
    jenis text not null check (jenis in ('utama', 'tambahan')),
    teks text not null check (teks <> ''),
    simpul_id uuid,
    aspek text not null check (aspek in ('kuantitas', 'kualitas', 'waktu', 'biaya')),
    indikator text not null default '',
    target text not null default '',
    realisasi text not null default '',
    primary key (pemda_id, skp_id, urut),
    foreign key (pemda_id, skp_id) references skp (pemda_id, id)
);
select selaras_lindungi('skp_hasil');

create table skp_perilaku (
    pemda_id uuid not null,
    skp_id uuid not null,
    kode text not null,
    ekspektasi text not null,
    primary key (pemda_id, skp_id, kode),
    foreign key (pemda_id, skp_id) references skp (pemda_id, id)
);
select selaras_lindungi('skp_perilaku');

create table skp_dialog (
    pemda_id uuid not null,
    skp_id uuid not null,
    urut integer not null,
    jenis text not null check (jenis in ('dialog', 'umpan_balik')),
    teks text not null check (teks <> ''),
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, skp_id, urut),
    foreign key (pemda_id, skp_id) references skp (pemda_id, id)
);
select selaras_lindungi('skp_dialog');
revoke update, delete on skp_dialog from selaras_app;
