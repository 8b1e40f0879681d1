-- A reason that was taken back stays, and so does who took it back; it only counts no more.
create table temuan_alasan_dicabut (
    pemda_id uuid not null,
    tahun smallint not null,
    temuan_id text not null,
    urut smallint not null,
    oleh text not null,
    pada timestamptz not null,
    primary key (pemda_id, tahun, temuan_id, urut),
    foreign key (pemda_id, tahun, temuan_id, urut)
        references temuan_alasan (pemda_id, tahun, temuan_id, urut)
);

select selaras_lindungi('temuan_alasan_dicabut');
