-- $1 tahun. Rebuilds tampil_baris of the transaction's government.
with e as (
    select distinct on (d.jenis) d.jenis, e.id
    from dokumen d join edisi e on e.pemda_id = d.pemda_id and e.dokumen_id = d.id
    where e.status = 'berlaku'
      and d.jenis in ('renstra', 'rkpd', 'apbd', 'dpa', 'realisasi')
      and (d.tahun_mulai = $1 or (d.jenis = 'renstra' and $1 between d.tahun_mulai and
          d.tahun_selesai))
    order by d.jenis, d.tahun_mulai desc, e.urut desc
),
g as (
    select distinct on (p.edisi_id, p.simpul_id) p.edisi_id, p.simpul_id, p.nilai_sen
    from pagu p join e on e.id = p.edisi_id
    where p.tahun = $1 and p.kolom = case e.jenis when 'realisasi' then 'realisasi' else 'pagu' end
    order by p.edisi_id, p.simpul_id, p.periode desc
),
n as (
    select e.jenis, s.edisi_id, s.id, s.tingkat, s.kode, s.nama, s.opd_id,
           coalesce(s.unit_id, s.opd_id) as unit_id, g.nilai_sen,
           case s.tingkat when 'sub_kegiatan' then coalesce(i2.kode, '')
               when 'kegiatan' then coalesce(i1.kode, '') else s.kode end as program_kode,
           case s.tingkat when 'sub_kegiatan' then coalesce(i1.kode, '') when 'kegiatan' then s.kode
               else '' end as kegiatan_kode
    from e
    join simpul s on s.edisi_id = e.id and s.tingkat in ('program', 'kegiatan', 'sub_kegiatan')
    left join simpul i1 on i1.edisi_id = s.edisi_id and i1.id = s.induk_id
        and i1.tingkat in ('program', 'kegiatan')
    left join simpul i2 on i2.edisi_id = i1.edisi_id and i2.id = i1.induk_id
        and i2.tingkat = 'program'
    left join g on g.edisi_id = s.edisi_id and g.simpul_id = s.id
),
t as (
    select id, count(*)::int as jumlah, (count(*) filter (where tingkat = 'blokir'))::int as blokir
    from (select simpul_id as id, tingkat from temuan where tahun = $1 and simpul_id is not null) x
    group by id
),
sub as (
    select 'sub_kegiatan' as tingkat, opd_id, unit_id,
           max(program_kode) as program_kode, max(kegiatan_kode) as kegiatan_kode, kode,
           (array_agg(nama order by case jenis when 'apbd' then 0 when 'rkpd' then 1 else 2
               end))[1] as nama,
           (sum(nilai_sen) filter (where jenis = 'renstra'))::bigint as renstra_sen,
           (sum(coalesce(nilai_sen, 0)) filter (where jenis = 'rkpd'))::bigint as rkpd_sen,
           (sum(coalesce(nilai_sen, 0)) filter (where jenis = 'apbd'))::bigint as apbd_sen,
           (sum(coalesce(nilai_sen, 0)) filter (where jenis = 'dpa'))::bigint as dpa_sen,
           (sum(coalesce(nilai_sen, 0)) filter (where jenis = 'realisasi'))::bigint as
               realisasi_sen,
           (array_agg(n.id) filter (where jenis = 'renstra'))[1] as renstra_id,
           (array_agg(n.id) filter (where jenis = 'rkpd'))[1] as rkpd_id,
           (array_agg(n.id) filter (where jenis = 'apbd'))[1] as apbd_id,
           (array_agg(n.id) filter (where jenis = 'dpa'))[1] as dpa_id,
           (array_agg(n.id) filter (where jenis = 'realisasi'))[1] as realisasi_id,
           coalesce(sum(t.jumlah), 0)::int as temuan, coalesce(sum(t.blokir), 0)::int as blokir
    from n left join t on t.id = n.id
    -- Nodes known only from an indicator file carry no ceiling and are no row of their own.
    where n.tingkat = 'sub_kegiatan' and n.nilai_sen is not null
    group by opd_id, unit_id, kode
),
atas as (
    select n.tingkat, n.opd_id, n.program_kode, n.kegiatan_kode, n.kode,
           (array_agg(nama order by case jenis when 'apbd' then 0 when 'rkpd' then 1 else 2
               end))[1] as nama,
           (sum(nilai_sen) filter (where jenis = 'renstra'))::bigint as renstra_sen,
           (array_agg(n.id) filter (where jenis = 'renstra'))[1] as renstra_id,
           (array_agg(n.id) filter (where jenis = 'rkpd'))[1] as rkpd_id,
           (array_agg(n.id) filter (where jenis = 'apbd'))[1] as apbd_id,
           (array_agg(n.id) filter (where jenis = 'dpa'))[1] as dpa_id,
           (array_agg(n.id) filter (where jenis = 'realisasi'))[1] as realisasi_id,
           bool_or(jenis = 'rkpd') as ada_rkpd, bool_or(jenis = 'apbd') as ada_apbd,
           bool_or(jenis = 'dpa') as ada_dpa, bool_or(jenis = 'realisasi') as ada_realisasi,
           coalesce(sum(t.jumlah), 0)::int as temuan, coalesce(sum(t.blokir), 0)::int as blokir
    from n left join t on t.id = n.id
    where n.tingkat in ('program', 'kegiatan')
    group by n.tingkat, n.opd_id, n.program_kode, n.kegiatan_kode, n.kode
),
keg as (
    select a.tingkat, a.opd_id, null::uuid as unit_id, a.program_kode, a.kegiatan_kode, a.kode,
        a.nama,
           coalesce(a.renstra_sen, sum(s.renstra_sen)::bigint) as renstra_sen,
           case when a.ada_rkpd then coalesce(sum(s.rkpd_sen), 0)::bigint end as rkpd_sen,
           case when a.ada_apbd then coalesce(sum(s.apbd_sen), 0)::bigint end as apbd_sen,
           case when a.ada_dpa then coalesce(sum(s.dpa_sen), 0)::bigint end as dpa_sen,
           case when a.ada_realisasi then coalesce(sum(s.realisasi_sen), 0)::bigint end as
               realisasi_sen,
           a.renstra_id, a.rkpd_id, a.apbd_id, a.dpa_id, a.realisasi_id,
           (a.temuan + coalesce(sum(s.temuan), 0))::int as temuan,
           (a.blokir + coalesce(sum(s.blokir), 0))::int as blokir
    from atas a
    left join sub s on s.opd_id is not distinct from a.opd_id and s.program_kode = a.program_kode
        and s.kegiatan_kode = a.kegiatan_kode
    where a.tingkat = 'kegiatan'
    group by a.tingkat, a.opd_id, a.program_kode, a.kegiatan_kode, a.kode, a.nama, a.renstra_sen,
        a.ada_rkpd,
        a.ada_apbd, a.ada_dpa, a.ada_realisasi, a.renstra_id, a.rkpd_id, a.apbd_id, a.dpa_id,
            a.realisasi_id,
        a.temuan, a.blokir
),
prog as (
    select a.tingkat, a.opd_id, null::uuid as unit_id, a.program_kode, ''::text as kegiatan_kode,
        a.kode, a.nama,
           coalesce(a.renstra_sen, sum(s.renstra_sen)::bigint) as renstra_sen,
           case when a.ada_rkpd then coalesce(sum(s.rkpd_sen), 0)::bigint end as rkpd_sen,
           case when a.ada_apbd then coalesce(sum(s.apbd_sen), 0)::bigint end as apbd_sen,
           case when a.ada_dpa then coalesce(sum(s.dpa_sen), 0)::bigint end as dpa_sen,
           case when a.ada_realisasi then coalesce(sum(s.realisasi_sen), 0)::bigint end as
               realisasi_sen,
           a.renstra_id, a.rkpd_id, a.apbd_id, a.dpa_id, a.realisasi_id,
           (a.temuan + coalesce(sum(s.temuan), 0))::int as temuan,
           (a.blokir + coalesce(sum(s.blokir), 0))::int as blokir
    from atas a
    left join (
        select opd_id, program_kode, renstra_sen, rkpd_sen, apbd_sen, dpa_sen, realisasi_sen,
            temuan, blokir from sub
        union all
        select opd_id, program_kode, null, null, null, null, null, temuan, blokir from atas where
            tingkat = 'kegiatan'
    ) s on s.opd_id is not distinct from a.opd_id and s.program_kode = a.program_kode
    where a.tingkat = 'program'
    group by a.tingkat, a.opd_id, a.program_kode, a.kode, a.nama, a.renstra_sen, a.ada_rkpd,
        a.ada_apbd, a.ada_dpa,
        a.ada_realisasi, a.renstra_id, a.rkpd_id, a.apbd_id, a.dpa_id, a.realisasi_id, a.temuan,
            a.blokir
),
semua as (
    select tingkat, opd_id, unit_id, program_kode, kegiatan_kode, kode, nama, renstra_sen,
        rkpd_sen, apbd_sen, dpa_sen,
           realisasi_sen, renstra_id, rkpd_id, apbd_id, dpa_id, realisasi_id, temuan, blokir from
               sub
    union all select * from keg
    union all select * from prog
)
insert into tampil_baris (pemda_id, tahun, nomor, tingkat, opd_id, opd_kode, opd_nama, unit_id,
    unit_nama,
    program_kode, kegiatan_kode, kode, nama, cari, renstra_sen, rkpd_sen, apbd_sen, dpa_sen,
        realisasi_sen,
    selisih_sen, status, temuan, blokir, renstra_id, rkpd_id, apbd_id, dpa_id, realisasi_id,
        edisi_id, simpul_id)
select selaras_pemda(), $1,
    row_number() over (order by coalesce(o.kode, '~') collate "C", m.program_kode collate "C",
        m.kegiatan_kode collate "C", case m.tingkat when 'program' then 0 when 'kegiatan' then 1
            else 2 end,
        m.kode collate "C", u.kode collate "C"),
    m.tingkat, m.opd_id, coalesce(o.kode, ''), coalesce(o.nama, 'Perangkat daerah tidak dikenal'),
    m.unit_id, coalesce(u.nama, ''), m.program_kode, m.kegiatan_kode, m.kode, m.nama,
    lower(concat_ws(' ', m.kode, m.nama, o.nama, case when u.id <> o.id then u.nama end)),
    m.renstra_sen, m.rkpd_sen, m.apbd_sen, m.dpa_sen, m.realisasi_sen,
    case when m.rkpd_sen is not null or m.apbd_sen is not null
        then coalesce(m.apbd_sen, 0) - coalesce(m.rkpd_sen, 0) end,
    case when m.rkpd_sen is null and m.apbd_sen is null then 'hanya_lain'
        when m.rkpd_sen is null then 'hanya_apbd' when m.apbd_sen is null then 'hanya_rkpd'
        when m.rkpd_sen = m.apbd_sen then 'selaras'
        when m.apbd_sen = 0 then 'jadi_nol' when m.rkpd_sen = 0 then 'dari_nol'
        when m.apbd_sen > m.rkpd_sen then 'naik' else 'turun' end,
    m.temuan, m.blokir, m.renstra_id, m.rkpd_id, m.apbd_id, m.dpa_id, m.realisasi_id, h.edisi_id,
        h.id
from semua m
left join perangkat_daerah o on o.id = m.opd_id
left join perangkat_daerah u on u.id = m.unit_id
left join n h on h.id = coalesce(m.apbd_id, m.rkpd_id, m.dpa_id, m.realisasi_id, m.renstra_id)
