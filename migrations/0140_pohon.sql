-- Performance trees: editions of a government's tree, nodes with indicators and success factors,
-- budgeted sub-activities hung on nodes, and support asked from other units.

create table pohon (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    tahun_mulai smallint not null,
    tahun_selesai smallint not null,
    edisi smallint not null,
    keadaan text not null check (keadaan in ('draf', 'berlaku', 'digantikan')),
    -- How it began: drawn from the imported plan, copied from the edition before, or empty.
    asal text not null check (asal in ('rencana', 'edisi', 'kosong')),
    dasar text not null default '',
    versi integer not null default 1,
    dibuat_pada timestamptz not null,
    dibuat_oleh text not null,
    ditetapkan_pada timestamptz,
    ditetapkan_oleh text not null default '',
    primary key (pemda_id, id),
    unique (pemda_id, tahun_mulai, tahun_selesai, edisi),
    check (tahun_selesai >= tahun_mulai)
);
create unique index pohon_satu_draf on pohon (pemda_id, tahun_mulai, tahun_selesai)
    where keadaan = 'draf';
create unique index pohon_satu_berlaku on pohon (pemda_id, tahun_mulai, tahun_selesai)
    where keadaan = 'berlaku';
select selaras_lindungi('pohon');

-- A node keeps its id through the editions. dari_rencana: its words are still those of the plan.
create table pohon_simpul (
    pemda_id uuid not null,
    pohon_id uuid not null,
    id uuid not null,
    induk_id uuid,
    urut integer not null,
    jenis text not null check (jenis in ('akhir', 'antara', 'segera', 'keluaran')),
    kode text not null default '',
    pernyataan text not null check (pernyataan <> ''),
    puncak boolean not null default false,
    dari_rencana boolean not null default false,
    opd_id uuid,
    unit_id uuid,
    jabatan_id uuid,
    penanggung_jawab text not null default '',
    primary key (pemda_id, pohon_id, id),
    foreign key (pemda_id, pohon_id) references pohon (pemda_id, id),
    foreign key (pemda_id, pohon_id, induk_id) references pohon_simpul (pemda_id, pohon_id, id)
        deferrable initially deferred,
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id),
    foreign key (pemda_id, unit_id) references unit_kerja (pemda_id, id),
    foreign key (pemda_id, jabatan_id) references jabatan (pemda_id, id)
);
create index pohon_simpul_induk on pohon_simpul (pemda_id, pohon_id, induk_id);
create index pohon_simpul_opd on pohon_simpul (pemda_id, opd_id);
create index pohon_simpul_unit on pohon_simpul (pemda_id, unit_id);
create index pohon_simpul_jabatan on pohon_simpul (pemda_id, jabatan_id);
select selaras_lindungi('pohon_simpul');

create table pohon_indikator (
    pemda_id uuid not null,
    pohon_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    teks text not null check (teks <> ''),
    satuan text not null default '',
    target text not null default '',
    primary key (pemda_id, pohon_id, simpul_id, urut),
    foreign key (pemda_id, pohon_id, simpul_id) references pohon_simpul (pemda_id, pohon_id, id)
        on delete cascade
);
select selaras_lindungi('pohon_indikator');

-- Critical success factors of a node.
create table pohon_faktor (
    pemda_id uuid not null,
    pohon_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    teks text not null check (teks <> ''),
    primary key (pemda_id, pohon_id, simpul_id, urut),
    foreign key (pemda_id, pohon_id, simpul_id) references pohon_simpul (pemda_id, pohon_id, id)
        on delete cascade
);
select selaras_lindungi('pohon_faktor');

-- Which node a sub-activity of an office serves; its money is read from the budget in force.
create table pohon_sub_kegiatan (
    pemda_id uuid not null,
    pohon_id uuid not null,
    opd_id uuid not null,
    kode text not null,
    simpul_id uuid not null,
    primary key (pemda_id, pohon_id, opd_id, kode),
    foreign key (pemda_id, pohon_id, simpul_id) references pohon_simpul (pemda_id, pohon_id, id)
        on delete cascade,
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id)
);
create index pohon_sub_kegiatan_simpul on pohon_sub_kegiatan (pemda_id, pohon_id, simpul_id);
create index pohon_sub_kegiatan_opd on pohon_sub_kegiatan (pemda_id, opd_id);
select selaras_lindungi('pohon_sub_kegiatan');

-- Support asked for a node: from an office of the government, or from an institution outside.
create table pohon_lintas (
    pemda_id uuid not null,
    pohon_id uuid not null,
    id uuid not null,
    simpul_id uuid not null,
    opd_id uuid,
    lembaga text not null default '',
    isi text not null,
    keadaan text not null check (keadaan in ('diminta', 'disetujui', 'ditolak', 'ditarik')),
    jawaban text not null default '',
    diminta_oleh text not null,
    diminta_pada timestamptz not null,
    dijawab_oleh text not null default '',
    dijawab_pada timestamptz,
    primary key (pemda_id, pohon_id, id),
    check ((opd_id is null) <> (lembaga = '')),
    foreign key (pemda_id, pohon_id, simpul_id) references pohon_simpul (pemda_id, pohon_id, id)
        on delete cascade,
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id)
);
create index pohon_lintas_simpul on pohon_lintas (pemda_id, pohon_id, simpul_id);
create index pohon_lintas_opd on pohon_lintas (pemda_id, opd_id, keadaan);
select selaras_lindungi('pohon_lintas');
