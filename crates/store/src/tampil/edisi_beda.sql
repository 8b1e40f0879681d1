-- $1 older edition, $2 newer edition, $3 limit, $4 offset.
with l as (
    select s.*, (select sum(nilai_sen)::bigint from pagu p where p.edisi_id = s.edisi_id and
        p.simpul_id = s.id
                 and p.kolom in ('pagu', 'realisasi')) as sen
    from simpul s where s.edisi_id = $1
),
b as (
    select s.*, (select sum(nilai_sen)::bigint from pagu p where p.edisi_id = s.edisi_id and
        p.simpul_id = s.id
                 and p.kolom in ('pagu', 'realisasi')) as sen
    from simpul s where s.edisi_id = $2
)
select coalesce(b.tingkat, l.tingkat) as tingkat, coalesce(b.kode, l.kode) as kode,
    coalesce(b.nama, l.nama) as nama, case when b.nama <> l.nama then l.nama end as nama_lama,
    coalesce(o.nama, '') as opd_nama, coalesce(u.nama, '') as unit_nama,
    coalesce(b.id, l.id) as id, l.id is not null as ada_lama, b.id is not null as ada_baru,
    l.sen as lama_sen, b.sen as baru_sen, count(*) over () as dari
from l full join b on b.id = l.id
left join perangkat_daerah o on o.id = coalesce(b.opd_id, l.opd_id)
left join perangkat_daerah u on u.id = coalesce(b.unit_id, l.unit_id) and u.id <> o.id
where l.id is null or b.id is null or l.sen is distinct from b.sen or l.nama <> b.nama
order by o.kode collate "C", coalesce(b.kode, l.kode) collate "C", u.kode collate "C",
    coalesce(b.id, l.id)
limit $3 offset $4
