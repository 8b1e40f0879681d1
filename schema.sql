-- The schema after all migrations, written from the catalogue by `make skema`.
-- Do not edit: add a migration.

-- Extensions

create extension if not exists pg_trgm;

-- Functions

CREATE OR REPLACE FUNCTION public.akun_cari(dicari text, OUT pemda_id uuid, OUT akun_id uuid)
 RETURNS SETOF record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    return query select d.milik, d.akun from akun_direktori d where d.kunci = dicari;
end $function$
;
CREATE OR REPLACE FUNCTION public.akun_daftarkan(baru text, untuk uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if selaras_pemda() is null then
        raise exception 'akun_daftarkan di luar pemda';
    end if;
    insert into akun_direktori (kunci, milik, akun) values (baru, selaras_pemda(), untuk)
    on conflict do nothing;
    return found;
end $function$
;
CREATE OR REPLACE FUNCTION public.akun_lepaskan(lama text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    delete from akun_direktori where kunci = lama and milik = selaras_pemda();
    return found;
end $function$
;
CREATE OR REPLACE FUNCTION public.gulung_catat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if selaras_pemda() is not null then
        insert into gulung_urut (pemda_id, urut) values (selaras_pemda(), 1)
        on conflict (pemda_id) do update set urut = gulung_urut.urut + 1;
        perform pg_notify('selaras_gulung', selaras_pemda()::text);
    end if;
    return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.log_menunggu(seluruhnya boolean)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
    asal text := current_setting('selaras.pemda', true);
    milik uuid;
    batas timestamptz;
begin
    for milik in select p.id from pemda p order by p.kode loop
        perform set_config('selaras.pemda', milik::text, true);
        batas := '-infinity';
        if not seluruhnya then
            select coalesce(max(p.pada) - interval '1 hour', '-infinity') into batas
            from peristiwa p
            where p.pemda_id = milik and p.id = (select e.peristiwa_id from log_entri e
                where e.pemda_id = milik order by e.urut desc limit 1);
        end if;
        if exists (select 1 from peristiwa p
                   where p.pemda_id = milik and p.pada > batas
                     and exists (select 1 from log_daun d
                                 where d.pemda_id = milik and d.peristiwa_id = p.id)
                     and not exists (select 1 from log_entri e
                                     where e.pemda_id = milik and e.peristiwa_id = p.id)) then
            return next milik;
        end if;
    end loop;
    perform set_config('selaras.pemda', coalesce(asal, ''), true);
end $function$
;
CREATE OR REPLACE FUNCTION public.pandangan_pembina(tahun_ smallint)
 RETURNS TABLE(pemda_id uuid, kode text, nama text, ukuran text, nilai bigint, teks text, pada timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
#variable_conflict use_column
declare
    asal text := current_setting('selaras.pemda', true);
    pembina record;
    daerah record;
begin
    select * into pembina from pemda p where p.id = selaras_pemda();
    if not found then
        return;
    end if;
    for daerah in
        select * from pemda p
        where p.id = pembina.id
           or (pembina.jenis = 'nasional' and p.jenis <> 'nasional')
           or (pembina.jenis = 'provinsi' and p.induk = pembina.kode
               and p.jenis in ('kabupaten', 'kota'))
        order by p.kode
    loop
        -- Undone with the transaction should anything fail in between.
        perform set_config('selaras.pemda', daerah.id::text, true);
        return query
            select daerah.id, daerah.kode, daerah.nama, s.ukuran, s.nilai, s.teks, s.pada
            from pandangan_satu(tahun_) s;
    end loop;
    perform set_config('selaras.pemda', asal, true);
end $function$
;
CREATE OR REPLACE FUNCTION public.pandangan_satu(tahun_ smallint)
 RETURNS TABLE(ukuran text, nilai bigint, teks text, pada timestamp with time zone)
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
begin
    return query
    select 'temuan_' || t.tingkat, count(*), ''::text, max(t.pertama_pada)
    from temuan t where t.pemda_id = selaras_pemda() and t.tahun = tahun_ group by t.tingkat
    union all
    select 'temuan_beralasan', count(distinct a.temuan_id), '', max(a.pada)
    from temuan_alasan a where a.pemda_id = selaras_pemda() and a.tahun = tahun_
    union all
    select 'aturan_dinilai', count(*) filter (where p.status = 'dinilai'), ''::text,
        max(p.dihitung_pada)
    from periksa_aturan p where p.pemda_id = selaras_pemda() and p.tahun = tahun_
    union all
    select 'dokumen_berlaku', count(*), string_agg(distinct d.jenis, ' ' order by d.jenis),
        max(e.dibuat_pada)
    from edisi e join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id
    where e.pemda_id = selaras_pemda() and e.status = 'berlaku'
      and tahun_ between d.tahun_mulai and d.tahun_selesai
    union all
    select case when d.jenis = 'realisasi' then 'realisasi_sen' else 'anggaran_sen' end,
        sum(g.nilai_sen)::bigint, max(g.periode), max(e.dibuat_pada)
    from edisi e
    join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id
    join pagu g on g.pemda_id = e.pemda_id and g.edisi_id = e.id and g.tahun = tahun_
    join simpul s on s.pemda_id = g.pemda_id and s.edisi_id = g.edisi_id and s.id = g.simpul_id
    where e.pemda_id = selaras_pemda() and e.status = 'berlaku' and s.tingkat = 'sub_kegiatan'
      and tahun_ between d.tahun_mulai and d.tahun_selesai
      and ((d.jenis = 'apbd' and g.kolom = 'pagu')
        or (d.jenis = 'realisasi' and g.kolom = 'realisasi'
            and g.periode = (select max(h.periode) from pagu h
                             where h.pemda_id = g.pemda_id and h.edisi_id = g.edisi_id
                               and h.kolom = 'realisasi')))
    group by d.jenis
    union all
    select 'jabatan_kepala', count(*), '', null from jabatan j
    where j.pemda_id = selaras_pemda() and j.kepala
      and (j.selesai is null or j.selesai > current_date)
    union all
    select 'jabatan_kepala_' || p.jenis, count(distinct p.jabatan_id), '', max(p.dicatat_pada)
    from penugasan p join jabatan j on j.pemda_id = p.pemda_id and j.id = p.jabatan_id
    where p.pemda_id = selaras_pemda() and j.kepala and p.mulai <= current_date
      and (p.selesai is null or p.selesai > current_date)
    group by p.jenis;
end $function$
;
CREATE OR REPLACE FUNCTION public.selaras_lindungi(nama text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
    execute format('alter table %I enable row level security', nama);
    execute format('alter table %I force row level security', nama);
    execute format(
        'create policy pemda_sendiri on %I using (pemda_id = selaras_pemda()) '
        'with check (pemda_id = selaras_pemda())',
        nama);
end $function$
;
CREATE OR REPLACE FUNCTION public.selaras_pemda()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('selaras.pemda', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION public.selaras_statistik(nama text, tambah bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if nama not in ('simpul', 'indikator') then
        raise exception 'selaras_statistik: %', nama;
    end if;
    if (select reltuples from pg_class where oid = format('public.%I', nama)::regclass)
        >= tambah then
        return false;
    end if;
    execute format('analyze public.%I', nama);
    return true;
end $function$
;
CREATE OR REPLACE FUNCTION public.selaras_tampil_usang()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    update tampil_segar set usang = true where pemda_id = selaras_pemda() and not usang;
    return null;
end $function$
;

-- Tables

create table akun (
    pemda_id uuid not null,
    id uuid not null,
    nama text not null,
    tampilan text not null,
    orang_id uuid,
    sandi text,
    sandi_pada timestamp with time zone,
    harus_ganti boolean default false not null,
    aktif boolean default true not null,
    totp_aktif boolean default false not null,
    totp_langkah bigint,
    contoh boolean default false not null,
    dibuat_pada timestamp with time zone not null,
    versi integer default 1 not null
);
create table akun_direktori (
    kunci text not null,
    milik uuid not null,
    akun uuid not null
);
create table anggaran_akun (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    opd_id uuid,
    rekening text not null,
    uraian text default ''::text not null,
    sumber_dana text default ''::text not null,
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer
);
create table anggaran_kas (
    pemda_id uuid not null,
    tahun smallint not null,
    unit_id uuid not null,
    sub_kegiatan text not null,
    bulan_sen bigint[] not null,
    berkas_id uuid,
    baris integer
);
create table barang_rekening (
    kode_barang text not null,
    kode_rekening text not null,
    nama_barang text not null,
    nama_rekening text not null,
    kelompok text not null
);
create table berkas_bukti (
    pemda_id uuid not null,
    id uuid not null,
    nama text not null,
    jenis_isi text not null,
    sidik text not null,
    isi bytea not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table capaian_terbit (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    opd text not null,
    indikator text not null,
    polaritas text not null,
    target text not null,
    realisasi text not null,
    rasio_cetak text not null,
    catatan text not null,
    berkas_id uuid not null,
    baris integer not null
);
create table daftar_jurnal (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    nomor text not null,
    tanggal date not null,
    rekening text not null,
    uraian text default ''::text not null,
    debit_sen bigint not null,
    kredit_sen bigint not null,
    berkas_id uuid,
    baris integer
);
create table daftar_kas_bulan (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    bulan smallint not null,
    rekening_bank text default ''::text not null,
    buku_kas_sen bigint not null,
    rekening_koran_sen bigint not null,
    berkas_id uuid,
    baris integer
);
create table daftar_kebutuhan_spm (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    sub_kegiatan text not null,
    kebutuhan numeric not null,
    satuan text default ''::text not null,
    biaya_sen bigint,
    berkas_id uuid,
    baris integer
);
create table daftar_kemajuan (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    unit_kode text not null,
    sub_kegiatan text not null,
    triwulan smallint not null,
    fisik_persen numeric,
    keluaran_persen numeric,
    berkas_id uuid,
    baris integer
);
create table daftar_kerugian (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    unit_kode text not null,
    nomor text not null,
    tanggal date,
    uraian text default ''::text not null,
    nilai_sen bigint not null,
    dibayar_sen bigint default 0 not null,
    selesai boolean default false not null,
    catatan text default ''::text not null,
    berkas_id uuid,
    baris integer
);
create table daftar_makro (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    nomor smallint not null,
    nama text not null,
    periode text default ''::text not null,
    target_rkpd numeric,
    target_rkp numeric,
    target_rpjmn numeric,
    target_kewilayahan numeric,
    berkas_id uuid,
    baris integer
);
create table daftar_mutasi_aset (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    opd_kode text not null,
    rekening text not null,
    uraian text default ''::text not null,
    jenis text not null,
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer
);
create table daftar_pengesahan (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    dokumen text not null,
    nomor text default ''::text not null,
    tanggal date,
    berkas_id uuid,
    baris integer
);
create table daftar_proyek_nasional (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    kode text not null,
    nama text not null,
    pendukung text[] default '{}'::text[] not null,
    berkas_id uuid,
    baris integer
);
create table daftar_rekomendasi (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    opd_kode text not null,
    tahun_periksa smallint not null,
    nomor_lhp text not null,
    nomor text not null,
    diterima date not null,
    temuan text not null,
    rekomendasi text default ''::text not null,
    status text not null,
    nilai_sen bigint,
    keadaan date not null,
    berkas_id uuid,
    baris integer
);
create table daftar_saldo_anggaran (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    silpa_lalu_sen bigint not null,
    sal_awal_sen bigint not null,
    nomor_lhp text default ''::text not null,
    berkas_id uuid,
    baris integer
);
create table daftar_tpb (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    kode text not null,
    indikator text not null,
    indikator_daerah text default ''::text not null,
    berkas_id uuid,
    baris integer
);
create table daftar_uang_persediaan (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    unit_kode text not null,
    jenis text not null,
    nomor text not null,
    tanggal date not null,
    nilai_sen bigint not null,
    besaran_sen bigint,
    nomor_lpj text default ''::text not null,
    tanggal_lpj date,
    nilai_lpj_sen bigint,
    berkas_id uuid,
    baris integer
);
create table data_pribadi (
    pemda_id uuid not null,
    pemilik_jenis text not null,
    pemilik_id uuid not null,
    bidang text not null,
    kunci_id uuid not null,
    segel bytea not null,
    indeks text default ''::text not null,
    diubah_pada timestamp with time zone not null
);
create table delegasi (
    pemda_id uuid not null,
    id uuid not null,
    peran_id uuid not null,
    dari_id uuid not null,
    kepada_id uuid not null,
    mulai date not null,
    selesai date not null,
    nomor_surat text default ''::text not null,
    alasan text default ''::text not null,
    versi integer default 1 not null,
    dicatat_pada timestamp with time zone not null
);
create table dokumen (
    pemda_id uuid not null,
    id uuid not null,
    jenis text not null,
    tahun_mulai smallint not null,
    tahun_selesai smallint not null,
    judul text not null
);
create table edisi (
    pemda_id uuid not null,
    id uuid not null,
    dokumen_id uuid not null,
    urut integer not null,
    tahap text default ''::text not null,
    keadaan date,
    label text default ''::text not null,
    status text not null,
    impor_id uuid,
    sidik text not null,
    dibuat_pada timestamp with time zone not null
);
create table edisi_berkas (
    pemda_id uuid not null,
    edisi_id uuid not null,
    peran text not null,
    berkas_id uuid not null
);
create table edisi_pengesahan (
    pemda_id uuid not null,
    edisi_id uuid not null,
    nomor text default ''::text not null,
    tanggal date
);
create table evaluasi (
    pemda_id uuid not null,
    id uuid not null,
    tahun smallint not null,
    opd_id uuid,
    lke_sidik text not null,
    tahap text not null,
    dari_id uuid,
    nilai_perseratus integer,
    predikat text,
    dibuat_pada timestamp with time zone not null,
    dibuat_oleh text not null,
    terbit_pada timestamp with time zone
);
create table evaluasi_bukti (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    kriteria text not null,
    urut integer not null,
    judul text not null,
    tautan text default ''::text not null,
    berkas_id uuid,
    oleh text not null,
    pada timestamp with time zone not null
);
create table evaluasi_jawaban (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    lapis text not null,
    kunci text not null,
    urut integer not null,
    isi text not null,
    alasan text default ''::text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table evaluasi_klarifikasi (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    kunci text not null,
    urut integer not null,
    sisi text not null,
    teks text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table evaluasi_tim (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    nama text not null,
    peran text not null,
    pada timestamp with time zone not null
);
create table evaluasi_usul (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    kriteria text not null,
    terpenuhi boolean not null,
    jawaban text,
    kalimat text not null,
    tautan text not null,
    dihitung_pada timestamp with time zone not null
);
create table fungsi (
    kode text not null,
    nama text not null
);
create table gulung_urut (
    pemda_id uuid not null,
    urut bigint not null
);
create table idempoten (
    pemda_id uuid not null,
    kunci text not null,
    tindakan text not null,
    hasil jsonb not null,
    pada timestamp with time zone not null,
    sidik text default ''::text not null
);
create table iku_terbit (
    pemda_id uuid not null,
    id uuid not null,
    urut integer not null,
    sasaran text not null,
    indikator text not null,
    satuan text not null,
    polaritas text not null,
    keterangan text not null,
    berkas_id uuid not null,
    baris integer not null
);
create table impor (
    pemda_id uuid not null,
    id uuid not null,
    sumber text not null,
    label text,
    keadaan date,
    status text not null,
    dimulai_pada timestamp with time zone not null,
    selesai_pada timestamp with time zone,
    oleh text not null
);
create table impor_beda (
    pemda_id uuid not null,
    berkas_id uuid not null,
    urut bigint generated always as identity not null,
    tabel text not null,
    jenis text not null,
    kunci text not null,
    sebelum jsonb,
    sesudah jsonb
);
create table impor_berkas (
    pemda_id uuid not null,
    id uuid not null,
    impor_id uuid not null,
    nama text not null,
    tata_letak text not null,
    sasaran text default ''::text not null,
    sidik text not null,
    baris integer default 0 not null,
    diterima integer default 0 not null,
    temuan integer default 0 not null,
    status text not null,
    edisi_id uuid,
    urut integer default 0 not null,
    tahun smallint,
    tahap text default ''::text not null,
    lingkup text[] default '{}'::text[] not null,
    pertama boolean default false not null,
    diterapkan_pada timestamp with time zone,
    ketat boolean default false not null
);
create table impor_isi (
    pemda_id uuid not null,
    sidik text not null,
    isi bytea not null,
    bentuk text default 'polos'::text not null
);
create table impor_nilai_asli (
    pemda_id uuid not null,
    berkas_id uuid not null,
    baris integer not null,
    kolom text not null,
    teks text not null,
    nilai_sen bigint not null
);
create table impor_temuan (
    pemda_id uuid not null,
    berkas_id uuid not null,
    urut integer not null,
    baris integer not null,
    kolom text default ''::text not null,
    nilai text default ''::text not null,
    kode text not null,
    tingkat text not null,
    pesan text not null,
    saran text default ''::text not null,
    isi jsonb
);
create table indikator (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    simpul_id uuid not null,
    urut integer not null,
    teks text not null,
    satuan text default ''::text not null,
    jenis text default ''::text not null,
    polaritas text default ''::text not null,
    baseline text default ''::text not null,
    berkas_id uuid,
    baris integer
);
create table indikator_makro (
    kode_bps text not null,
    periode text not null,
    indikator smallint not null,
    tahun smallint not null,
    nilai numeric not null,
    target_rkp numeric,
    target_rpjmn numeric,
    target_rkpd numeric,
    target_kewilayahan numeric,
    satuan text not null,
    sumber text not null,
    versi text not null
);
create table indikator_makro_nama (
    nomor smallint not null,
    nama text not null
);
create table insiden (
    pemda_id uuid not null,
    id uuid not null,
    judul text not null,
    uraian text not null,
    data_terdampak text not null,
    jumlah_orang bigint,
    diketahui_pada timestamp with time zone not null,
    dicatat_pada timestamp with time zone not null,
    dicatat_oleh text not null,
    ditutup_pada timestamp with time zone
);
create table insiden_tugas (
    pemda_id uuid not null,
    insiden_id uuid not null,
    kode text not null,
    tenggat timestamp with time zone not null,
    selesai_pada timestamp with time zone,
    oleh text default ''::text not null,
    catatan text default ''::text not null
);
create table jabatan (
    pemda_id uuid not null,
    id uuid not null,
    unit_id uuid not null,
    kode text default ''::text not null,
    nama text not null,
    jenis text not null,
    kepala boolean default false not null,
    atasan_id uuid,
    mulai date not null,
    selesai date,
    versi integer default 1 not null,
    dicatat_pada timestamp with time zone not null
);
create table kode_pemulihan (
    pemda_id uuid not null,
    akun_id uuid not null,
    sidik text not null,
    dipakai_pada timestamp with time zone
);
create table kode_setel (
    pemda_id uuid not null,
    akun_id uuid not null,
    sidik text not null,
    oleh text not null,
    dibuat_pada timestamp with time zone not null,
    kedaluwarsa timestamp with time zone not null
);
create table kpd_bonus (
    pemda_id uuid not null,
    set_id uuid not null,
    subjek_id uuid not null,
    urut integer not null,
    poin_bp integer not null,
    alasan text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table kpd_isian (
    pemda_id uuid not null,
    set_id uuid not null,
    subjek_id uuid not null,
    kode text not null,
    urut integer not null,
    nilai_bp integer,
    keadaan text not null,
    asal text default ''::text not null,
    catatan text default ''::text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table kpd_set (
    pemda_id uuid not null,
    id uuid not null,
    tahun smallint not null,
    periode text not null,
    subjek text not null,
    keadaan text not null,
    asal text not null,
    versi integer default 1 not null,
    dibuat_pada timestamp with time zone not null,
    dibuat_oleh text not null
);
create table kpd_variabel (
    pemda_id uuid not null,
    set_id uuid not null,
    kode text not null,
    urut smallint not null,
    nama text not null,
    bobot_bp integer not null,
    sumber text not null,
    target_bp integer not null,
    verifikator text not null
);
create table kunci_data (
    pemda_id uuid not null,
    id uuid not null,
    induk text not null,
    terbungkus bytea not null,
    dibuat_pada timestamp with time zone not null,
    pensiun_pada timestamp with time zone
);
create table kunci_sandi (
    pemda_id uuid not null,
    id text not null,
    akun_id uuid not null,
    nama text not null,
    isi text not null,
    dibuat_pada timestamp with time zone not null,
    dipakai_pada timestamp with time zone
);
create table lke_set (
    pemda_id uuid not null,
    sidik text not null,
    kode text not null,
    judul text not null,
    dasar text not null,
    mulai_tahun smallint not null,
    sampai_tahun smallint,
    asal text not null,
    isi text not null,
    dicatat_pada timestamp with time zone not null,
    dicatat_oleh text not null
);
create table lkj (
    pemda_id uuid not null,
    id uuid not null,
    tahun smallint not null,
    opd_id uuid,
    keadaan text not null,
    angka jsonb,
    reviu_catatan text default ''::text not null,
    reviu_oleh text default ''::text not null,
    reviu_pada timestamp with time zone,
    berlaku_pada timestamp with time zone,
    terbit_pada timestamp with time zone,
    dibuat_pada timestamp with time zone not null,
    dibuat_oleh text not null
);
create table lkj_bagian (
    pemda_id uuid not null,
    lkj_id uuid not null,
    kunci text not null,
    urut integer not null,
    teks text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table lkj_pembanding (
    pemda_id uuid not null,
    lkj_id uuid not null,
    indikator smallint not null,
    urut integer not null,
    nama text not null,
    nilai text not null,
    sumber text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table log_daun (
    pemda_id uuid not null,
    peristiwa_id uuid not null,
    daun text not null
);
create table log_entri (
    pemda_id uuid not null,
    urut bigint not null,
    peristiwa_id uuid not null,
    daun text not null
);
create table log_kepala (
    pemda_id uuid not null,
    ukuran bigint not null,
    akar text not null,
    pada text not null,
    kunci text not null,
    tanda_tangan text not null
);
create table log_saksi (
    pemda_id uuid not null,
    asal text not null,
    ukuran bigint not null,
    akar text not null,
    pada text not null,
    kunci text not null,
    tanda_tangan text not null,
    diterima_pada timestamp with time zone not null
);
create table masuk_gagal (
    pemda_id uuid not null,
    kunci text not null,
    jumlah integer not null,
    terakhir timestamp with time zone not null
);
create table nomenklatur (
    edisi text not null,
    jenis_pemda text not null,
    kode text not null,
    tingkat text not null,
    nama text not null,
    kinerja text,
    indikator text,
    satuan text,
    tag text[] default '{}'::text[] not null,
    pelaksana text,
    spm boolean default false not null,
    jenis text,
    kode_sebelumnya text,
    definisi text
);
create table oidc_tautan (
    pemda_id uuid not null,
    penerbit text not null,
    subjek text not null,
    akun_id uuid not null,
    dibuat_pada timestamp with time zone not null
);
create table orang (
    pemda_id uuid not null,
    id uuid not null,
    nama text not null,
    gelar_depan text default ''::text not null,
    gelar_belakang text default ''::text not null,
    jenis text not null,
    nip text,
    surel text,
    aktif boolean default true not null,
    versi integer default 1 not null,
    dicatat_pada timestamp with time zone not null
);
create table pagu (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    tahun smallint not null,
    kolom text default 'pagu'::text not null,
    periode text default ''::text not null,
    nilai_sen bigint not null
);
create table pekerjaan (
    pemda_id uuid not null,
    id uuid not null,
    jenis text not null,
    isi jsonb not null,
    kemajuan jsonb default '{}'::jsonb not null,
    status text not null,
    dibuat_pada timestamp with time zone not null,
    mulai_pada timestamp with time zone,
    selesai_pada timestamp with time zone,
    percobaan smallint default 0 not null,
    denyut_pada timestamp with time zone
);
create table pembayaran (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    nomor text not null,
    jenis text not null,
    tanggal date not null,
    opd_kode text not null,
    unit_kode text not null,
    sub_kegiatan text not null,
    rekening text not null,
    uraian text default ''::text not null,
    penerima text default ''::text not null,
    kontrak text default ''::text not null,
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer
);
create table pemda (
    id uuid not null,
    kode text not null,
    nama text not null,
    jenis text not null,
    induk text,
    kode_kemenkeu text,
    kode_bps text,
    contoh boolean default false not null
);
create table pengukuran (
    pemda_id uuid not null,
    pk_id uuid not null,
    indikator smallint not null,
    triwulan smallint not null,
    urut integer not null,
    keadaan text not null,
    realisasi text not null,
    anggaran_sen bigint default 0 not null,
    hambatan text default ''::text not null,
    tindak_lanjut text default ''::text not null,
    catatan text default ''::text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table pengukuran_bukti (
    pemda_id uuid not null,
    pk_id uuid not null,
    indikator smallint not null,
    triwulan smallint not null,
    urut integer not null,
    judul text not null,
    tautan text default ''::text not null,
    berkas_id uuid,
    oleh text not null,
    pada timestamp with time zone not null
);
create table penugasan (
    pemda_id uuid not null,
    id uuid not null,
    jabatan_id uuid not null,
    orang_id uuid not null,
    jenis text not null,
    tunggal boolean not null,
    mulai date not null,
    selesai date,
    nomor_sk text not null,
    tanggal_sk date not null,
    sebab_akhir text default ''::text not null,
    versi integer default 1 not null,
    dicatat_pada timestamp with time zone not null
);
create table peran_orang (
    pemda_id uuid not null,
    id uuid not null,
    orang_id uuid not null,
    peran text not null,
    lingkup text not null,
    unit_id uuid,
    mulai date not null,
    selesai date,
    dasar text default ''::text not null,
    versi integer default 1 not null,
    dicatat_pada timestamp with time zone not null
);
create table perangkat_daerah (
    pemda_id uuid not null,
    id uuid not null,
    kode text not null,
    kode_asli text not null,
    nama text not null,
    jenis text not null,
    induk_id uuid,
    berkas_id uuid,
    baris integer
);
create table periksa_aturan (
    pemda_id uuid not null,
    tahun smallint not null,
    aturan text not null,
    status text not null,
    sebab text default ''::text not null,
    jumlah integer not null,
    sidik text not null,
    dihitung_pada timestamp with time zone not null
);
create table periksa_ukuran (
    pemda_id uuid not null,
    tahun smallint not null,
    kunci text not null,
    nilai text not null
);
create table peristiwa (
    pemda_id uuid not null,
    id uuid not null,
    pada timestamp with time zone not null,
    pelaku text not null,
    peran text not null,
    tindakan text not null,
    subjek text not null,
    permintaan text default ''::text not null,
    alasan text default ''::text not null,
    isi jsonb default '{}'::jsonb not null,
    unit text default ''::text not null,
    sebelum text default ''::text not null,
    sesudah text default ''::text not null
);
create table peta (
    kode text not null,
    tingkat smallint not null,
    induk text,
    jalur text not null,
    x0 integer not null,
    y0 integer not null,
    x1 integer not null,
    y1 integer not null
);
create table pk (
    pemda_id uuid not null,
    id uuid not null,
    tahun smallint not null,
    opd_id uuid,
    jenjang text not null,
    unit text default ''::text not null,
    edisi smallint not null,
    keadaan text not null,
    sebab text not null,
    alasan text default ''::text not null,
    pihak1_nama text default ''::text not null,
    pihak1_jabatan text default ''::text not null,
    pihak1_cara text default 'definitif'::text not null,
    pihak2_nama text default ''::text not null,
    pihak2_jabatan text default ''::text not null,
    pihak2_cara text default 'definitif'::text not null,
    tempat text default ''::text not null,
    tanggal date,
    rencana_edisi_id uuid not null,
    anggaran_edisi_id uuid,
    terbit_pada timestamp with time zone,
    dibuat_pada timestamp with time zone not null,
    dibuat_oleh text not null
);
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
    polaritas text not null,
    agregasi text not null,
    rumus_negatif text default 'selisih_ganda'::text not null,
    utama boolean default false not null,
    definisi text default ''::text not null,
    sumber_data text default ''::text not null
);
create table pk_program (
    pemda_id uuid not null,
    pk_id uuid not null,
    urut smallint not null,
    kode text not null,
    nama text not null,
    anggaran_sen bigint not null
);
create table pohon (
    pemda_id uuid not null,
    id uuid not null,
    tahun_mulai smallint not null,
    tahun_selesai smallint not null,
    edisi smallint not null,
    keadaan text not null,
    asal text not null,
    dasar text default ''::text not null,
    versi integer default 1 not null,
    dibuat_pada timestamp with time zone not null,
    dibuat_oleh text not null,
    ditetapkan_pada timestamp with time zone,
    ditetapkan_oleh text default ''::text not null
);
create table pohon_faktor (
    pemda_id uuid not null,
    pohon_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    teks text not null
);
create table pohon_indikator (
    pemda_id uuid not null,
    pohon_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    teks text not null,
    satuan text default ''::text not null,
    target text default ''::text not null
);
create table pohon_lintas (
    pemda_id uuid not null,
    pohon_id uuid not null,
    id uuid not null,
    simpul_id uuid not null,
    opd_id uuid,
    lembaga text default ''::text not null,
    isi text not null,
    keadaan text not null,
    jawaban text default ''::text not null,
    diminta_oleh text not null,
    diminta_pada timestamp with time zone not null,
    dijawab_oleh text default ''::text not null,
    dijawab_pada timestamp with time zone
);
create table pohon_simpul (
    pemda_id uuid not null,
    pohon_id uuid not null,
    id uuid not null,
    induk_id uuid,
    urut integer not null,
    jenis text not null,
    kode text default ''::text not null,
    pernyataan text not null,
    puncak boolean default false not null,
    dari_rencana boolean default false not null,
    opd_id uuid,
    unit_id uuid,
    jabatan_id uuid,
    penanggung_jawab text default ''::text not null
);
create table pohon_sub_kegiatan (
    pemda_id uuid not null,
    pohon_id uuid not null,
    opd_id uuid not null,
    kode text not null,
    simpul_id uuid not null
);
create table program_nasional (
    tahun smallint not null,
    nomor smallint not null,
    uraian text not null
);
create table publikasi_apbd (
    tahun smallint not null,
    kode text not null,
    rekening text not null,
    nilai_sen bigint not null,
    keadaan date not null
);
create table publikasi_apbd_ringkas (
    tahun smallint not null,
    kode text not null,
    nama text not null,
    pendapatan_sen bigint not null,
    pad_sen bigint not null,
    belanja_sen bigint not null,
    pegawai_sen bigint not null,
    modal_sen bigint not null,
    pembiayaan_masuk_sen bigint not null,
    pembiayaan_keluar_sen bigint not null,
    keadaan date not null,
    dihitung_pada timestamp with time zone not null
);
create table publikasi_dokumen (
    kode text not null,
    jenis text not null,
    tahun_mulai smallint not null,
    tahun_selesai smallint not null,
    judul text not null,
    keadaan date,
    simpul bigint not null,
    dihitung_pada timestamp with time zone not null
);
create table publikasi_sakip (
    tahun smallint not null,
    kode text not null,
    daerah text not null,
    nilai_perseratus integer,
    predikat text not null,
    keterangan text default ''::text not null
);
create table publikasi_sakip_agregat (
    tahun smallint not null,
    cakupan text not null,
    ukuran text not null,
    nilai numeric not null
);
create table publikasi_sakip_komponen (
    tahun smallint not null,
    kode text not null,
    lke text not null,
    komponen text not null,
    nama text not null,
    urut smallint not null,
    bobot_perseratus integer not null,
    nilai_perseratus integer not null,
    diterbitkan_pada timestamp with time zone not null
);
create table referensi_edisi (
    jenis text not null,
    edisi text not null,
    judul text not null,
    dasar text not null,
    mulai_tahun smallint,
    urut smallint not null
);
create table rekening (
    edisi text not null,
    kode text not null,
    nama text not null,
    tingkat smallint not null,
    laporan text,
    keterangan text,
    beda_nama_2020 boolean default false not null
);
create table rekomendasi (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    nomor smallint not null,
    kriteria text not null,
    teks text not null,
    tenggat date not null,
    penanggung_jawab text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table rekomendasi_tindak (
    pemda_id uuid not null,
    evaluasi_id uuid not null,
    nomor smallint not null,
    urut integer not null,
    status text not null,
    uraian text not null,
    tautan text default ''::text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table rencana_aksi (
    pemda_id uuid not null,
    pk_id uuid not null,
    keadaan text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table rencana_aksi_target (
    pemda_id uuid not null,
    pk_id uuid not null,
    indikator smallint not null,
    triwulan smallint not null,
    target text default ''::text not null,
    kegiatan text default ''::text not null,
    anggaran_sen bigint default 0 not null,
    penanggung_jawab text default ''::text not null
);
create table rincian (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    simpul_id uuid not null,
    urut integer not null,
    rekening text not null,
    uraian text default ''::text not null,
    standar_kode text default ''::text not null,
    spesifikasi text default ''::text not null,
    satuan text default ''::text not null,
    volume numeric,
    koefisien text default ''::text not null,
    harga_sen bigint,
    pajak_persen numeric,
    jumlah_sen bigint not null,
    sumber_dana text default ''::text not null,
    penerima text default ''::text not null,
    usulan text default ''::text not null,
    berkas_id uuid,
    baris integer
);
create table sesi (
    pemda_id uuid not null,
    id uuid not null,
    akun_id uuid not null,
    sidik text not null,
    dibuat_pada timestamp with time zone not null,
    dipakai_pada timestamp with time zone not null,
    terbukti_pada timestamp with time zone not null,
    faktor text[] not null,
    peran text default ''::text not null,
    alamat text not null,
    peramban text not null,
    dicabut_pada timestamp with time zone
);
create table simpul (
    pemda_id uuid not null,
    edisi_id uuid not null,
    id uuid not null,
    induk_id uuid,
    tingkat text not null,
    kode text not null,
    kode_asli text default ''::text not null,
    nama text not null,
    opd_id uuid,
    unit_id uuid,
    urut integer not null,
    bendera text[] default '{}'::text[] not null,
    berkas_id uuid,
    baris integer
);
create table simpul_lokasi (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    teks text not null
);
create table simpul_prioritas (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    jenjang text not null,
    urut smallint not null,
    label text not null
);
create table simpul_sumber_dana (
    pemda_id uuid not null,
    edisi_id uuid not null,
    simpul_id uuid not null,
    urut smallint not null,
    kode text not null,
    nama text not null,
    nilai_sen bigint
);
create table skp (
    pemda_id uuid not null,
    id uuid not null,
    tahun smallint not null,
    orang_id uuid not null,
    jabatan_id uuid not null,
    opd_id uuid not null,
    pimpinan boolean not null,
    atasan_id uuid,
    keadaan text not null,
    hasil text,
    perilaku text,
    predikat text,
    alasan text default ''::text not null,
    versi integer default 1 not null,
    dibuat_pada timestamp with time zone not null
);
create table skp_dialog (
    pemda_id uuid not null,
    skp_id uuid not null,
    urut integer not null,
    jenis text not null,
    teks text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table skp_hasil (
    pemda_id uuid not null,
    skp_id uuid not null,
    urut smallint not null,
    jenis text not null,
    teks text not null,
    simpul_id uuid,
    aspek text not null,
    indikator text default ''::text not null,
    target text default ''::text not null,
    realisasi text default ''::text not null
);
create table skp_perilaku (
    pemda_id uuid not null,
    skp_id uuid not null,
    kode text not null,
    ekspektasi text not null
);
create table skp_unit (
    pemda_id uuid not null,
    tahun smallint not null,
    opd_id uuid not null,
    capaian text not null,
    dari_set uuid,
    alasan text default ''::text not null,
    versi integer default 1 not null,
    ditutup_pada timestamp with time zone,
    ditutup_oleh text default ''::text not null,
    alasan_sebaran text default ''::text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table spd (
    pemda_id uuid not null,
    tahun smallint not null,
    nomor text not null,
    unit_id uuid not null,
    sub_kegiatan text not null,
    tanggal date not null,
    nilai_sen bigint not null,
    berkas_id uuid,
    baris integer
);
create table spm (
    kode text not null,
    bidang text not null,
    nama_bidang text not null,
    nomor smallint not null,
    layanan text not null,
    jenis_pemda text not null
);
create table standar_harga (
    pemda_id uuid not null,
    tahun smallint not null,
    kelompok text not null,
    id uuid not null,
    kode text not null,
    nama_kelompok text not null,
    nama text not null,
    spesifikasi text default ''::text not null,
    satuan text not null,
    harga_sen bigint not null,
    tkdn numeric,
    rekening text[] default '{}'::text[] not null,
    berkas_id uuid,
    baris integer
);
create table sumber_dana (
    edisi text not null,
    kode text not null,
    nama text not null,
    tingkat smallint not null
);
create table tahapan_anggaran (
    kode text not null,
    urut smallint not null,
    id_sipd smallint not null,
    nama text not null,
    perkada boolean not null,
    perda boolean not null
);
create table tampil_baris (
    pemda_id uuid not null,
    tahun smallint not null,
    nomor integer not null,
    tingkat text not null,
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
    status text not null,
    temuan integer not null,
    blokir integer not null,
    renstra_id uuid,
    rkpd_id uuid,
    apbd_id uuid,
    dpa_id uuid,
    realisasi_id uuid,
    edisi_id uuid,
    simpul_id uuid
);
create table tampil_jumlah (
    pemda_id uuid not null,
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
    temuan integer not null
);
create table tampil_segar (
    pemda_id uuid not null,
    tahun smallint not null,
    usang boolean not null
);
create table tantangan (
    pemda_id uuid not null,
    sidik text not null,
    jenis text not null,
    akun_id uuid,
    isi jsonb not null,
    kedaluwarsa timestamp with time zone not null
);
create table target (
    pemda_id uuid not null,
    edisi_id uuid not null,
    indikator_id uuid not null,
    tahun smallint not null,
    teks text not null,
    nilai numeric
);
create table tautan (
    pemda_id uuid not null,
    atas_edisi_id uuid not null,
    atas_id uuid not null,
    bawah_edisi_id uuid not null,
    bawah_id uuid not null,
    cara text not null
);
create table temuan (
    pemda_id uuid not null,
    tahun smallint not null,
    id text not null,
    aturan text not null,
    tingkat text not null,
    subjek text not null,
    opd_id uuid,
    edisi_id uuid,
    simpul_id uuid,
    pesan text not null,
    saran text default ''::text not null,
    angka jsonb,
    pertama_pada timestamp with time zone not null
);
create table temuan_alasan (
    pemda_id uuid not null,
    tahun smallint not null,
    temuan_id text not null,
    urut smallint not null,
    alasan text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table temuan_alasan_dicabut (
    pemda_id uuid not null,
    tahun smallint not null,
    temuan_id text not null,
    urut smallint not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table toleransi (
    pemda_id uuid not null,
    aturan text not null,
    persen numeric(7,3) not null,
    alasan text not null,
    sejak date not null
);
create table triwulan_kunci (
    pemda_id uuid not null,
    tahun smallint not null,
    triwulan smallint not null,
    urut integer not null,
    terkunci boolean not null,
    alasan text default ''::text not null,
    oleh text not null,
    pada timestamp with time zone not null
);
create table unggahan (
    pemda_id uuid not null,
    id uuid not null,
    nama text not null,
    isi bytea not null,
    opsi jsonb not null,
    oleh text not null,
    dibuat_pada timestamp with time zone not null,
    tersegel boolean default false not null
);
create table unit_kerja (
    pemda_id uuid not null,
    id uuid not null,
    kode text default ''::text not null,
    versi integer default 1 not null
);
create table unit_masa (
    pemda_id uuid not null,
    unit_id uuid not null,
    mulai date not null,
    selesai date,
    nama text not null,
    jenis text not null,
    induk_id uuid,
    dasar text default ''::text not null,
    dicatat_pada timestamp with time zone not null
);
create table usulan (
    pemda_id uuid not null,
    tahun smallint not null,
    id uuid not null,
    kode text not null,
    asal text not null,
    pengusul text default ''::text not null,
    kamus text default ''::text not null,
    uraian text not null,
    lokasi text default ''::text not null,
    tanggal date,
    status text not null,
    sub_kegiatan text default ''::text not null,
    nilai_sen bigint,
    berkas_id uuid,
    baris integer
);
create table wilayah (
    kode text not null,
    nama text not null,
    tingkat smallint not null,
    induk text,
    jenis text,
    administratif boolean default false not null,
    penduduk bigint,
    luas_km2 numeric(12,3),
    lintang numeric(9,5),
    bujur numeric(9,5)
);

-- Keys and checks

alter table akun add constraint akun_pemda_id_nama_key UNIQUE (pemda_id, nama);
alter table akun add constraint akun_pkey PRIMARY KEY (pemda_id, id);
alter table akun add constraint akun_nama_check CHECK (((nama = lower(nama)) AND (nama <> ''::text)));
alter table akun add constraint akun_tampilan_check CHECK ((tampilan <> ''::text));
alter table akun_direktori add constraint akun_direktori_pkey PRIMARY KEY (kunci);
alter table anggaran_akun add constraint anggaran_akun_pkey PRIMARY KEY (pemda_id, edisi_id, id);
alter table anggaran_kas add constraint anggaran_kas_pkey PRIMARY KEY (pemda_id, tahun, unit_id, sub_kegiatan);
alter table anggaran_kas add constraint anggaran_kas_bulan_sen_check CHECK ((cardinality(bulan_sen) = 12));
alter table barang_rekening add constraint barang_rekening_pkey PRIMARY KEY (kode_barang, kode_rekening, kelompok);
alter table berkas_bukti add constraint berkas_bukti_pkey PRIMARY KEY (pemda_id, id);
alter table capaian_terbit add constraint capaian_terbit_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table capaian_terbit add constraint capaian_terbit_polaritas_check CHECK ((polaritas = ANY (ARRAY['positif'::text, 'negatif'::text, 'rentang'::text])));
alter table daftar_jurnal add constraint daftar_jurnal_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_kas_bulan add constraint daftar_kas_bulan_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_kas_bulan add constraint daftar_kas_bulan_bulan_check CHECK (((bulan >= 1) AND (bulan <= 12)));
alter table daftar_kebutuhan_spm add constraint daftar_kebutuhan_spm_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_kemajuan add constraint daftar_kemajuan_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_kemajuan add constraint daftar_kemajuan_triwulan_check CHECK (((triwulan >= 1) AND (triwulan <= 4)));
alter table daftar_kerugian add constraint daftar_kerugian_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_makro add constraint daftar_makro_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_mutasi_aset add constraint daftar_mutasi_aset_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_mutasi_aset add constraint daftar_mutasi_aset_jenis_check CHECK ((jenis = ANY (ARRAY['perolehan'::text, 'reklasifikasi'::text])));
alter table daftar_pengesahan add constraint daftar_pengesahan_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_pengesahan add constraint daftar_pengesahan_dokumen_check CHECK ((dokumen = ANY (ARRAY['rkpd'::text, 'ppas'::text, 'apbd'::text, 'dpa'::text])));
alter table daftar_proyek_nasional add constraint daftar_proyek_nasional_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_rekomendasi add constraint daftar_rekomendasi_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_saldo_anggaran add constraint daftar_saldo_anggaran_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_tpb add constraint daftar_tpb_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_uang_persediaan add constraint daftar_uang_persediaan_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table daftar_uang_persediaan add constraint daftar_uang_persediaan_jenis_check CHECK ((jenis = ANY (ARRAY['UP'::text, 'GU'::text, 'TU'::text])));
alter table data_pribadi add constraint data_pribadi_pkey PRIMARY KEY (pemda_id, pemilik_jenis, pemilik_id, bidang);
alter table delegasi add constraint delegasi_pkey PRIMARY KEY (pemda_id, id);
alter table delegasi add constraint delegasi_check CHECK ((selesai >= mulai));
alter table delegasi add constraint delegasi_check1 CHECK ((dari_id <> kepada_id));
alter table dokumen add constraint dokumen_pemda_id_jenis_tahun_mulai_tahun_selesai_key UNIQUE (pemda_id, jenis, tahun_mulai, tahun_selesai);
alter table dokumen add constraint dokumen_pkey PRIMARY KEY (pemda_id, id);
alter table dokumen add constraint dokumen_jenis_check CHECK ((jenis = ANY (ARRAY['rpjmd'::text, 'renstra'::text, 'rkpd'::text, 'ppas'::text, 'apbd'::text, 'dpa'::text, 'realisasi'::text, 'pk'::text])));
alter table edisi add constraint edisi_pemda_id_dokumen_id_urut_key UNIQUE (pemda_id, dokumen_id, urut);
alter table edisi add constraint edisi_pkey PRIMARY KEY (pemda_id, id);
alter table edisi add constraint edisi_status_check CHECK ((status = ANY (ARRAY['berlaku'::text, 'digantikan'::text, 'ditarik'::text])));
alter table edisi_berkas add constraint edisi_berkas_pkey PRIMARY KEY (pemda_id, edisi_id, peran);
alter table edisi_pengesahan add constraint edisi_pengesahan_pkey PRIMARY KEY (pemda_id, edisi_id);
alter table evaluasi add constraint evaluasi_pemda_id_tahun_opd_id_key UNIQUE NULLS NOT DISTINCT (pemda_id, tahun, opd_id);
alter table evaluasi add constraint evaluasi_pkey PRIMARY KEY (pemda_id, id);
alter table evaluasi add constraint evaluasi_nilai_perseratus_check CHECK (((nilai_perseratus >= 0) AND (nilai_perseratus <= 10000)));
alter table evaluasi add constraint evaluasi_tahap_check CHECK ((tahap = ANY (ARRAY['mandiri'::text, 'meja'::text, 'klarifikasi'::text, 'reviu'::text, 'terbit'::text])));
alter table evaluasi_bukti add constraint evaluasi_bukti_pkey PRIMARY KEY (pemda_id, evaluasi_id, kriteria, urut);
alter table evaluasi_jawaban add constraint evaluasi_jawaban_pkey PRIMARY KEY (pemda_id, evaluasi_id, lapis, kunci, urut);
alter table evaluasi_jawaban add constraint evaluasi_jawaban_lapis_check CHECK ((lapis = ANY (ARRAY['mandiri'::text, 'evaluator'::text])));
alter table evaluasi_klarifikasi add constraint evaluasi_klarifikasi_pkey PRIMARY KEY (pemda_id, evaluasi_id, kunci, urut);
alter table evaluasi_klarifikasi add constraint evaluasi_klarifikasi_sisi_check CHECK ((sisi = ANY (ARRAY['evaluator'::text, 'dievaluasi'::text])));
alter table evaluasi_tim add constraint evaluasi_tim_pkey PRIMARY KEY (pemda_id, evaluasi_id, nama, peran);
alter table evaluasi_tim add constraint evaluasi_tim_peran_check CHECK ((peran = ANY (ARRAY['anggota'::text, 'ketua'::text, 'pengendali_teknis'::text, 'penjamin_mutu'::text])));
alter table evaluasi_usul add constraint evaluasi_usul_pkey PRIMARY KEY (pemda_id, evaluasi_id, kriteria);
alter table fungsi add constraint fungsi_pkey PRIMARY KEY (kode);
alter table gulung_urut add constraint gulung_urut_pkey PRIMARY KEY (pemda_id);
alter table idempoten add constraint idempoten_pkey PRIMARY KEY (pemda_id, kunci);
alter table iku_terbit add constraint iku_terbit_pkey PRIMARY KEY (pemda_id, id);
alter table impor add constraint impor_pkey PRIMARY KEY (pemda_id, id);
alter table impor add constraint impor_status_check CHECK ((status = ANY (ARRAY['berjalan'::text, 'diterapkan'::text, 'ditolak'::text, 'dibatalkan'::text])));
alter table impor_beda add constraint impor_beda_pkey PRIMARY KEY (pemda_id, berkas_id, urut);
alter table impor_beda add constraint impor_beda_jenis_check CHECK ((jenis = ANY (ARRAY['tambah'::text, 'ubah'::text, 'hapus'::text])));
alter table impor_berkas add constraint impor_berkas_pkey PRIMARY KEY (pemda_id, id);
alter table impor_isi add constraint impor_isi_pkey PRIMARY KEY (pemda_id, sidik);
alter table impor_isi add constraint impor_isi_bentuk_check CHECK ((bentuk = ANY (ARRAY['polos'::text, 'padat'::text, 'sandi'::text])));
alter table impor_nilai_asli add constraint impor_nilai_asli_pkey PRIMARY KEY (pemda_id, berkas_id, baris, kolom);
alter table impor_temuan add constraint impor_temuan_pkey PRIMARY KEY (pemda_id, berkas_id, urut);
alter table impor_temuan add constraint impor_temuan_tingkat_check CHECK ((tingkat = ANY (ARRAY['tolak'::text, 'periksa'::text, 'catatan'::text])));
alter table indikator add constraint indikator_pkey PRIMARY KEY (pemda_id, edisi_id, id);
alter table indikator_makro add constraint indikator_makro_pkey PRIMARY KEY (kode_bps, periode, indikator, sumber);
alter table indikator_makro_nama add constraint indikator_makro_nama_pkey PRIMARY KEY (nomor);
alter table insiden add constraint insiden_pkey PRIMARY KEY (pemda_id, id);
alter table insiden add constraint insiden_judul_check CHECK ((judul <> ''::text));
alter table insiden add constraint insiden_jumlah_orang_check CHECK ((jumlah_orang >= 0));
alter table insiden_tugas add constraint insiden_tugas_pkey PRIMARY KEY (pemda_id, insiden_id, kode);
alter table jabatan add constraint jabatan_pkey PRIMARY KEY (pemda_id, id);
alter table jabatan add constraint jabatan_check CHECK (((selesai IS NULL) OR (selesai > mulai)));
alter table jabatan add constraint jabatan_jenis_check CHECK ((jenis = ANY (ARRAY['kepala_daerah'::text, 'jpt_madya'::text, 'jpt_pratama'::text, 'administrator'::text, 'pengawas'::text, 'fungsional'::text, 'pelaksana'::text])));
alter table jabatan add constraint jabatan_nama_check CHECK ((nama <> ''::text));
alter table kode_pemulihan add constraint kode_pemulihan_pkey PRIMARY KEY (pemda_id, akun_id, sidik);
alter table kode_setel add constraint kode_setel_pkey PRIMARY KEY (pemda_id, akun_id);
alter table kpd_bonus add constraint kpd_bonus_pkey PRIMARY KEY (pemda_id, set_id, subjek_id, urut);
alter table kpd_bonus add constraint kpd_bonus_poin_bp_check CHECK (((poin_bp >= 0) AND (poin_bp <= 10000)));
alter table kpd_isian add constraint kpd_isian_pkey PRIMARY KEY (pemda_id, set_id, subjek_id, kode, urut);
alter table kpd_isian add constraint kpd_isian_keadaan_check CHECK ((keadaan = ANY (ARRAY['BELUM'::text, 'VERIFIKASI'::text, 'PENGEMBALIAN'::text, 'SELESAI'::text])));
alter table kpd_set add constraint kpd_set_pemda_id_tahun_periode_subjek_key UNIQUE (pemda_id, tahun, periode, subjek);
alter table kpd_set add constraint kpd_set_pkey PRIMARY KEY (pemda_id, id);
alter table kpd_set add constraint kpd_set_asal_check CHECK ((asal = ANY (ARRAY['bawaan'::text, 'setempat'::text])));
alter table kpd_set add constraint kpd_set_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'berlaku'::text, 'ditutup'::text])));
alter table kpd_set add constraint kpd_set_periode_check CHECK ((periode = ANY (ARRAY['tahunan'::text, 'tw1'::text, 'tw2'::text, 'tw3'::text, 'tw4'::text])));
alter table kpd_set add constraint kpd_set_subjek_check CHECK ((subjek = ANY (ARRAY['opd'::text, 'daerah'::text])));
alter table kpd_variabel add constraint kpd_variabel_pkey PRIMARY KEY (pemda_id, set_id, kode);
alter table kpd_variabel add constraint kpd_variabel_bobot_bp_check CHECK (((bobot_bp >= 0) AND (bobot_bp <= 10000)));
alter table kpd_variabel add constraint kpd_variabel_target_bp_check CHECK ((target_bp > 0));
alter table kunci_data add constraint kunci_data_pkey PRIMARY KEY (pemda_id, id);
alter table kunci_sandi add constraint kunci_sandi_pkey PRIMARY KEY (pemda_id, id);
alter table lke_set add constraint lke_set_pkey PRIMARY KEY (pemda_id, sidik);
alter table lke_set add constraint lke_set_asal_check CHECK ((asal = ANY (ARRAY['nasional'::text, 'setempat'::text])));
alter table lkj add constraint lkj_pemda_id_tahun_opd_id_key UNIQUE NULLS NOT DISTINCT (pemda_id, tahun, opd_id);
alter table lkj add constraint lkj_pkey PRIMARY KEY (pemda_id, id);
alter table lkj add constraint lkj_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'reviu'::text, 'direviu'::text, 'berlaku'::text, 'terbit'::text])));
alter table lkj_bagian add constraint lkj_bagian_pkey PRIMARY KEY (pemda_id, lkj_id, kunci, urut);
alter table lkj_pembanding add constraint lkj_pembanding_pkey PRIMARY KEY (pemda_id, lkj_id, indikator, urut);
alter table log_daun add constraint log_daun_pkey PRIMARY KEY (pemda_id, peristiwa_id);
alter table log_entri add constraint log_entri_pemda_id_peristiwa_id_key UNIQUE (pemda_id, peristiwa_id);
alter table log_entri add constraint log_entri_pkey PRIMARY KEY (pemda_id, urut);
alter table log_entri add constraint log_entri_urut_check CHECK ((urut >= 0));
alter table log_kepala add constraint log_kepala_pkey PRIMARY KEY (pemda_id, ukuran, kunci);
alter table log_saksi add constraint log_saksi_pkey PRIMARY KEY (pemda_id, asal, ukuran, akar);
alter table masuk_gagal add constraint masuk_gagal_pkey PRIMARY KEY (pemda_id, kunci);
alter table nomenklatur add constraint nomenklatur_pkey PRIMARY KEY (edisi, jenis_pemda, kode);
alter table nomenklatur add constraint nomenklatur_jenis_pemda_check CHECK ((jenis_pemda = ANY (ARRAY['P'::text, 'K'::text])));
alter table nomenklatur add constraint nomenklatur_tingkat_check CHECK ((tingkat = ANY (ARRAY['urusan'::text, 'bidang'::text, 'program'::text, 'kegiatan'::text, 'sub_kegiatan'::text])));
alter table oidc_tautan add constraint oidc_tautan_pkey PRIMARY KEY (pemda_id, penerbit, subjek);
alter table orang add constraint orang_pkey PRIMARY KEY (pemda_id, id);
alter table orang add constraint orang_jenis_check CHECK ((jenis = ANY (ARRAY['pns'::text, 'pppk'::text, 'pejabat'::text, 'lain'::text])));
alter table orang add constraint orang_nama_check CHECK ((nama <> ''::text));
alter table pagu add constraint pagu_pkey PRIMARY KEY (pemda_id, edisi_id, simpul_id, tahun, kolom, periode);
alter table pekerjaan add constraint pekerjaan_pkey PRIMARY KEY (pemda_id, id);
alter table pekerjaan add constraint pekerjaan_status_check CHECK ((status = ANY (ARRAY['antre'::text, 'berjalan'::text, 'selesai'::text, 'gagal'::text])));
alter table pembayaran add constraint pembayaran_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table pemda add constraint pemda_kode_kemenkeu_key UNIQUE (kode_kemenkeu);
alter table pemda add constraint pemda_kode_key UNIQUE (kode);
alter table pemda add constraint pemda_pkey PRIMARY KEY (id);
alter table pemda add constraint pemda_jenis_check CHECK ((jenis = ANY (ARRAY['nasional'::text, 'provinsi'::text, 'kabupaten'::text, 'kota'::text])));
alter table pengukuran add constraint pengukuran_pkey PRIMARY KEY (pemda_id, pk_id, indikator, triwulan, urut);
alter table pengukuran add constraint pengukuran_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'diajukan'::text, 'dikembalikan'::text, 'terverifikasi'::text])));
alter table pengukuran add constraint pengukuran_triwulan_check CHECK (((triwulan >= 1) AND (triwulan <= 4)));
alter table pengukuran_bukti add constraint pengukuran_bukti_pkey PRIMARY KEY (pemda_id, pk_id, indikator, triwulan, urut);
alter table penugasan add constraint penugasan_pkey PRIMARY KEY (pemda_id, id);
alter table penugasan add constraint penugasan_check CHECK (((selesai IS NULL) OR (selesai > mulai)));
alter table penugasan add constraint penugasan_jenis_check CHECK ((jenis = ANY (ARRAY['definitif'::text, 'plt'::text, 'plh'::text])));
alter table penugasan add constraint penugasan_nomor_sk_check CHECK ((nomor_sk <> ''::text));
alter table peran_orang add constraint peran_orang_pkey PRIMARY KEY (pemda_id, id);
alter table peran_orang add constraint peran_orang_check CHECK (((selesai IS NULL) OR (selesai > mulai)));
alter table peran_orang add constraint peran_orang_check1 CHECK (((lingkup = 'opd'::text) = (unit_id IS NOT NULL)));
alter table peran_orang add constraint peran_orang_lingkup_check CHECK ((lingkup = ANY (ARRAY['bangsa'::text, 'provinsi'::text, 'pemda'::text, 'opd'::text, 'diri'::text])));
alter table perangkat_daerah add constraint perangkat_daerah_pemda_id_kode_key UNIQUE (pemda_id, kode);
alter table perangkat_daerah add constraint perangkat_daerah_pkey PRIMARY KEY (pemda_id, id);
alter table perangkat_daerah add constraint perangkat_daerah_jenis_check CHECK ((jenis = ANY (ARRAY['skpd'::text, 'unit'::text])));
alter table periksa_aturan add constraint periksa_aturan_pkey PRIMARY KEY (pemda_id, tahun, aturan);
alter table periksa_aturan add constraint periksa_aturan_status_check CHECK ((status = ANY (ARRAY['dinilai'::text, 'data_tidak_ada'::text])));
alter table periksa_ukuran add constraint periksa_ukuran_pkey PRIMARY KEY (pemda_id, tahun, kunci);
alter table peristiwa add constraint peristiwa_pkey PRIMARY KEY (pemda_id, id);
alter table peta add constraint peta_pkey PRIMARY KEY (kode);
alter table peta add constraint peta_tingkat_check CHECK ((tingkat = ANY (ARRAY[0, 1, 2])));
alter table pk add constraint pk_pemda_id_tahun_opd_id_jenjang_unit_edisi_key UNIQUE NULLS NOT DISTINCT (pemda_id, tahun, opd_id, jenjang, unit, edisi);
alter table pk add constraint pk_pkey PRIMARY KEY (pemda_id, id);
alter table pk add constraint pk_jenjang_check CHECK ((jenjang = ANY (ARRAY['kepala_daerah'::text, 'eselon_2'::text, 'eselon_3'::text, 'eselon_4'::text, 'individu'::text])));
alter table pk add constraint pk_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'diajukan'::text, 'berlaku'::text, 'digantikan'::text, 'dibatalkan'::text])));
alter table pk add constraint pk_sebab_check CHECK ((sebab = ANY (ARRAY['awal'::text, 'rotasi'::text, 'anggaran'::text, 'strategi'::text])));
alter table pk_indikator add constraint pk_indikator_pkey PRIMARY KEY (pemda_id, pk_id, urut);
alter table pk_indikator add constraint pk_indikator_agregasi_check CHECK ((agregasi = ANY (ARRAY['jumlah'::text, 'akhir'::text, 'rata_rata'::text, 'predikat'::text])));
alter table pk_indikator add constraint pk_indikator_polaritas_check CHECK ((polaritas = ANY (ARRAY['positif'::text, 'negatif'::text, 'rentang'::text])));
alter table pk_indikator add constraint pk_indikator_rumus_negatif_check CHECK ((rumus_negatif = ANY (ARRAY['selisih_ganda'::text, 'kebalikan'::text])));
alter table pk_program add constraint pk_program_pkey PRIMARY KEY (pemda_id, pk_id, urut);
alter table pohon add constraint pohon_pemda_id_tahun_mulai_tahun_selesai_edisi_key UNIQUE (pemda_id, tahun_mulai, tahun_selesai, edisi);
alter table pohon add constraint pohon_pkey PRIMARY KEY (pemda_id, id);
alter table pohon add constraint pohon_asal_check CHECK ((asal = ANY (ARRAY['rencana'::text, 'edisi'::text, 'kosong'::text])));
alter table pohon add constraint pohon_check CHECK ((tahun_selesai >= tahun_mulai));
alter table pohon add constraint pohon_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'berlaku'::text, 'digantikan'::text])));
alter table pohon_faktor add constraint pohon_faktor_pkey PRIMARY KEY (pemda_id, pohon_id, simpul_id, urut);
alter table pohon_faktor add constraint pohon_faktor_teks_check CHECK ((teks <> ''::text));
alter table pohon_indikator add constraint pohon_indikator_pkey PRIMARY KEY (pemda_id, pohon_id, simpul_id, urut);
alter table pohon_indikator add constraint pohon_indikator_teks_check CHECK ((teks <> ''::text));
alter table pohon_lintas add constraint pohon_lintas_pkey PRIMARY KEY (pemda_id, pohon_id, id);
alter table pohon_lintas add constraint pohon_lintas_check CHECK (((opd_id IS NULL) <> (lembaga = ''::text)));
alter table pohon_lintas add constraint pohon_lintas_keadaan_check CHECK ((keadaan = ANY (ARRAY['diminta'::text, 'disetujui'::text, 'ditolak'::text, 'ditarik'::text])));
alter table pohon_simpul add constraint pohon_simpul_pkey PRIMARY KEY (pemda_id, pohon_id, id);
alter table pohon_simpul add constraint pohon_simpul_jenis_check CHECK ((jenis = ANY (ARRAY['akhir'::text, 'antara'::text, 'segera'::text, 'keluaran'::text])));
alter table pohon_simpul add constraint pohon_simpul_pernyataan_check CHECK ((pernyataan <> ''::text));
alter table pohon_sub_kegiatan add constraint pohon_sub_kegiatan_pkey PRIMARY KEY (pemda_id, pohon_id, opd_id, kode);
alter table program_nasional add constraint program_nasional_pkey PRIMARY KEY (tahun, nomor);
alter table publikasi_apbd add constraint publikasi_apbd_pkey PRIMARY KEY (tahun, kode, rekening);
alter table publikasi_apbd_ringkas add constraint publikasi_apbd_ringkas_pkey PRIMARY KEY (tahun, kode);
alter table publikasi_dokumen add constraint publikasi_dokumen_pkey PRIMARY KEY (kode, jenis, tahun_mulai, tahun_selesai);
alter table publikasi_sakip add constraint publikasi_sakip_pkey PRIMARY KEY (tahun, kode);
alter table publikasi_sakip add constraint publikasi_sakip_nilai_perseratus_check CHECK (((nilai_perseratus >= 0) AND (nilai_perseratus <= 10000)));
alter table publikasi_sakip_agregat add constraint publikasi_sakip_agregat_pkey PRIMARY KEY (tahun, cakupan, ukuran);
alter table publikasi_sakip_komponen add constraint publikasi_sakip_komponen_pkey PRIMARY KEY (tahun, kode, komponen);
alter table publikasi_sakip_komponen add constraint publikasi_sakip_komponen_bobot_perseratus_check CHECK ((bobot_perseratus > 0));
alter table publikasi_sakip_komponen add constraint publikasi_sakip_komponen_nilai_perseratus_check CHECK ((nilai_perseratus >= 0));
alter table referensi_edisi add constraint referensi_edisi_pkey PRIMARY KEY (jenis, edisi);
alter table rekening add constraint rekening_pkey PRIMARY KEY (edisi, kode);
alter table rekomendasi add constraint rekomendasi_pkey PRIMARY KEY (pemda_id, evaluasi_id, nomor);
alter table rekomendasi_tindak add constraint rekomendasi_tindak_pkey PRIMARY KEY (pemda_id, evaluasi_id, nomor, urut);
alter table rekomendasi_tindak add constraint rekomendasi_tindak_status_check CHECK ((status = ANY (ARRAY['belum'::text, 'proses'::text, 'dilaporkan'::text, 'selesai'::text, 'tidak_dapat'::text])));
alter table rencana_aksi add constraint rencana_aksi_pkey PRIMARY KEY (pemda_id, pk_id);
alter table rencana_aksi add constraint rencana_aksi_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'berlaku'::text])));
alter table rencana_aksi_target add constraint rencana_aksi_target_pkey PRIMARY KEY (pemda_id, pk_id, indikator, triwulan);
alter table rencana_aksi_target add constraint rencana_aksi_target_triwulan_check CHECK (((triwulan >= 1) AND (triwulan <= 4)));
alter table rincian add constraint rincian_pkey PRIMARY KEY (pemda_id, edisi_id, id);
alter table sesi add constraint sesi_pemda_id_sidik_key UNIQUE (pemda_id, sidik);
alter table sesi add constraint sesi_pkey PRIMARY KEY (pemda_id, id);
alter table simpul add constraint simpul_pkey PRIMARY KEY (pemda_id, edisi_id, id);
alter table simpul add constraint simpul_tingkat_check CHECK ((tingkat = ANY (ARRAY['visi'::text, 'misi'::text, 'tujuan'::text, 'sasaran'::text, 'strategi'::text, 'urusan'::text, 'bidang'::text, 'program'::text, 'kegiatan'::text, 'sub_kegiatan'::text])));
alter table simpul_lokasi add constraint simpul_lokasi_pkey PRIMARY KEY (pemda_id, edisi_id, simpul_id, urut);
alter table simpul_prioritas add constraint simpul_prioritas_pkey PRIMARY KEY (pemda_id, edisi_id, simpul_id, jenjang, urut);
alter table simpul_prioritas add constraint simpul_prioritas_jenjang_check CHECK ((jenjang = ANY (ARRAY['nasional'::text, 'provinsi'::text, 'daerah'::text])));
alter table simpul_sumber_dana add constraint simpul_sumber_dana_pkey PRIMARY KEY (pemda_id, edisi_id, simpul_id, urut);
alter table skp add constraint skp_pemda_id_tahun_orang_id_jabatan_id_key UNIQUE (pemda_id, tahun, orang_id, jabatan_id);
alter table skp add constraint skp_pkey PRIMARY KEY (pemda_id, id);
alter table skp add constraint skp_check CHECK (((keadaan = ANY (ARRAY['dinilai'::text, 'ditetapkan'::text])) = (predikat IS NOT NULL)));
alter table skp add constraint skp_hasil_check CHECK ((hasil = ANY (ARRAY['di_atas_ekspektasi'::text, 'sesuai_ekspektasi'::text, 'di_bawah_ekspektasi'::text])));
alter table skp add constraint skp_keadaan_check CHECK ((keadaan = ANY (ARRAY['draf'::text, 'disepakati'::text, 'dinilai'::text, 'ditetapkan'::text])));
alter table skp add constraint skp_perilaku_check CHECK ((perilaku = ANY (ARRAY['di_atas_ekspektasi'::text, 'sesuai_ekspektasi'::text, 'di_bawah_ekspektasi'::text])));
alter table skp add constraint skp_predikat_check CHECK ((predikat = ANY (ARRAY['sangat_baik'::text, 'baik'::text, 'butuh_perbaikan'::text, 'kurang'::text, 'sangat_kurang'::text])));
alter table skp_dialog add constraint skp_dialog_pkey PRIMARY KEY (pemda_id, skp_id, urut);
alter table skp_dialog add constraint skp_dialog_jenis_check CHECK ((jenis = ANY (ARRAY['dialog'::text, 'umpan_balik'::text])));
alter table skp_dialog add constraint skp_dialog_teks_check CHECK ((teks <> ''::text));
alter table skp_hasil add constraint skp_hasil_pkey PRIMARY KEY (pemda_id, skp_id, urut);
alter table skp_hasil add constraint skp_hasil_aspek_check CHECK ((aspek = ANY (ARRAY['kuantitas'::text, 'kualitas'::text, 'waktu'::text, 'biaya'::text])));
alter table skp_hasil add constraint skp_hasil_jenis_check CHECK ((jenis = ANY (ARRAY['utama'::text, 'tambahan'::text])));
alter table skp_hasil add constraint skp_hasil_teks_check CHECK ((teks <> ''::text));
alter table skp_perilaku add constraint skp_perilaku_pkey PRIMARY KEY (pemda_id, skp_id, kode);
alter table skp_unit add constraint skp_unit_pkey PRIMARY KEY (pemda_id, tahun, opd_id);
alter table skp_unit add constraint skp_unit_capaian_check CHECK ((capaian = ANY (ARRAY['istimewa'::text, 'baik'::text, 'butuh_perbaikan'::text, 'kurang'::text, 'sangat_kurang'::text])));
alter table spd add constraint spd_pkey PRIMARY KEY (pemda_id, tahun, nomor, unit_id, sub_kegiatan);
alter table spm add constraint spm_pkey PRIMARY KEY (kode);
alter table standar_harga add constraint standar_harga_pkey PRIMARY KEY (pemda_id, tahun, kelompok, id);
alter table standar_harga add constraint standar_harga_kelompok_check CHECK ((kelompok = ANY (ARRAY['ssh'::text, 'sbu'::text, 'hspk'::text, 'asb'::text])));
alter table sumber_dana add constraint sumber_dana_pkey PRIMARY KEY (edisi, kode);
alter table tahapan_anggaran add constraint tahapan_anggaran_pkey PRIMARY KEY (kode);
alter table tampil_baris add constraint tampil_baris_pkey PRIMARY KEY (pemda_id, tahun, nomor);
alter table tampil_baris add constraint tampil_baris_status_check CHECK ((status = ANY (ARRAY['selaras'::text, 'naik'::text, 'turun'::text, 'jadi_nol'::text, 'dari_nol'::text, 'hanya_rkpd'::text, 'hanya_apbd'::text, 'hanya_lain'::text])));
alter table tampil_baris add constraint tampil_baris_tingkat_check CHECK ((tingkat = ANY (ARRAY['program'::text, 'kegiatan'::text, 'sub_kegiatan'::text])));
alter table tampil_jumlah add constraint tampil_jumlah_pkey PRIMARY KEY (pemda_id, tahun, tingkat, opd_kode, status, ada_temuan);
alter table tampil_segar add constraint tampil_segar_pkey PRIMARY KEY (pemda_id, tahun);
alter table tantangan add constraint tantangan_pkey PRIMARY KEY (pemda_id, sidik);
alter table target add constraint target_pkey PRIMARY KEY (pemda_id, edisi_id, indikator_id, tahun);
alter table tautan add constraint tautan_pkey PRIMARY KEY (pemda_id, atas_edisi_id, atas_id, bawah_edisi_id, bawah_id);
alter table tautan add constraint tautan_cara_check CHECK ((cara = ANY (ARRAY['kode'::text, 'nama'::text, 'kode_dan_nama'::text, 'orang'::text])));
alter table temuan add constraint temuan_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table temuan add constraint temuan_tingkat_check CHECK ((tingkat = ANY (ARRAY['blokir'::text, 'peringatan'::text, 'informasi'::text])));
alter table temuan_alasan add constraint temuan_alasan_pkey PRIMARY KEY (pemda_id, tahun, temuan_id, urut);
alter table temuan_alasan_dicabut add constraint temuan_alasan_dicabut_pkey PRIMARY KEY (pemda_id, tahun, temuan_id, urut);
alter table toleransi add constraint toleransi_pkey PRIMARY KEY (pemda_id, aturan, sejak);
alter table triwulan_kunci add constraint triwulan_kunci_pkey PRIMARY KEY (pemda_id, tahun, triwulan, urut);
alter table triwulan_kunci add constraint triwulan_kunci_triwulan_check CHECK (((triwulan >= 1) AND (triwulan <= 4)));
alter table unggahan add constraint unggahan_pkey PRIMARY KEY (pemda_id, id);
alter table unit_kerja add constraint unit_kerja_pkey PRIMARY KEY (pemda_id, id);
alter table unit_masa add constraint unit_masa_pkey PRIMARY KEY (pemda_id, unit_id, mulai);
alter table unit_masa add constraint unit_masa_check CHECK (((selesai IS NULL) OR (selesai > mulai)));
alter table unit_masa add constraint unit_masa_jenis_check CHECK ((jenis = ANY (ARRAY['kementerian'::text, 'perangkat_daerah'::text, 'unit'::text, 'uptd'::text, 'sekretariat'::text, 'bidang'::text, 'seksi'::text, 'kelompok'::text])));
alter table unit_masa add constraint unit_masa_nama_check CHECK ((nama <> ''::text));
alter table usulan add constraint usulan_pkey PRIMARY KEY (pemda_id, tahun, id);
alter table wilayah add constraint wilayah_pkey PRIMARY KEY (kode);
alter table wilayah add constraint wilayah_tingkat_check CHECK (((tingkat >= 1) AND (tingkat <= 4)));

-- Foreign keys

alter table akun add constraint akun_orang_id_fkey FOREIGN KEY (pemda_id, orang_id) REFERENCES orang(pemda_id, id);
alter table akun add constraint akun_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table anggaran_akun add constraint anggaran_akun_pemda_id_edisi_id_fkey FOREIGN KEY (pemda_id, edisi_id) REFERENCES edisi(pemda_id, id);
alter table anggaran_kas add constraint anggaran_kas_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table anggaran_kas add constraint anggaran_kas_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table berkas_bukti add constraint berkas_bukti_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table capaian_terbit add constraint capaian_terbit_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_jurnal add constraint daftar_jurnal_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_kas_bulan add constraint daftar_kas_bulan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_kebutuhan_spm add constraint daftar_kebutuhan_spm_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_kemajuan add constraint daftar_kemajuan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_kerugian add constraint daftar_kerugian_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_makro add constraint daftar_makro_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_mutasi_aset add constraint daftar_mutasi_aset_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_pengesahan add constraint daftar_pengesahan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_proyek_nasional add constraint daftar_proyek_nasional_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_rekomendasi add constraint daftar_rekomendasi_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_saldo_anggaran add constraint daftar_saldo_anggaran_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_tpb add constraint daftar_tpb_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table daftar_uang_persediaan add constraint daftar_uang_persediaan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table data_pribadi add constraint data_pribadi_pemda_id_kunci_id_fkey FOREIGN KEY (pemda_id, kunci_id) REFERENCES kunci_data(pemda_id, id);
alter table delegasi add constraint delegasi_pemda_id_dari_id_fkey FOREIGN KEY (pemda_id, dari_id) REFERENCES orang(pemda_id, id);
alter table delegasi add constraint delegasi_pemda_id_kepada_id_fkey FOREIGN KEY (pemda_id, kepada_id) REFERENCES orang(pemda_id, id);
alter table delegasi add constraint delegasi_pemda_id_peran_id_fkey FOREIGN KEY (pemda_id, peran_id) REFERENCES peran_orang(pemda_id, id);
alter table dokumen add constraint dokumen_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table edisi add constraint edisi_pemda_id_dokumen_id_fkey FOREIGN KEY (pemda_id, dokumen_id) REFERENCES dokumen(pemda_id, id);
alter table edisi add constraint edisi_pemda_id_impor_id_fkey FOREIGN KEY (pemda_id, impor_id) REFERENCES impor(pemda_id, id);
alter table edisi_berkas add constraint edisi_berkas_pemda_id_berkas_id_fkey FOREIGN KEY (pemda_id, berkas_id) REFERENCES impor_berkas(pemda_id, id);
alter table edisi_berkas add constraint edisi_berkas_pemda_id_edisi_id_fkey FOREIGN KEY (pemda_id, edisi_id) REFERENCES edisi(pemda_id, id);
alter table edisi_pengesahan add constraint edisi_pengesahan_pemda_id_edisi_id_fkey FOREIGN KEY (pemda_id, edisi_id) REFERENCES edisi(pemda_id, id);
alter table evaluasi add constraint evaluasi_pemda_id_dari_id_fkey FOREIGN KEY (pemda_id, dari_id) REFERENCES evaluasi(pemda_id, id);
alter table evaluasi add constraint evaluasi_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table evaluasi add constraint evaluasi_pemda_id_lke_sidik_fkey FOREIGN KEY (pemda_id, lke_sidik) REFERENCES lke_set(pemda_id, sidik);
alter table evaluasi add constraint evaluasi_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table evaluasi_bukti add constraint evaluasi_bukti_pemda_id_berkas_id_fkey FOREIGN KEY (pemda_id, berkas_id) REFERENCES berkas_bukti(pemda_id, id);
alter table evaluasi_bukti add constraint evaluasi_bukti_pemda_id_evaluasi_id_fkey FOREIGN KEY (pemda_id, evaluasi_id) REFERENCES evaluasi(pemda_id, id);
alter table evaluasi_jawaban add constraint evaluasi_jawaban_pemda_id_evaluasi_id_fkey FOREIGN KEY (pemda_id, evaluasi_id) REFERENCES evaluasi(pemda_id, id);
alter table evaluasi_klarifikasi add constraint evaluasi_klarifikasi_pemda_id_evaluasi_id_fkey FOREIGN KEY (pemda_id, evaluasi_id) REFERENCES evaluasi(pemda_id, id);
alter table evaluasi_tim add constraint evaluasi_tim_pemda_id_evaluasi_id_fkey FOREIGN KEY (pemda_id, evaluasi_id) REFERENCES evaluasi(pemda_id, id);
alter table evaluasi_usul add constraint evaluasi_usul_pemda_id_evaluasi_id_fkey FOREIGN KEY (pemda_id, evaluasi_id) REFERENCES evaluasi(pemda_id, id);
alter table gulung_urut add constraint gulung_urut_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table idempoten add constraint idempoten_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table iku_terbit add constraint iku_terbit_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table impor add constraint impor_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table impor_beda add constraint impor_beda_pemda_id_berkas_id_fkey FOREIGN KEY (pemda_id, berkas_id) REFERENCES impor_berkas(pemda_id, id);
alter table impor_berkas add constraint impor_berkas_pemda_id_impor_id_fkey FOREIGN KEY (pemda_id, impor_id) REFERENCES impor(pemda_id, id);
alter table impor_isi add constraint impor_isi_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table impor_nilai_asli add constraint impor_nilai_asli_pemda_id_berkas_id_fkey FOREIGN KEY (pemda_id, berkas_id) REFERENCES impor_berkas(pemda_id, id);
alter table impor_temuan add constraint impor_temuan_pemda_id_berkas_id_fkey FOREIGN KEY (pemda_id, berkas_id) REFERENCES impor_berkas(pemda_id, id);
alter table indikator add constraint indikator_pemda_id_edisi_id_simpul_id_fkey FOREIGN KEY (pemda_id, edisi_id, simpul_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table insiden add constraint insiden_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table insiden_tugas add constraint insiden_tugas_pemda_id_insiden_id_fkey FOREIGN KEY (pemda_id, insiden_id) REFERENCES insiden(pemda_id, id);
alter table jabatan add constraint jabatan_pemda_id_atasan_id_fkey FOREIGN KEY (pemda_id, atasan_id) REFERENCES jabatan(pemda_id, id);
alter table jabatan add constraint jabatan_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES unit_kerja(pemda_id, id);
alter table kode_pemulihan add constraint kode_pemulihan_pemda_id_akun_id_fkey FOREIGN KEY (pemda_id, akun_id) REFERENCES akun(pemda_id, id);
alter table kode_setel add constraint kode_setel_pemda_id_akun_id_fkey FOREIGN KEY (pemda_id, akun_id) REFERENCES akun(pemda_id, id);
alter table kpd_bonus add constraint kpd_bonus_pemda_id_set_id_fkey FOREIGN KEY (pemda_id, set_id) REFERENCES kpd_set(pemda_id, id);
alter table kpd_isian add constraint kpd_isian_pemda_id_set_id_kode_fkey FOREIGN KEY (pemda_id, set_id, kode) REFERENCES kpd_variabel(pemda_id, set_id, kode);
alter table kpd_set add constraint kpd_set_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table kpd_variabel add constraint kpd_variabel_pemda_id_set_id_fkey FOREIGN KEY (pemda_id, set_id) REFERENCES kpd_set(pemda_id, id);
alter table kunci_data add constraint kunci_data_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table kunci_sandi add constraint kunci_sandi_pemda_id_akun_id_fkey FOREIGN KEY (pemda_id, akun_id) REFERENCES akun(pemda_id, id);
alter table lke_set add constraint lke_set_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table lkj add constraint lkj_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table lkj add constraint lkj_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table lkj_bagian add constraint lkj_bagian_pemda_id_lkj_id_fkey FOREIGN KEY (pemda_id, lkj_id) REFERENCES lkj(pemda_id, id);
alter table lkj_pembanding add constraint lkj_pembanding_pemda_id_lkj_id_fkey FOREIGN KEY (pemda_id, lkj_id) REFERENCES lkj(pemda_id, id);
alter table log_kepala add constraint log_kepala_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table log_saksi add constraint log_saksi_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table masuk_gagal add constraint masuk_gagal_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table oidc_tautan add constraint oidc_tautan_pemda_id_akun_id_fkey FOREIGN KEY (pemda_id, akun_id) REFERENCES akun(pemda_id, id);
alter table orang add constraint orang_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table pagu add constraint pagu_pemda_id_edisi_id_simpul_id_fkey FOREIGN KEY (pemda_id, edisi_id, simpul_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table pekerjaan add constraint pekerjaan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table pembayaran add constraint pembayaran_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table pengukuran add constraint pengukuran_pemda_id_pk_id_indikator_fkey FOREIGN KEY (pemda_id, pk_id, indikator) REFERENCES pk_indikator(pemda_id, pk_id, urut);
alter table pengukuran_bukti add constraint pengukuran_bukti_pemda_id_berkas_id_fkey FOREIGN KEY (pemda_id, berkas_id) REFERENCES berkas_bukti(pemda_id, id);
alter table pengukuran_bukti add constraint pengukuran_bukti_pemda_id_pk_id_indikator_fkey FOREIGN KEY (pemda_id, pk_id, indikator) REFERENCES pk_indikator(pemda_id, pk_id, urut);
alter table penugasan add constraint penugasan_pemda_id_jabatan_id_fkey FOREIGN KEY (pemda_id, jabatan_id) REFERENCES jabatan(pemda_id, id);
alter table penugasan add constraint penugasan_pemda_id_orang_id_fkey FOREIGN KEY (pemda_id, orang_id) REFERENCES orang(pemda_id, id);
alter table peran_orang add constraint peran_orang_pemda_id_orang_id_fkey FOREIGN KEY (pemda_id, orang_id) REFERENCES orang(pemda_id, id);
alter table peran_orang add constraint peran_orang_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES unit_kerja(pemda_id, id);
alter table perangkat_daerah add constraint perangkat_daerah_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table perangkat_daerah add constraint perangkat_daerah_pemda_id_induk_id_fkey FOREIGN KEY (pemda_id, induk_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table periksa_aturan add constraint periksa_aturan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table periksa_ukuran add constraint periksa_ukuran_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table peristiwa add constraint peristiwa_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table pk add constraint pk_pemda_id_anggaran_edisi_id_fkey FOREIGN KEY (pemda_id, anggaran_edisi_id) REFERENCES edisi(pemda_id, id);
alter table pk add constraint pk_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table pk add constraint pk_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table pk add constraint pk_pemda_id_rencana_edisi_id_fkey FOREIGN KEY (pemda_id, rencana_edisi_id) REFERENCES edisi(pemda_id, id);
alter table pk_indikator add constraint pk_indikator_pemda_id_pk_id_fkey FOREIGN KEY (pemda_id, pk_id) REFERENCES pk(pemda_id, id);
alter table pk_program add constraint pk_program_pemda_id_pk_id_fkey FOREIGN KEY (pemda_id, pk_id) REFERENCES pk(pemda_id, id);
alter table pohon add constraint pohon_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table pohon_faktor add constraint pohon_faktor_pemda_id_pohon_id_simpul_id_fkey FOREIGN KEY (pemda_id, pohon_id, simpul_id) REFERENCES pohon_simpul(pemda_id, pohon_id, id) ON DELETE CASCADE;
alter table pohon_indikator add constraint pohon_indikator_pemda_id_pohon_id_simpul_id_fkey FOREIGN KEY (pemda_id, pohon_id, simpul_id) REFERENCES pohon_simpul(pemda_id, pohon_id, id) ON DELETE CASCADE;
alter table pohon_lintas add constraint pohon_lintas_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table pohon_lintas add constraint pohon_lintas_pemda_id_pohon_id_simpul_id_fkey FOREIGN KEY (pemda_id, pohon_id, simpul_id) REFERENCES pohon_simpul(pemda_id, pohon_id, id) ON DELETE CASCADE;
alter table pohon_simpul add constraint pohon_simpul_pemda_id_jabatan_id_fkey FOREIGN KEY (pemda_id, jabatan_id) REFERENCES jabatan(pemda_id, id);
alter table pohon_simpul add constraint pohon_simpul_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table pohon_simpul add constraint pohon_simpul_pemda_id_pohon_id_fkey FOREIGN KEY (pemda_id, pohon_id) REFERENCES pohon(pemda_id, id);
alter table pohon_simpul add constraint pohon_simpul_pemda_id_pohon_id_induk_id_fkey FOREIGN KEY (pemda_id, pohon_id, induk_id) REFERENCES pohon_simpul(pemda_id, pohon_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table pohon_simpul add constraint pohon_simpul_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES unit_kerja(pemda_id, id);
alter table pohon_sub_kegiatan add constraint pohon_sub_kegiatan_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table pohon_sub_kegiatan add constraint pohon_sub_kegiatan_pemda_id_pohon_id_simpul_id_fkey FOREIGN KEY (pemda_id, pohon_id, simpul_id) REFERENCES pohon_simpul(pemda_id, pohon_id, id) ON DELETE CASCADE;
alter table rekomendasi add constraint rekomendasi_pemda_id_evaluasi_id_fkey FOREIGN KEY (pemda_id, evaluasi_id) REFERENCES evaluasi(pemda_id, id);
alter table rekomendasi_tindak add constraint rekomendasi_tindak_pemda_id_evaluasi_id_nomor_fkey FOREIGN KEY (pemda_id, evaluasi_id, nomor) REFERENCES rekomendasi(pemda_id, evaluasi_id, nomor);
alter table rencana_aksi add constraint rencana_aksi_pemda_id_pk_id_fkey FOREIGN KEY (pemda_id, pk_id) REFERENCES pk(pemda_id, id);
alter table rencana_aksi_target add constraint rencana_aksi_target_pemda_id_pk_id_fkey FOREIGN KEY (pemda_id, pk_id) REFERENCES rencana_aksi(pemda_id, pk_id);
alter table rencana_aksi_target add constraint rencana_aksi_target_pemda_id_pk_id_indikator_fkey FOREIGN KEY (pemda_id, pk_id, indikator) REFERENCES pk_indikator(pemda_id, pk_id, urut);
alter table rincian add constraint rincian_pemda_id_edisi_id_fkey FOREIGN KEY (pemda_id, edisi_id) REFERENCES edisi(pemda_id, id);
alter table sesi add constraint sesi_pemda_id_akun_id_fkey FOREIGN KEY (pemda_id, akun_id) REFERENCES akun(pemda_id, id);
alter table simpul add constraint simpul_pemda_id_edisi_id_fkey FOREIGN KEY (pemda_id, edisi_id) REFERENCES edisi(pemda_id, id);
alter table simpul add constraint simpul_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table simpul add constraint simpul_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table simpul_lokasi add constraint simpul_lokasi_pemda_id_edisi_id_simpul_id_fkey FOREIGN KEY (pemda_id, edisi_id, simpul_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table simpul_prioritas add constraint simpul_prioritas_pemda_id_edisi_id_simpul_id_fkey FOREIGN KEY (pemda_id, edisi_id, simpul_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table simpul_sumber_dana add constraint simpul_sumber_dana_pemda_id_edisi_id_simpul_id_fkey FOREIGN KEY (pemda_id, edisi_id, simpul_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table skp add constraint skp_pemda_id_atasan_id_fkey FOREIGN KEY (pemda_id, atasan_id) REFERENCES orang(pemda_id, id);
alter table skp add constraint skp_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table skp add constraint skp_pemda_id_jabatan_id_fkey FOREIGN KEY (pemda_id, jabatan_id) REFERENCES jabatan(pemda_id, id);
alter table skp add constraint skp_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table skp add constraint skp_pemda_id_orang_id_fkey FOREIGN KEY (pemda_id, orang_id) REFERENCES orang(pemda_id, id);
alter table skp_dialog add constraint skp_dialog_pemda_id_skp_id_fkey FOREIGN KEY (pemda_id, skp_id) REFERENCES skp(pemda_id, id);
alter table skp_hasil add constraint skp_hasil_pemda_id_skp_id_fkey FOREIGN KEY (pemda_id, skp_id) REFERENCES skp(pemda_id, id);
alter table skp_perilaku add constraint skp_perilaku_pemda_id_skp_id_fkey FOREIGN KEY (pemda_id, skp_id) REFERENCES skp(pemda_id, id);
alter table skp_unit add constraint skp_unit_pemda_id_dari_set_fkey FOREIGN KEY (pemda_id, dari_set) REFERENCES kpd_set(pemda_id, id);
alter table skp_unit add constraint skp_unit_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table skp_unit add constraint skp_unit_pemda_id_opd_id_fkey FOREIGN KEY (pemda_id, opd_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table spd add constraint spd_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table spd add constraint spd_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES perangkat_daerah(pemda_id, id);
alter table standar_harga add constraint standar_harga_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table tampil_baris add constraint tampil_baris_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table tampil_jumlah add constraint tampil_jumlah_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table tampil_segar add constraint tampil_segar_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table tantangan add constraint tantangan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table target add constraint target_pemda_id_edisi_id_indikator_id_fkey FOREIGN KEY (pemda_id, edisi_id, indikator_id) REFERENCES indikator(pemda_id, edisi_id, id);
alter table tautan add constraint tautan_pemda_id_atas_edisi_id_atas_id_fkey FOREIGN KEY (pemda_id, atas_edisi_id, atas_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table tautan add constraint tautan_pemda_id_bawah_edisi_id_bawah_id_fkey FOREIGN KEY (pemda_id, bawah_edisi_id, bawah_id) REFERENCES simpul(pemda_id, edisi_id, id);
alter table temuan add constraint temuan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table temuan_alasan_dicabut add constraint temuan_alasan_dicabut_pemda_id_tahun_temuan_id_urut_fkey FOREIGN KEY (pemda_id, tahun, temuan_id, urut) REFERENCES temuan_alasan(pemda_id, tahun, temuan_id, urut);
alter table toleransi add constraint toleransi_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table triwulan_kunci add constraint triwulan_kunci_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table unggahan add constraint unggahan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table unit_kerja add constraint unit_kerja_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);
alter table unit_masa add constraint unit_masa_pemda_id_induk_id_fkey FOREIGN KEY (pemda_id, induk_id) REFERENCES unit_kerja(pemda_id, id);
alter table unit_masa add constraint unit_masa_pemda_id_unit_id_fkey FOREIGN KEY (pemda_id, unit_id) REFERENCES unit_kerja(pemda_id, id);
alter table usulan add constraint usulan_pemda_id_fkey FOREIGN KEY (pemda_id) REFERENCES pemda(id);

-- Indexes

CREATE INDEX akun_orang ON public.akun USING btree (pemda_id, orang_id);
CREATE INDEX capaian_terbit_opd ON public.capaian_terbit USING btree (pemda_id, opd, indikator);
CREATE INDEX data_pribadi_indeks ON public.data_pribadi USING btree (pemda_id, bidang, indeks);
CREATE INDEX data_pribadi_kunci ON public.data_pribadi USING btree (pemda_id, kunci_id);
CREATE INDEX delegasi_dari ON public.delegasi USING btree (pemda_id, dari_id);
CREATE INDEX delegasi_kepada ON public.delegasi USING btree (pemda_id, kepada_id, mulai);
CREATE INDEX delegasi_peran ON public.delegasi USING btree (pemda_id, peran_id);
CREATE UNIQUE INDEX edisi_satu_berlaku ON public.edisi USING btree (pemda_id, dokumen_id) WHERE (status = 'berlaku'::text);
CREATE INDEX evaluasi_dari ON public.evaluasi USING btree (pemda_id, dari_id);
CREATE INDEX evaluasi_lke ON public.evaluasi USING btree (pemda_id, lke_sidik);
CREATE INDEX evaluasi_opd ON public.evaluasi USING btree (pemda_id, opd_id, tahun);
CREATE INDEX evaluasi_bukti_berkas ON public.evaluasi_bukti USING btree (pemda_id, berkas_id);
CREATE INDEX idempoten_pada ON public.idempoten USING btree (pemda_id, pada);
CREATE INDEX impor_berkas_impor ON public.impor_berkas USING btree (pemda_id, impor_id);
CREATE INDEX impor_berkas_sidik ON public.impor_berkas USING btree (pemda_id, nama, sidik);
CREATE INDEX indikator_simpul ON public.indikator USING btree (pemda_id, edisi_id, simpul_id);
CREATE INDEX insiden_diketahui ON public.insiden USING btree (pemda_id, diketahui_pada);
CREATE INDEX insiden_tugas_tenggat ON public.insiden_tugas USING btree (pemda_id, tenggat) WHERE (selesai_pada IS NULL);
CREATE INDEX jabatan_atasan ON public.jabatan USING btree (pemda_id, atasan_id);
CREATE UNIQUE INDEX jabatan_kepala ON public.jabatan USING btree (pemda_id, unit_id) WHERE (kepala AND (selesai IS NULL));
CREATE UNIQUE INDEX jabatan_kode ON public.jabatan USING btree (pemda_id, kode) WHERE (kode <> ''::text);
CREATE INDEX jabatan_unit ON public.jabatan USING btree (pemda_id, unit_id);
CREATE INDEX kunci_sandi_akun ON public.kunci_sandi USING btree (pemda_id, akun_id);
CREATE INDEX lkj_opd ON public.lkj USING btree (pemda_id, opd_id);
CREATE INDEX masuk_gagal_terakhir ON public.masuk_gagal USING btree (pemda_id, terakhir);
CREATE INDEX nomenklatur_nama_trgm ON public.nomenklatur USING gin (lower(nama) gin_trgm_ops);
CREATE INDEX oidc_tautan_akun ON public.oidc_tautan USING btree (pemda_id, akun_id);
CREATE INDEX orang_nama ON public.orang USING btree (pemda_id, lower(nama));
CREATE UNIQUE INDEX orang_nip ON public.orang USING btree (pemda_id, nip) WHERE (nip IS NOT NULL);
CREATE INDEX pekerjaan_baru ON public.pekerjaan USING btree (pemda_id, dibuat_pada DESC);
CREATE INDEX pembayaran_sub ON public.pembayaran USING btree (pemda_id, tahun, unit_kode, sub_kegiatan);
CREATE INDEX pengukuran_bukti_berkas ON public.pengukuran_bukti USING btree (pemda_id, berkas_id);
CREATE INDEX penugasan_jabatan ON public.penugasan USING btree (pemda_id, jabatan_id, mulai);
CREATE UNIQUE INDEX penugasan_kini ON public.penugasan USING btree (pemda_id, jabatan_id, jenis) WHERE (tunggal AND (selesai IS NULL));
CREATE INDEX penugasan_orang ON public.penugasan USING btree (pemda_id, orang_id, mulai);
CREATE UNIQUE INDEX peran_orang_kini ON public.peran_orang USING btree (pemda_id, orang_id, peran, lingkup, COALESCE(unit_id, orang_id)) WHERE (selesai IS NULL);
CREATE INDEX peran_orang_orang ON public.peran_orang USING btree (pemda_id, orang_id, mulai);
CREATE INDEX peran_orang_unit ON public.peran_orang USING btree (pemda_id, unit_id);
CREATE INDEX peristiwa_pada ON public.peristiwa USING btree (pemda_id, pada);
CREATE INDEX peristiwa_subjek ON public.peristiwa USING btree (pemda_id, subjek, pada);
CREATE INDEX peta_induk ON public.peta USING btree (tingkat, induk);
CREATE INDEX pk_anggaran ON public.pk USING btree (pemda_id, anggaran_edisi_id);
CREATE INDEX pk_opd ON public.pk USING btree (pemda_id, opd_id);
CREATE INDEX pk_rencana ON public.pk USING btree (pemda_id, rencana_edisi_id);
CREATE UNIQUE INDEX pk_satu_berlaku ON public.pk USING btree (pemda_id, tahun, opd_id, jenjang, unit) NULLS NOT DISTINCT WHERE (keadaan = 'berlaku'::text);
CREATE UNIQUE INDEX pk_satu_disusun ON public.pk USING btree (pemda_id, tahun, opd_id, jenjang, unit) NULLS NOT DISTINCT WHERE (keadaan = ANY (ARRAY['draf'::text, 'diajukan'::text]));
CREATE UNIQUE INDEX pohon_satu_berlaku ON public.pohon USING btree (pemda_id, tahun_mulai, tahun_selesai) WHERE (keadaan = 'berlaku'::text);
CREATE UNIQUE INDEX pohon_satu_draf ON public.pohon USING btree (pemda_id, tahun_mulai, tahun_selesai) WHERE (keadaan = 'draf'::text);
CREATE INDEX pohon_lintas_opd ON public.pohon_lintas USING btree (pemda_id, opd_id, keadaan);
CREATE INDEX pohon_lintas_simpul ON public.pohon_lintas USING btree (pemda_id, pohon_id, simpul_id);
CREATE INDEX pohon_simpul_induk ON public.pohon_simpul USING btree (pemda_id, pohon_id, induk_id);
CREATE INDEX pohon_simpul_jabatan ON public.pohon_simpul USING btree (pemda_id, jabatan_id);
CREATE INDEX pohon_simpul_opd ON public.pohon_simpul USING btree (pemda_id, opd_id);
CREATE INDEX pohon_simpul_unit ON public.pohon_simpul USING btree (pemda_id, unit_id);
CREATE INDEX pohon_sub_kegiatan_opd ON public.pohon_sub_kegiatan USING btree (pemda_id, opd_id);
CREATE INDEX pohon_sub_kegiatan_simpul ON public.pohon_sub_kegiatan USING btree (pemda_id, pohon_id, simpul_id);
CREATE INDEX publikasi_sakip_kode ON public.publikasi_sakip USING btree (kode, tahun);
CREATE INDEX rekomendasi_tenggat ON public.rekomendasi USING btree (pemda_id, tenggat);
CREATE INDEX rincian_simpul ON public.rincian USING btree (pemda_id, edisi_id, simpul_id);
CREATE INDEX sesi_akun ON public.sesi USING btree (pemda_id, akun_id);
CREATE INDEX simpul_induk ON public.simpul USING btree (pemda_id, edisi_id, induk_id);
CREATE INDEX simpul_kode ON public.simpul USING btree (pemda_id, edisi_id, kode);
CREATE INDEX simpul_nama_trgm ON public.simpul USING gin (lower(nama) gin_trgm_ops);
CREATE INDEX skp_atasan ON public.skp USING btree (pemda_id, atasan_id);
CREATE INDEX skp_jabatan ON public.skp USING btree (pemda_id, jabatan_id);
CREATE INDEX skp_opd ON public.skp USING btree (pemda_id, opd_id, tahun);
CREATE INDEX skp_orang ON public.skp USING btree (pemda_id, orang_id);
CREATE INDEX skp_unit_opd ON public.skp_unit USING btree (pemda_id, opd_id);
CREATE INDEX skp_unit_set ON public.skp_unit USING btree (pemda_id, dari_set);
CREATE INDEX tampil_baris_apbd ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, COALESCE(apbd_sen, (0)::bigint), nomor);
CREATE INDEX tampil_baris_dpa ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, COALESCE(dpa_sen, (0)::bigint), nomor);
CREATE INDEX tampil_baris_nama ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, nama, nomor);
CREATE INDEX tampil_baris_opd ON public.tampil_baris USING btree (pemda_id, tahun, opd_kode, tingkat, nomor);
CREATE INDEX tampil_baris_realisasi ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, COALESCE(realisasi_sen, (0)::bigint), nomor);
CREATE INDEX tampil_baris_rkpd ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, COALESCE(rkpd_sen, (0)::bigint), nomor);
CREATE INDEX tampil_baris_selisih ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, abs(COALESCE(selisih_sen, (0)::bigint)), nomor);
CREATE INDEX tampil_baris_simpul ON public.tampil_baris USING btree (pemda_id, simpul_id);
CREATE INDEX tampil_baris_status ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, status, nomor);
CREATE INDEX tampil_baris_temuan ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, temuan, nomor);
CREATE INDEX tampil_baris_urut ON public.tampil_baris USING btree (pemda_id, tahun, tingkat, nomor);
CREATE INDEX tantangan_kedaluwarsa ON public.tantangan USING btree (pemda_id, kedaluwarsa);
CREATE INDEX tautan_bawah ON public.tautan USING btree (pemda_id, bawah_edisi_id, bawah_id);
CREATE INDEX temuan_aturan ON public.temuan USING btree (pemda_id, tahun, aturan);
CREATE INDEX temuan_opd ON public.temuan USING btree (pemda_id, tahun, opd_id);
CREATE INDEX temuan_simpul ON public.temuan USING btree (pemda_id, tahun, simpul_id);
CREATE INDEX temuan_tingkat ON public.temuan USING btree (pemda_id, tahun, tingkat, aturan, id);
CREATE INDEX temuan_urut ON public.temuan USING btree (pemda_id, tahun, (
CASE tingkat
    WHEN 'blokir'::text THEN 0
    WHEN 'peringatan'::text THEN 1
    ELSE 2
END), aturan, subjek, id);
CREATE UNIQUE INDEX unit_kerja_kode ON public.unit_kerja USING btree (pemda_id, kode) WHERE (kode <> ''::text);
CREATE INDEX unit_masa_induk ON public.unit_masa USING btree (pemda_id, induk_id);
CREATE UNIQUE INDEX unit_masa_kini ON public.unit_masa USING btree (pemda_id, unit_id) WHERE (selesai IS NULL);
CREATE INDEX wilayah_induk ON public.wilayah USING btree (induk);
CREATE INDEX wilayah_nama_trgm ON public.wilayah USING gin (lower(nama) gin_trgm_ops);

-- Row-level security

alter table akun enable row level security;
alter table akun force row level security;
alter table anggaran_akun enable row level security;
alter table anggaran_akun force row level security;
alter table anggaran_kas enable row level security;
alter table anggaran_kas force row level security;
alter table berkas_bukti enable row level security;
alter table berkas_bukti force row level security;
alter table capaian_terbit enable row level security;
alter table capaian_terbit force row level security;
alter table daftar_jurnal enable row level security;
alter table daftar_jurnal force row level security;
alter table daftar_kas_bulan enable row level security;
alter table daftar_kas_bulan force row level security;
alter table daftar_kebutuhan_spm enable row level security;
alter table daftar_kebutuhan_spm force row level security;
alter table daftar_kemajuan enable row level security;
alter table daftar_kemajuan force row level security;
alter table daftar_kerugian enable row level security;
alter table daftar_kerugian force row level security;
alter table daftar_makro enable row level security;
alter table daftar_makro force row level security;
alter table daftar_mutasi_aset enable row level security;
alter table daftar_mutasi_aset force row level security;
alter table daftar_pengesahan enable row level security;
alter table daftar_pengesahan force row level security;
alter table daftar_proyek_nasional enable row level security;
alter table daftar_proyek_nasional force row level security;
alter table daftar_rekomendasi enable row level security;
alter table daftar_rekomendasi force row level security;
alter table daftar_saldo_anggaran enable row level security;
alter table daftar_saldo_anggaran force row level security;
alter table daftar_tpb enable row level security;
alter table daftar_tpb force row level security;
alter table daftar_uang_persediaan enable row level security;
alter table daftar_uang_persediaan force row level security;
alter table data_pribadi enable row level security;
alter table data_pribadi force row level security;
alter table delegasi enable row level security;
alter table delegasi force row level security;
alter table dokumen enable row level security;
alter table dokumen force row level security;
alter table edisi enable row level security;
alter table edisi force row level security;
alter table edisi_berkas enable row level security;
alter table edisi_berkas force row level security;
alter table edisi_pengesahan enable row level security;
alter table edisi_pengesahan force row level security;
alter table evaluasi enable row level security;
alter table evaluasi force row level security;
alter table evaluasi_bukti enable row level security;
alter table evaluasi_bukti force row level security;
alter table evaluasi_jawaban enable row level security;
alter table evaluasi_jawaban force row level security;
alter table evaluasi_klarifikasi enable row level security;
alter table evaluasi_klarifikasi force row level security;
alter table evaluasi_tim enable row level security;
alter table evaluasi_tim force row level security;
alter table evaluasi_usul enable row level security;
alter table evaluasi_usul force row level security;
alter table gulung_urut enable row level security;
alter table gulung_urut force row level security;
alter table idempoten enable row level security;
alter table idempoten force row level security;
alter table iku_terbit enable row level security;
alter table iku_terbit force row level security;
alter table impor enable row level security;
alter table impor force row level security;
alter table impor_beda enable row level security;
alter table impor_beda force row level security;
alter table impor_berkas enable row level security;
alter table impor_berkas force row level security;
alter table impor_isi enable row level security;
alter table impor_isi force row level security;
alter table impor_nilai_asli enable row level security;
alter table impor_nilai_asli force row level security;
alter table impor_temuan enable row level security;
alter table impor_temuan force row level security;
alter table indikator enable row level security;
alter table indikator force row level security;
alter table insiden enable row level security;
alter table insiden force row level security;
alter table insiden_tugas enable row level security;
alter table insiden_tugas force row level security;
alter table jabatan enable row level security;
alter table jabatan force row level security;
alter table kode_pemulihan enable row level security;
alter table kode_pemulihan force row level security;
alter table kode_setel enable row level security;
alter table kode_setel force row level security;
alter table kpd_bonus enable row level security;
alter table kpd_bonus force row level security;
alter table kpd_isian enable row level security;
alter table kpd_isian force row level security;
alter table kpd_set enable row level security;
alter table kpd_set force row level security;
alter table kpd_variabel enable row level security;
alter table kpd_variabel force row level security;
alter table kunci_data enable row level security;
alter table kunci_data force row level security;
alter table kunci_sandi enable row level security;
alter table kunci_sandi force row level security;
alter table lke_set enable row level security;
alter table lke_set force row level security;
alter table lkj enable row level security;
alter table lkj force row level security;
alter table lkj_bagian enable row level security;
alter table lkj_bagian force row level security;
alter table lkj_pembanding enable row level security;
alter table lkj_pembanding force row level security;
alter table log_daun enable row level security;
alter table log_daun force row level security;
alter table log_entri enable row level security;
alter table log_entri force row level security;
alter table log_kepala enable row level security;
alter table log_kepala force row level security;
alter table log_saksi enable row level security;
alter table log_saksi force row level security;
alter table masuk_gagal enable row level security;
alter table masuk_gagal force row level security;
alter table oidc_tautan enable row level security;
alter table oidc_tautan force row level security;
alter table orang enable row level security;
alter table orang force row level security;
alter table pagu enable row level security;
alter table pagu force row level security;
alter table pekerjaan enable row level security;
alter table pekerjaan force row level security;
alter table pembayaran enable row level security;
alter table pembayaran force row level security;
alter table pengukuran enable row level security;
alter table pengukuran force row level security;
alter table pengukuran_bukti enable row level security;
alter table pengukuran_bukti force row level security;
alter table penugasan enable row level security;
alter table penugasan force row level security;
alter table peran_orang enable row level security;
alter table peran_orang force row level security;
alter table perangkat_daerah enable row level security;
alter table perangkat_daerah force row level security;
alter table periksa_aturan enable row level security;
alter table periksa_aturan force row level security;
alter table periksa_ukuran enable row level security;
alter table periksa_ukuran force row level security;
alter table peristiwa enable row level security;
alter table peristiwa force row level security;
alter table pk enable row level security;
alter table pk force row level security;
alter table pk_indikator enable row level security;
alter table pk_indikator force row level security;
alter table pk_program enable row level security;
alter table pk_program force row level security;
alter table pohon enable row level security;
alter table pohon force row level security;
alter table pohon_faktor enable row level security;
alter table pohon_faktor force row level security;
alter table pohon_indikator enable row level security;
alter table pohon_indikator force row level security;
alter table pohon_lintas enable row level security;
alter table pohon_lintas force row level security;
alter table pohon_simpul enable row level security;
alter table pohon_simpul force row level security;
alter table pohon_sub_kegiatan enable row level security;
alter table pohon_sub_kegiatan force row level security;
alter table rekomendasi enable row level security;
alter table rekomendasi force row level security;
alter table rekomendasi_tindak enable row level security;
alter table rekomendasi_tindak force row level security;
alter table rencana_aksi enable row level security;
alter table rencana_aksi force row level security;
alter table rencana_aksi_target enable row level security;
alter table rencana_aksi_target force row level security;
alter table rincian enable row level security;
alter table rincian force row level security;
alter table sesi enable row level security;
alter table sesi force row level security;
alter table simpul enable row level security;
alter table simpul force row level security;
alter table simpul_lokasi enable row level security;
alter table simpul_lokasi force row level security;
alter table simpul_prioritas enable row level security;
alter table simpul_prioritas force row level security;
alter table simpul_sumber_dana enable row level security;
alter table simpul_sumber_dana force row level security;
alter table skp enable row level security;
alter table skp force row level security;
alter table skp_dialog enable row level security;
alter table skp_dialog force row level security;
alter table skp_hasil enable row level security;
alter table skp_hasil force row level security;
alter table skp_perilaku enable row level security;
alter table skp_perilaku force row level security;
alter table skp_unit enable row level security;
alter table skp_unit force row level security;
alter table spd enable row level security;
alter table spd force row level security;
alter table standar_harga enable row level security;
alter table standar_harga force row level security;
alter table tampil_baris enable row level security;
alter table tampil_baris force row level security;
alter table tampil_jumlah enable row level security;
alter table tampil_jumlah force row level security;
alter table tampil_segar enable row level security;
alter table tampil_segar force row level security;
alter table tantangan enable row level security;
alter table tantangan force row level security;
alter table target enable row level security;
alter table target force row level security;
alter table tautan enable row level security;
alter table tautan force row level security;
alter table temuan enable row level security;
alter table temuan force row level security;
alter table temuan_alasan enable row level security;
alter table temuan_alasan force row level security;
alter table temuan_alasan_dicabut enable row level security;
alter table temuan_alasan_dicabut force row level security;
alter table toleransi enable row level security;
alter table toleransi force row level security;
alter table triwulan_kunci enable row level security;
alter table triwulan_kunci force row level security;
alter table unggahan enable row level security;
alter table unggahan force row level security;
alter table unit_kerja enable row level security;
alter table unit_kerja force row level security;
alter table unit_masa enable row level security;
alter table unit_masa force row level security;
alter table usulan enable row level security;
alter table usulan force row level security;

-- Policies

create policy pemda_sendiri on akun as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on anggaran_akun as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on anggaran_kas as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on berkas_bukti as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on capaian_terbit as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_jurnal as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_kas_bulan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_kebutuhan_spm as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_kemajuan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_kerugian as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_makro as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_mutasi_aset as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_pengesahan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_proyek_nasional as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_rekomendasi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_saldo_anggaran as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_tpb as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on daftar_uang_persediaan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on data_pribadi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on delegasi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on dokumen as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on edisi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on edisi_berkas as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on edisi_pengesahan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on evaluasi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on evaluasi_bukti as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on evaluasi_jawaban as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on evaluasi_klarifikasi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on evaluasi_tim as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on evaluasi_usul as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on gulung_urut as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on idempoten as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on iku_terbit as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on impor as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on impor_beda as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on impor_berkas as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on impor_isi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on impor_nilai_asli as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on impor_temuan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on indikator as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on insiden as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on insiden_tugas as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on jabatan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kode_pemulihan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kode_setel as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kpd_bonus as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kpd_isian as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kpd_set as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kpd_variabel as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kunci_data as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on kunci_sandi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on lke_set as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on lkj as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on lkj_bagian as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on lkj_pembanding as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on log_daun as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on log_entri as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on log_kepala as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on log_saksi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on masuk_gagal as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on oidc_tautan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on orang as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pagu as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pekerjaan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pembayaran as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pengukuran as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pengukuran_bukti as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on penugasan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on peran_orang as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on perangkat_daerah as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on periksa_aturan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on periksa_ukuran as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on peristiwa as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pk as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pk_indikator as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pk_program as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pohon as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pohon_faktor as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pohon_indikator as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pohon_lintas as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pohon_simpul as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on pohon_sub_kegiatan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on rekomendasi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on rekomendasi_tindak as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on rencana_aksi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on rencana_aksi_target as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on rincian as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on sesi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on simpul as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on simpul_lokasi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on simpul_prioritas as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on simpul_sumber_dana as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on skp as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on skp_dialog as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on skp_hasil as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on skp_perilaku as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on skp_unit as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on spd as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on standar_harga as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on tampil_baris as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on tampil_jumlah as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on tampil_segar as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on tantangan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on target as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on tautan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on temuan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on temuan_alasan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on temuan_alasan_dicabut as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on toleransi as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on triwulan_kunci as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on unggahan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on unit_kerja as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on unit_masa as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));
create policy pemda_sendiri on usulan as permissive for all to public using ((pemda_id = selaras_pemda())) with check ((pemda_id = selaras_pemda()));

-- Triggers

CREATE TRIGGER gulung_catat AFTER INSERT OR DELETE OR UPDATE ON public.edisi FOR EACH STATEMENT EXECUTE FUNCTION gulung_catat();
CREATE TRIGGER tampil_usang AFTER INSERT OR DELETE OR UPDATE ON public.edisi FOR EACH STATEMENT EXECUTE FUNCTION selaras_tampil_usang();
CREATE TRIGGER gulung_catat AFTER INSERT OR DELETE OR UPDATE ON public.pagu FOR EACH STATEMENT EXECUTE FUNCTION gulung_catat();
CREATE TRIGGER tampil_usang AFTER INSERT OR DELETE OR UPDATE ON public.pagu FOR EACH STATEMENT EXECUTE FUNCTION selaras_tampil_usang();
CREATE TRIGGER gulung_catat AFTER INSERT OR DELETE OR UPDATE ON public.pembayaran FOR EACH STATEMENT EXECUTE FUNCTION gulung_catat();
CREATE TRIGGER tampil_usang AFTER INSERT OR DELETE OR UPDATE ON public.perangkat_daerah FOR EACH STATEMENT EXECUTE FUNCTION selaras_tampil_usang();
CREATE TRIGGER gulung_catat AFTER INSERT OR DELETE OR UPDATE ON public.periksa_aturan FOR EACH STATEMENT EXECUTE FUNCTION gulung_catat();
CREATE TRIGGER gulung_catat AFTER INSERT OR DELETE OR UPDATE ON public.rincian FOR EACH STATEMENT EXECUTE FUNCTION gulung_catat();
CREATE TRIGGER tampil_usang AFTER INSERT OR DELETE OR UPDATE ON public.simpul FOR EACH STATEMENT EXECUTE FUNCTION selaras_tampil_usang();
CREATE TRIGGER tampil_usang AFTER INSERT OR DELETE OR UPDATE ON public.temuan FOR EACH STATEMENT EXECUTE FUNCTION selaras_tampil_usang();

-- Rights

grant delete, insert, select, update on table akun to selaras_app;
grant delete, insert, select, update on table anggaran_akun to selaras_app;
grant delete, insert, select, update on table anggaran_kas to selaras_app;
grant delete, insert, select, update on table barang_rekening to selaras_app;
grant delete, insert, select, update on table berkas_bukti to selaras_app;
grant delete, insert, select, update on table capaian_terbit to selaras_app;
grant delete, insert, select, update on table daftar_jurnal to selaras_app;
grant delete, insert, select, update on table daftar_kas_bulan to selaras_app;
grant delete, insert, select, update on table daftar_kebutuhan_spm to selaras_app;
grant delete, insert, select, update on table daftar_kemajuan to selaras_app;
grant delete, insert, select, update on table daftar_kerugian to selaras_app;
grant delete, insert, select, update on table daftar_makro to selaras_app;
grant delete, insert, select, update on table daftar_mutasi_aset to selaras_app;
grant delete, insert, select, update on table daftar_pengesahan to selaras_app;
grant delete, insert, select, update on table daftar_proyek_nasional to selaras_app;
grant delete, insert, select, update on table daftar_rekomendasi to selaras_app;
grant delete, insert, select, update on table daftar_saldo_anggaran to selaras_app;
grant delete, insert, select, update on table daftar_tpb to selaras_app;
grant delete, insert, select, update on table daftar_uang_persediaan to selaras_app;
grant delete, insert, select, update on table data_pribadi to selaras_app;
grant insert, select, update on table delegasi to selaras_app;
grant delete, insert, select, update on table dokumen to selaras_app;
grant delete, insert, select, update on table edisi to selaras_app;
grant delete, insert, select, update on table edisi_berkas to selaras_app;
grant delete, insert, select, update on table edisi_pengesahan to selaras_app;
grant delete, insert, select, update on table evaluasi to selaras_app;
grant delete, insert, select, update on table evaluasi_bukti to selaras_app;
grant delete, insert, select, update on table evaluasi_jawaban to selaras_app;
grant delete, insert, select, update on table evaluasi_klarifikasi to selaras_app;
grant delete, insert, select, update on table evaluasi_tim to selaras_app;
grant delete, insert, select, update on table evaluasi_usul to selaras_app;
grant delete, insert, select, update on table fungsi to selaras_app;
grant delete, insert, select, update on table gulung_urut to selaras_app;
grant delete, insert, select, update on table idempoten to selaras_app;
grant delete, insert, select, update on table iku_terbit to selaras_app;
grant delete, insert, select, update on table impor to selaras_app;
grant delete, insert, select, update on table impor_beda to selaras_app;
grant delete, insert, select, update on table impor_berkas to selaras_app;
grant delete, insert, select, update on table impor_isi to selaras_app;
grant delete, insert, select, update on table impor_nilai_asli to selaras_app;
grant delete, insert, select, update on table impor_temuan to selaras_app;
grant delete, insert, select, update on table indikator to selaras_app;
grant delete, insert, select, update on table indikator_makro to selaras_app;
grant delete, insert, select, update on table indikator_makro_nama to selaras_app;
grant delete, insert, select, update on table insiden to selaras_app;
grant delete, insert, select, update on table insiden_tugas to selaras_app;
grant insert, select, update on table jabatan to selaras_app;
grant delete, insert, select, update on table kode_pemulihan to selaras_app;
grant delete, insert, select, update on table kode_setel to selaras_app;
grant insert, select on table kpd_bonus to selaras_app;
grant insert, select on table kpd_isian to selaras_app;
grant delete, insert, select, update on table kpd_set to selaras_app;
grant delete, insert, select, update on table kpd_variabel to selaras_app;
grant delete, insert, select, update on table kunci_data to selaras_app;
grant delete, insert, select, update on table kunci_sandi to selaras_app;
grant delete, insert, select, update on table lke_set to selaras_app;
grant delete, insert, select, update on table lkj to selaras_app;
grant delete, insert, select, update on table lkj_bagian to selaras_app;
grant delete, insert, select, update on table lkj_pembanding to selaras_app;
grant insert, select on table log_daun to selaras_app;
grant insert, select on table log_entri to selaras_app;
grant insert, select on table log_kepala to selaras_app;
grant insert, select on table log_saksi to selaras_app;
grant delete, insert, select, update on table masuk_gagal to selaras_app;
grant delete, insert, select, update on table nomenklatur to selaras_app;
grant delete, insert, select, update on table oidc_tautan to selaras_app;
grant insert, select, update on table orang to selaras_app;
grant delete, insert, select, update on table pagu to selaras_app;
grant delete, insert, select, update on table pekerjaan to selaras_app;
grant delete, insert, select, update on table pembayaran to selaras_app;
grant delete, insert, select, update on table pemda to selaras_app;
grant delete, insert, select, update on table pengukuran to selaras_app;
grant delete, insert, select, update on table pengukuran_bukti to selaras_app;
grant insert, select, update on table penugasan to selaras_app;
grant insert, select, update on table peran_orang to selaras_app;
grant delete, insert, select, update on table perangkat_daerah to selaras_app;
grant delete, insert, select, update on table periksa_aturan to selaras_app;
grant delete, insert, select, update on table periksa_ukuran to selaras_app;
grant insert, select on table peristiwa to selaras_app;
grant delete, insert, select, update on table peta to selaras_app;
grant delete, insert, select, update on table pk to selaras_app;
grant delete, insert, select, update on table pk_indikator to selaras_app;
grant delete, insert, select, update on table pk_program to selaras_app;
grant delete, insert, select, update on table pohon to selaras_app;
grant delete, insert, select, update on table pohon_faktor to selaras_app;
grant delete, insert, select, update on table pohon_indikator to selaras_app;
grant delete, insert, select, update on table pohon_lintas to selaras_app;
grant delete, insert, select, update on table pohon_simpul to selaras_app;
grant delete, insert, select, update on table pohon_sub_kegiatan to selaras_app;
grant delete, insert, select, update on table program_nasional to selaras_app;
grant delete, insert, select, update on table publikasi_apbd to selaras_app;
grant delete, insert, select, update on table publikasi_apbd_ringkas to selaras_app;
grant delete, insert, select, update on table publikasi_dokumen to selaras_app;
grant delete, insert, select, update on table publikasi_sakip to selaras_app;
grant delete, insert, select, update on table publikasi_sakip_agregat to selaras_app;
grant delete, insert, select, update on table publikasi_sakip_komponen to selaras_app;
grant delete, insert, select, update on table referensi_edisi to selaras_app;
grant delete, insert, select, update on table rekening to selaras_app;
grant delete, insert, select, update on table rekomendasi to selaras_app;
grant delete, insert, select, update on table rekomendasi_tindak to selaras_app;
grant delete, insert, select, update on table rencana_aksi to selaras_app;
grant delete, insert, select, update on table rencana_aksi_target to selaras_app;
grant delete, insert, select, update on table rincian to selaras_app;
grant delete, insert, select, update on table sesi to selaras_app;
grant delete, insert, select, update on table simpul to selaras_app;
grant delete, insert, select, update on table simpul_lokasi to selaras_app;
grant delete, insert, select, update on table simpul_prioritas to selaras_app;
grant delete, insert, select, update on table simpul_sumber_dana to selaras_app;
grant delete, insert, select, update on table skp to selaras_app;
grant insert, select on table skp_dialog to selaras_app;
grant delete, insert, select, update on table skp_hasil to selaras_app;
grant delete, insert, select, update on table skp_perilaku to selaras_app;
grant delete, insert, select, update on table skp_unit to selaras_app;
grant delete, insert, select, update on table spd to selaras_app;
grant delete, insert, select, update on table spm to selaras_app;
grant delete, insert, select, update on table standar_harga to selaras_app;
grant delete, insert, select, update on table sumber_dana to selaras_app;
grant delete, insert, select, update on table tahapan_anggaran to selaras_app;
grant delete, insert, select, update on table tampil_baris to selaras_app;
grant delete, insert, select, update on table tampil_jumlah to selaras_app;
grant delete, insert, select, update on table tampil_segar to selaras_app;
grant delete, insert, select, update on table tantangan to selaras_app;
grant delete, insert, select, update on table target to selaras_app;
grant delete, insert, select, update on table tautan to selaras_app;
grant delete, insert, select, update on table temuan to selaras_app;
grant delete, insert, select, update on table temuan_alasan to selaras_app;
grant delete, insert, select, update on table temuan_alasan_dicabut to selaras_app;
grant delete, insert, select, update on table toleransi to selaras_app;
grant delete, insert, select, update on table triwulan_kunci to selaras_app;
grant delete, insert, select, update on table unggahan to selaras_app;
grant insert, select, update on table unit_kerja to selaras_app;
grant insert, select, update on table unit_masa to selaras_app;
grant delete, insert, select, update on table usulan to selaras_app;
grant delete, insert, select, update on table wilayah to selaras_app;

-- Comments

comment on table akun_direktori is 'referensi: pintu masuk akun, hanya lewat fungsi akun_*';
comment on table barang_rekening is 'referensi: rekening yang diizinkan untuk tiap kode barang';
comment on table fungsi is 'referensi: fungsi dan subfungsi';
comment on table indikator_makro is 'referensi: indikator makro dan sasarannya';
comment on table indikator_makro_nama is 'referensi: nama indikator makro';
comment on table nomenklatur is 'referensi: nomenklatur program, kegiatan, sub kegiatan';
comment on table pemda is 'referensi: daftar pemerintah daerah';
comment on table peta is 'referensi: bentuk wilayah untuk peta; kode 00 memuat bingkai nasional';
comment on table program_nasional is 'referensi: program prioritas nasional';
comment on table publikasi_apbd is 'referensi: APBD terbit per pemerintah daerah dan jenis';
comment on table publikasi_apbd_ringkas is 'referensi: ringkasan APBD terbit';
comment on table publikasi_dokumen is 'referensi: dokumen terbit per pemerintah daerah';
comment on table publikasi_sakip is 'referensi: nilai SAKIP terbit per pemerintah daerah';
comment on table publikasi_sakip_agregat is 'referensi: angka SAKIP gabungan menurut sumbernya';
comment on table publikasi_sakip_komponen is 'referensi: nilai komponen SAKIP terbit';
comment on table referensi_edisi is 'referensi: edisi daftar kode nasional';
comment on table rekening is 'referensi: bagan akun';
comment on table spm is 'referensi: standar pelayanan minimal';
comment on table sumber_dana is 'referensi: sumber dana';
comment on table tahapan_anggaran is 'referensi: tahapan penganggaran';
comment on table wilayah is 'referensi: kode wilayah Kemendagri';
