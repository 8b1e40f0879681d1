-- Performance agreements with their editions, quarterly plans, measurements with evidence, locks.

create table pk (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    tahun smallint not null,
    opd_id uuid,
    jenjang text not null check (jenjang in
        ('kepala_daerah', 'eselon_2', 'eselon_3', 'eselon_4', 'individu')),
    unit text not null default '',
    edisi smallint not null,
    keadaan text not null check (keadaan in
        ('draf', 'diajukan', 'berlaku', 'digantikan', 'dibatalkan')),
    sebab text not null check (sebab in ('awal', 'rotasi', 'anggaran', 'strategi')),
    alasan text not null default '',
    pihak1_nama text not null default '',
    pihak1_jabatan text not null default '',
    pihak1_cara text not null default 'definitif',
    pihak2_nama text not null default '',
    pihak2_jabatan text not null default '',
    pihak2_cara text not null default 'definitif',
    tempat text not null default '',
    tanggal date,
    rencana_edisi_id uuid not null,
    anggaran_edisi_id uuid,
    terbit_pada timestamptz,
    dibuat_pada timestamptz not null,
    dibuat_oleh text not null,
    primary key (pemda_id, id),
    unique nulls not distinct (pemda_id, tahun, opd_id, jenjang, unit, edisi),
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id),
    foreign key (pemda_id, rencana_edisi_id) references edisi (pemda_id, id),
    foreign key (pemda_id, anggaran_edisi_id) references edisi (pemda_id, id)
);
create unique index pk_satu_berlaku on pk (pemda_id, tahun, opd_id, jenjang, unit)
    nulls not distinct where keadaan = 'berlaku';
create unique index pk_satu_disusun on pk (pemda_id, tahun, opd_id, jenjang, unit)
    nulls not distinct where keadaan in ('draf', 'diajukan');
create index pk_opd on pk (pemda_id, opd_id);
create index pk_rencana on pk (pemda_id, rencana_edisi_id);
create index pk_anggaran on pk (pemda_id, anggaran_edisi_id);
select selaras_lindungi('pk');

create table pk_indikator (
    pemda_id uuid not null,
    pk_id uuid not null,
    urut smallint not null,
    sasaran text not null,
    simpul_id uuid not null,
    indikator_id uuid not null,
    teks text not null,
    satuan text not null,
    target text not null,
    polaritas text not null check (polaritas in ('positif', 'negatif', 'rentang')),
    agregasi text not null check (agregasi in ('jumlah', 'akhir', 'rata_rata', 'predikat')),
    rumus_negatif text not null default 'selisih_ganda'
        check (rumus_negatif in ('selisih_ganda', 'kebalikan')),
    utama boolean not null default false,
    definisi text not null default '',
    sumber_data text not null default '',
    primary key (pemda_id, pk_id, urut),
    foreign key (pemda_id, pk_id) references pk (pemda_id, id)
);
select selaras_lindungi('pk_indikator');

create table pk_program (
    pemda_id uuid not null,
    pk_id uuid not null,
    urut smallint not null,
    kode text not null,
    nama text not null,
    anggaran_sen bigint not null,
    primary key (pemda_id, pk_id, urut),
    foreign key (pemda_id, pk_id) references pk (pemda_id, id)
);
select selaras_lindungi('pk_program');

create table rencana_aksi (
    pemda_id uuid not null,
    pk_id uuid not null,
    keadaan text not null check (keadaan in ('draf', 'berlaku')),
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, pk_id),
    foreign key (pemda_id, pk_id) references pk (pemda_id, id)
);
select selaras_lindungi('rencana_aksi');

create table rencana_aksi_target (
    pemda_id uuid not null,
    pk_id uuid not null,
    indikator smallint not null,
    triwulan smallint not null check (triwulan between 1 and 4),
    target text not null default '',
    kegiatan text not null default '',
    anggaran_sen bigint not null default 0,
    penanggung_jawab text not null default '',
    primary key (pemda_id, pk_id, indikator, triwulan),
    foreign key (pemda_id, pk_id) references rencana_aksi (pemda_id, pk_id),
    foreign key (pemda_id, pk_id, indikator) references pk_indikator (pemda_id, pk_id, urut)
);
select selaras_lindungi('rencana_aksi_target');

-- Every change of a measurement is a row; the last one counts.
create table pengukuran (
    pemda_id uuid not null,
    pk_id uuid not null,
    indikator smallint not null,
    triwulan smallint not null check (triwulan between 1 and 4),
    urut integer not null,
    keadaan text not null check (keadaan in ('draf', 'diajukan', 'dikembalikan', 'terverifikasi')),
    realisasi text not null,
    anggaran_sen bigint not null default 0,
    hambatan text not null default '',
    tindak_lanjut text not null default '',
    catatan text not null default '',
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, pk_id, indikator, triwulan, urut),
    foreign key (pemda_id, pk_id, indikator) references pk_indikator (pemda_id, pk_id, urut)
);
select selaras_lindungi('pengukuran');

create table pengukuran_bukti (
    pemda_id uuid not null,
    pk_id uuid not null,
    indikator smallint not null,
    triwulan smallint not null,
    urut integer not null,
    judul text not null,
    tautan text not null default '',
    berkas_id uuid,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, pk_id, indikator, triwulan, urut),
    foreign key (pemda_id, pk_id, indikator) references pk_indikator (pemda_id, pk_id, urut),
    foreign key (pemda_id, berkas_id) references berkas_bukti (pemda_id, id)
);
create index pengukuran_bukti_berkas on pengukuran_bukti (pemda_id, berkas_id);
select selaras_lindungi('pengukuran_bukti');

create table triwulan_kunci (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    triwulan smallint not null check (triwulan between 1 and 4),
    urut integer not null,
    terkunci boolean not null,
    alasan text not null default '',
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, tahun, triwulan, urut)
);
select selaras_lindungi('triwulan_kunci');

-- Performance reports: sections as text editions; figures are frozen when the report takes effect.
create table lkj (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    tahun smallint not null,
    opd_id uuid,
    keadaan text not null check (keadaan in ('draf', 'reviu', 'direviu', 'berlaku', 'terbit')),
    angka jsonb,
    reviu_catatan text not null default '',
    reviu_oleh text not null default '',
    reviu_pada timestamptz,
    berlaku_pada timestamptz,
    terbit_pada timestamptz,
    dibuat_pada timestamptz not null,
    dibuat_oleh text not null,
    primary key (pemda_id, id),
    unique nulls not distinct (pemda_id, tahun, opd_id),
    foreign key (pemda_id, opd_id) references perangkat_daerah (pemda_id, id)
);
create index lkj_opd on lkj (pemda_id, opd_id);
select selaras_lindungi('lkj');

create table lkj_bagian (
    pemda_id uuid not null,
    lkj_id uuid not null,
    kunci text not null,
    urut integer not null,
    teks text not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, lkj_id, kunci, urut),
    foreign key (pemda_id, lkj_id) references lkj (pemda_id, id)
);
select selaras_lindungi('lkj_bagian');

create table lkj_pembanding (
    pemda_id uuid not null,
    lkj_id uuid not null,
    indikator smallint not null,
    urut integer not null,
    nama text not null,
    nilai text not null,
    sumber text not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, lkj_id, indikator, urut),
    foreign key (pemda_id, lkj_id) references lkj (pemda_id, id)
);
select selaras_lindungi('lkj_pembanding');
