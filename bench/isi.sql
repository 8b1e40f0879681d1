-- One synthetic government ("data uji") for W4 and W6. psql variables:
--   kode, nama, tahun, opd, program, kegiatan, sub (children per parent), rincian (lines per sub), bayar (payments per sub)
-- Deterministic: ids are md5 of what they name, amounts come from the numbers. Loaded as any owner; row-level security is met
-- by setting the tenant.
\set ON_ERROR_STOP on
begin;
select md5('ukur pemda ' || :'kode')::uuid as pemda \gset
select set_config('selaras.pemda', :'pemda', true) \gset _
insert into pemda (id, kode, nama, jenis, induk, contoh) values (:'pemda', :'kode', :'nama', 'kabupaten', null, true);
insert into perangkat_daerah (pemda_id, id, kode, kode_asli, nama, jenis)
select :'pemda', md5(:'kode' || ' opd ' || o)::uuid, k, k, 'Dinas Uji Ke-' || o, 'skpd'
from (select o, '1.' || lpad((1 + o % 6)::text, 2, '0') || '.0.00.0.00.' || lpad(o::text, 2, '0') || '.0000' as k
      from generate_series(1, :opd) o) x;
create temp table dok as
select j as jenis, md5(:'kode' || ' edisi ' || j)::uuid as edisi, md5(:'kode' || ' dokumen ' || j)::uuid as dokumen
from unnest(array['rkpd', 'apbd', 'dpa', 'realisasi']) j;
insert into dokumen (pemda_id, id, jenis, tahun_mulai, tahun_selesai, judul)
select :'pemda', dokumen, jenis, :tahun, :tahun, upper(jenis) || ' ' || :tahun from dok;
insert into edisi (pemda_id, id, dokumen_id, urut, tahap, keadaan, label, status, sidik, dibuat_pada)
select :'pemda', edisi, dokumen, 1, '', date '2026-05-12', 'data uji', 'berlaku', 'uji', timestamptz '2026-05-12 00:00Z' from dok;
create temp table pohon as
with p as (select o, p, '1.' || lpad((1 + o % 6)::text, 2, '0') || '.' || lpad(p::text, 2, '0') as kode
           from generate_series(1, :opd) o, generate_series(1, :program) p),
k as (select o, p, k, p.kode || '.2.' || lpad(k::text, 2, '0') as kode, p.kode as induk from p, generate_series(1, :kegiatan) k),
s as (select o, p, k, s, k.kode || '.' || lpad(s::text, 4, '0') as kode, k.kode as induk from k, generate_series(1, :sub) s)
select o, 'program' as tingkat, kode, null::text as induk, 0 as s, 'Program Uji Pelayanan ' || kode as nama from p
union all select o, 'kegiatan', kode, induk, 0, 'Kegiatan Pengelolaan Pelayanan ' || kode from k
union all select o, 'sub_kegiatan', kode, induk, s, 'Penyediaan Layanan dan Sarana Pendukung ' || kode from s;
create temp table isi as
select d.jenis, d.edisi, p.*, md5(:'kode' || d.jenis || o || kode)::uuid as id, md5(:'kode' || d.jenis || o || induk)::uuid as induk_id,
       md5(:'kode' || ' opd ' || o)::uuid as opd_id, hashtextextended(o || kode, 7) & 65535 as acak
from dok d, pohon p;
insert into simpul (pemda_id, edisi_id, id, induk_id, tingkat, kode, kode_asli, nama, opd_id, unit_id, urut)
select :'pemda', edisi, id, induk_id, tingkat, kode, kode, nama, opd_id, opd_id, row_number() over (order by jenis, o, kode)
from isi;
insert into pagu (pemda_id, edisi_id, simpul_id, tahun, kolom, periode, nilai_sen)
select :'pemda', edisi, id, :tahun, case jenis when 'realisasi' then 'realisasi' else 'pagu' end,
       case jenis when 'realisasi' then 'TW1' else '' end,
       (1000000 + acak * 7919) * case jenis when 'realisasi' then 25 when 'rkpd' then 100 + acak % 3 * 5 else 100 end
from isi where tingkat = 'sub_kegiatan';
insert into rincian (pemda_id, edisi_id, id, simpul_id, urut, rekening, uraian, satuan, volume, harga_sen, jumlah_sen)
select :'pemda', edisi, md5(id::text || n)::uuid, id, n,
       '5.1.02.' || lpad((1 + (acak + n) % 4)::text, 2, '0') || '.01.' || lpad((1 + (acak * 31 + n * 7) % 60)::text, 4, '0'),
       'Belanja uji ' || n, 'paket', 1 + n % 9, (100000 + acak * 13) * 100, (1 + n % 9) * (100000 + acak * 13) * 100
from isi, generate_series(1, :rincian) n where jenis = 'apbd' and tingkat = 'sub_kegiatan';
insert into pembayaran (pemda_id, tahun, id, nomor, jenis, tanggal, opd_kode, unit_kode, sub_kegiatan, rekening, nilai_sen)
select :'pemda', :tahun, md5('bayar' || i.id::text || n)::uuid, 'SP2D-' || n, 'LS', date '2026-03-02', o.kode, o.kode, i.kode,
       '5.1.02.' || lpad((1 + (acak + n) % 4)::text, 2, '0') || '.01.' || lpad((1 + (acak * 31 + n * 7) % 60)::text, 4, '0'),
       (50000 + acak) * 100
from isi i join perangkat_daerah o on o.id = i.opd_id, generate_series(1, :bayar) n
where i.jenis = 'realisasi' and i.tingkat = 'sub_kegiatan';
commit;
