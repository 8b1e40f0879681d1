-- Units with their history, posts in them, and who held a post when. A perangkat daerah or unit
-- known from an import has the same id here; its row appears with the first thing said about it.

create table unit_kerja (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    kode text not null default '',
    versi integer not null default 1,
    primary key (pemda_id, id)
);
create unique index unit_kerja_kode on unit_kerja (pemda_id, kode) where kode <> '';

-- Name, kind and place of a unit in a period; periods of one unit do not overlap.
create table unit_masa (
    pemda_id uuid not null,
    unit_id uuid not null,
    mulai date not null,
    selesai date,
    nama text not null check (nama <> ''),
    jenis text not null check (jenis in
        ('kementerian', 'perangkat_daerah', 'unit', 'uptd', 'sekretariat', 'bidang', 'seksi',
         'kelompok')),
    induk_id uuid,
    dasar text not null default '',
    dicatat_pada timestamptz not null,
    primary key (pemda_id, unit_id, mulai),
    check (selesai is null or selesai > mulai),
    foreign key (pemda_id, unit_id) references unit_kerja (pemda_id, id),
    foreign key (pemda_id, induk_id) references unit_kerja (pemda_id, id)
);
create unique index unit_masa_kini on unit_masa (pemda_id, unit_id) where selesai is null;
create index unit_masa_induk on unit_masa (pemda_id, induk_id);

create table jabatan (
    pemda_id uuid not null,
    id uuid not null,
    unit_id uuid not null,
    kode text not null default '',
    nama text not null check (nama <> ''),
    jenis text not null check (jenis in
        ('kepala_daerah', 'jpt_madya', 'jpt_pratama', 'administrator', 'pengawas', 'fungsional',
         'pelaksana')),
    kepala boolean not null default false,
    atasan_id uuid,
    mulai date not null,
    selesai date,
    versi integer not null default 1,
    dicatat_pada timestamptz not null,
    primary key (pemda_id, id),
    check (selesai is null or selesai > mulai),
    foreign key (pemda_id, unit_id) references unit_kerja (pemda_id, id),
    foreign key (pemda_id, atasan_id) references jabatan (pemda_id, id)
);
create unique index jabatan_kode on jabatan (pemda_id, kode) where kode <> '';
create unique index jabatan_kepala on jabatan (pemda_id, unit_id) where kepala and selesai is null;
create index jabatan_unit on jabatan (pemda_id, unit_id);
create index jabatan_atasan on jabatan (pemda_id, atasan_id);

create table penugasan (
    pemda_id uuid not null,
    id uuid not null,
    jabatan_id uuid not null,
    orang_id uuid not null,
    jenis text not null check (jenis in ('definitif', 'plt', 'plh')),
    -- One holder at a time; kept here so that an index can hold it.
    tunggal boolean not null,
    mulai date not null,
    selesai date,
    nomor_sk text not null check (nomor_sk <> ''),
    tanggal_sk date not null,
    sebab_akhir text not null default '',
    versi integer not null default 1,
    dicatat_pada timestamptz not null,
    primary key (pemda_id, id),
    check (selesai is null or selesai > mulai),
    foreign key (pemda_id, jabatan_id) references jabatan (pemda_id, id),
    foreign key (pemda_id, orang_id) references orang (pemda_id, id)
);
-- The last word on "no two definitif holders at once" for running assignments.
create unique index penugasan_kini on penugasan (pemda_id, jabatan_id, jenis)
    where tunggal and selesai is null;
create index penugasan_jabatan on penugasan (pemda_id, jabatan_id, mulai);
create index penugasan_orang on penugasan (pemda_id, orang_id, mulai);

select selaras_lindungi('unit_kerja');
select selaras_lindungi('unit_masa');
select selaras_lindungi('jabatan');
select selaras_lindungi('penugasan');
revoke delete on unit_kerja, unit_masa, jabatan, penugasan, orang from selaras_app;
