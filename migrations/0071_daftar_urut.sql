-- Every order and state a list of rows offers is read from an index: a page of fifty out of 65,000
-- must not sort or filter all of them.
create index tampil_baris_nama on tampil_baris (pemda_id, tahun, tingkat, nama, nomor);
create index tampil_baris_dpa on tampil_baris (pemda_id, tahun, tingkat, coalesce(dpa_sen, 0),
    nomor);
create index tampil_baris_realisasi on tampil_baris (pemda_id, tahun, tingkat,
    coalesce(realisasi_sen, 0), nomor);
create index tampil_baris_temuan on tampil_baris (pemda_id, tahun, tingkat, temuan, nomor);
create index tampil_baris_status on tampil_baris (pemda_id, tahun, tingkat, status, nomor);
