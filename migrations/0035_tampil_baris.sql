-- Side-by-side reading rows: one row per programme, activity and sub-activity of a year with its
-- ceilings in every document. Rebuildable from the thread at any time; a statement trigger marks
-- a government's rows stale, the next reader rebuilds them.

create table tampil_segar (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    usang boolean not null,
    primary key (pemda_id, tahun)
);

create table tampil_baris (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    nomor integer not null,
    tingkat text not null check (tingkat in ('program', 'kegiatan', 'sub_kegiatan')),
    opd_id uuid,
    opd_kode text not null,
    opd_nama text not null,
    unit_id uuid,
    unit_nama text not null,
    program_kode text not null,
    kegiatan_kode text not null,
    kode text not null,
    nama text not null,
    cari text not null,
    renstra_sen bigint,
    rkpd_sen bigint,
    apbd_sen bigint,
    dpa_sen bigint,
    realisasi_sen bigint,
    selisih_sen bigint,
    status text not null check (status in ('selaras', 'naik', 'turun', 'jadi_nol', 'dari_nol',
        'hanya_rkpd', 'hanya_apbd', 'hanya_lain')),
    temuan integer not null,
    blokir integer not null,
    renstra_id uuid,
    rkpd_id uuid,
    apbd_id uuid,
    dpa_id uuid,
    realisasi_id uuid,
    edisi_id uuid,
    simpul_id uuid,
    primary key (pemda_id, tahun, nomor)
);
create index tampil_baris_urut on tampil_baris (pemda_id, tahun, tingkat, nomor);
create index tampil_baris_opd on tampil_baris (pemda_id, tahun, opd_kode, tingkat, nomor);
create index tampil_baris_selisih on tampil_baris (pemda_id, tahun, tingkat,
    abs(coalesce(selisih_sen, 0)), nomor);
create index tampil_baris_rkpd on tampil_baris (pemda_id, tahun, tingkat, coalesce(rkpd_sen, 0),
    nomor);
create index tampil_baris_apbd on tampil_baris (pemda_id, tahun, tingkat, coalesce(apbd_sen, 0),
    nomor);
create index tampil_baris_simpul on tampil_baris (pemda_id, simpul_id);

-- Totals by what the filter chips ask, so that no list adds up 65,000 rows for a page.
create table tampil_jumlah (
    pemda_id uuid not null references pemda (id),
    tahun smallint not null,
    tingkat text not null,
    opd_kode text not null,
    status text not null,
    ada_temuan boolean not null,
    baris integer not null,
    renstra_sen bigint not null,
    rkpd_sen bigint not null,
    apbd_sen bigint not null,
    dpa_sen bigint not null,
    realisasi_sen bigint not null,
    selisih_sen bigint not null,
    temuan integer not null,
    primary key (pemda_id, tahun, tingkat, opd_kode, status, ada_temuan)
);

select selaras_lindungi('tampil_segar');
select selaras_lindungi('tampil_baris');
select selaras_lindungi('tampil_jumlah');

create function selaras_tampil_usang() returns trigger language plpgsql as $$
begin
    update tampil_segar set usang = true where pemda_id = selaras_pemda() and not usang;
    return null;
end $$;

create trigger tampil_usang after insert or update or delete on edisi
    for each statement execute function selaras_tampil_usang();
create trigger tampil_usang after insert or update or delete on simpul
    for each statement execute function selaras_tampil_usang();
create trigger tampil_usang after insert or update or delete on pagu
    for each statement execute function selaras_tampil_usang();
create trigger tampil_usang after insert or update or delete on temuan
    for each statement execute function selaras_tampil_usang();
create trigger tampil_usang after insert or update or delete on perangkat_daerah
    for each statement execute function selaras_tampil_usang();
