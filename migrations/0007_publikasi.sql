-- Published national figures: public, filled by a job, each with its as-of.

create table publikasi_apbd (
    tahun smallint not null,
    kode text not null,
    rekening text not null,
    nilai_sen bigint not null,
    keadaan date not null,
    primary key (tahun, kode, rekening)
);
comment on table publikasi_apbd is 'referensi: APBD terbit per pemerintah daerah dan jenis';

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
    dihitung_pada timestamptz not null,
    primary key (tahun, kode)
);
comment on table publikasi_apbd_ringkas is 'referensi: ringkasan APBD terbit';
