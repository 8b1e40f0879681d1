-- Which governments have published documents: filled by a job, so that no page reads across
-- tenants.

create table publikasi_dokumen (
    kode text not null,
    jenis text not null,
    tahun_mulai smallint not null,
    tahun_selesai smallint not null,
    judul text not null,
    keadaan date,
    simpul bigint not null,
    dihitung_pada timestamptz not null,
    primary key (kode, jenis, tahun_mulai, tahun_selesai)
);
comment on table publikasi_dokumen is 'referensi: dokumen terbit per pemerintah daerah';
