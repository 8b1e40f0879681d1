-- $1 tahun. Totals of the rows just built, by what the filter chips ask.
insert into tampil_jumlah (pemda_id, tahun, tingkat, opd_kode, status, ada_temuan, baris,
    renstra_sen, rkpd_sen,
    apbd_sen, dpa_sen, realisasi_sen, selisih_sen, temuan)
select pemda_id, tahun, tingkat, opd_kode, status, temuan > 0, count(*)::int,
    coalesce(sum(renstra_sen), 0)::bigint, coalesce(sum(rkpd_sen), 0)::bigint,
        coalesce(sum(apbd_sen), 0)::bigint,
    coalesce(sum(dpa_sen), 0)::bigint, coalesce(sum(realisasi_sen), 0)::bigint,
    coalesce(sum(selisih_sen), 0)::bigint, sum(temuan)::int
from tampil_baris where tahun = $1
group by pemda_id, tahun, tingkat, opd_kode, status, temuan > 0
