-- Supervisory views: what a province may read of its regencies and the nation of all governments.
-- The only way past the tenant barrier. It returns named figures and nothing else, and only for the
-- governments that the government of the running transaction supervises. The tenant is switched
-- inside and put back at its end; when it fails, the transaction is undone and the setting with it.
-- One more figure is one more branch of pandangan_satu, by a later migration.

-- Figures of the government of the running transaction.
create function pandangan_satu(tahun_ smallint)
returns table (ukuran text, nilai bigint, teks text, pada timestamptz)
language plpgsql stable as $$
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
end $$;

create function pandangan_pembina(tahun_ smallint)
returns table (pemda_id uuid, kode text, nama text, ukuran text, nilai bigint, teks text,
    pada timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
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
end $$;
