-- Failures of data protection and the duties that follow within 3 × 24 hours (UU 27/2022 art. 46).

create table insiden (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    judul text not null check (judul <> ''),
    uraian text not null,
    data_terdampak text not null,
    jumlah_orang bigint check (jumlah_orang >= 0),
    diketahui_pada timestamptz not null,
    dicatat_pada timestamptz not null,
    dicatat_oleh text not null,
    ditutup_pada timestamptz,
    primary key (pemda_id, id)
);
create index insiden_diketahui on insiden (pemda_id, diketahui_pada);

create table insiden_tugas (
    pemda_id uuid not null,
    insiden_id uuid not null,
    kode text not null,
    tenggat timestamptz not null,
    selesai_pada timestamptz,
    oleh text not null default '',
    catatan text not null default '',
    primary key (pemda_id, insiden_id, kode),
    foreign key (pemda_id, insiden_id) references insiden (pemda_id, id)
);
create index insiden_tugas_tenggat on insiden_tugas (pemda_id, tenggat) where selesai_pada is null;

select selaras_lindungi('insiden');
select selaras_lindungi('insiden_tugas');
