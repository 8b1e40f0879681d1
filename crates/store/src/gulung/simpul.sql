-- $1 tahun. Nodes of the documents in force, with the ceiling of the year (a realisation: its
-- newest period).
with e as (
    select distinct on (d.jenis) d.jenis, e.id
    from dokumen d join edisi e on e.pemda_id = d.pemda_id and e.dokumen_id = d.id
    where e.status = 'berlaku'
      and ((d.jenis in ('rkpd', 'apbd', 'dpa', 'realisasi') and d.tahun_mulai = $1)
        or (d.jenis = 'renstra' and $1 between d.tahun_mulai and d.tahun_selesai))
    order by d.jenis, d.tahun_mulai desc, e.urut desc
),
p as (
    select distinct on (p.edisi_id, p.simpul_id) p.edisi_id, p.simpul_id, p.nilai_sen
    from e join pagu p on p.edisi_id = e.id and p.tahun = $1
        and p.kolom = case e.jenis when 'realisasi' then 'realisasi' else 'pagu' end
    order by p.edisi_id, p.simpul_id, p.periode desc
)
select e.jenis, s.edisi_id, s.id, s.induk_id, s.tingkat, s.kode, s.nama,
    coalesce(o.kode, '') as opd_kode, coalesce(o.nama, '') as opd_nama,
    coalesce(u.kode, o.kode, '') as unit_kode, coalesce(u.nama, o.nama, '') as unit_nama,
        p.nilai_sen
from e
join simpul s on s.edisi_id = e.id and s.tingkat in ('program', 'kegiatan', 'sub_kegiatan')
left join perangkat_daerah o on o.pemda_id = s.pemda_id and o.id = s.opd_id
left join perangkat_daerah u on u.pemda_id = s.pemda_id and u.id = s.unit_id
left join p on p.edisi_id = s.edisi_id and p.simpul_id = s.id
