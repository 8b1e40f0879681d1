-- A small government for the roll-up: one perangkat daerah, APBD and realisation of 2026.
insert into pemda (id, kode, nama, jenis) values ('00000000-0000-0000-0000-000000000001', '64.01',
    'Paser', 'kabupaten');
select set_config('selaras.pemda', '00000000-0000-0000-0000-000000000001', true);
insert into perangkat_daerah (pemda_id, id, kode, kode_asli, nama, jenis)
values (selaras_pemda(), '00000000-0000-0000-0000-0000000000a1', '1.01.0.00.0.00.01.0000', '',
    'Dinas Pendidikan', 'skpd');
insert into dokumen (pemda_id, id, jenis, tahun_mulai, tahun_selesai, judul)
select selaras_pemda(), md5(j)::uuid, j, 2026, 2026, j from unnest(array['apbd', 'realisasi']) j;
insert into edisi (pemda_id, id, dokumen_id, urut, keadaan, status, sidik, dibuat_pada)
select selaras_pemda(), md5('edisi ' || judul)::uuid, id, 1, date '2026-03-31', 'berlaku', '',
    timestamptz '2026-04-01 00:00Z'
from dokumen;
insert into simpul (pemda_id, edisi_id, id, tingkat, kode, nama, opd_id, urut)
select selaras_pemda(), md5('edisi ' || j)::uuid, md5(j || k)::uuid, t, k, 'Nama ' || k,
    '00000000-0000-0000-0000-0000000000a1', 1
from unnest(array['apbd', 'realisasi']) j,
    (values ('program', '1.01.02'), ('kegiatan', '1.01.02.2.01'), ('sub_kegiatan',
        '1.01.02.2.01.0001'),
        ('sub_kegiatan', '1.01.02.2.01.0002')) x (t, k);
insert into pagu (pemda_id, edisi_id, simpul_id, tahun, kolom, periode, nilai_sen)
select pemda_id, edisi_id, id, 2026, case when edisi_id = md5('edisi apbd')::uuid then 'pagu' else
    'realisasi' end, p.periode,
    p.nilai
from simpul, (values ('', 70000), ('TW1', 10000), ('TW2', 25000)) p (periode, nilai)
where tingkat = 'sub_kegiatan' and (p.periode = '') = (edisi_id = md5('edisi apbd')::uuid);
insert into rincian (pemda_id, edisi_id, id, simpul_id, urut, rekening, jumlah_sen)
select pemda_id, edisi_id, md5(id::text || n)::uuid, id, n, '5.1.02.01.01.002' || n, 30000 + n
from simpul, generate_series(4, 5) n where tingkat = 'sub_kegiatan' and edisi_id =
    md5('edisi apbd')::uuid;
insert into rekening (edisi, kode, nama, tingkat) values ('2020', '5.1', 'BELANJA OPERASI', 2);
insert into temuan (pemda_id, tahun, id, aturan, tingkat, subjek, simpul_id, pesan, pertama_pada)
select pemda_id, 2026, 'a' || kode, 'BUD-03', 'blokir', kode, id, '', timestamptz
    '2026-04-01 00:00Z'
from simpul where kode = '1.01.02.2.01.0001' and edisi_id = md5('edisi apbd')::uuid;
