-- Accounts of people: password, factors, sessions; and the one door that knows an account before
-- its government is known.

create table akun (
    pemda_id uuid not null references pemda (id),
    id uuid not null,
    nama text not null check (nama = lower(nama) and nama <> ''),
    tampilan text not null check (tampilan <> ''),
    orang_id uuid,
    sandi text,
    sandi_pada timestamptz,
    harus_ganti boolean not null default false,
    aktif boolean not null default true,
    totp_aktif boolean not null default false,
    totp_langkah bigint,
    contoh boolean not null default false,
    dibuat_pada timestamptz not null,
    versi integer not null default 1,
    primary key (pemda_id, id),
    unique (pemda_id, nama)
);
create index akun_orang on akun (pemda_id, orang_id);

-- Account names are unique in the whole installation, because nobody types a government when
-- signing in. The application cannot read this list; it can ask for one name, and enter or strike
-- names of its own government.
create table akun_direktori (
    kunci text primary key,
    milik uuid not null,
    akun uuid not null
);
comment on table akun_direktori is 'referensi: pintu masuk akun, hanya lewat fungsi akun_*';
revoke all on akun_direktori from selaras_app;

create function akun_cari(dicari text, out pemda_id uuid, out akun_id uuid)
returns setof record language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
    return query select d.milik, d.akun from akun_direktori d where d.kunci = dicari;
end $$;

create function akun_daftarkan(baru text, untuk uuid)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if selaras_pemda() is null then
        raise exception 'akun_daftarkan di luar pemda';
    end if;
    insert into akun_direktori (kunci, milik, akun) values (baru, selaras_pemda(), untuk)
    on conflict do nothing;
    return found;
end $$;

create function akun_lepaskan(lama text)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from akun_direktori where kunci = lama and milik = selaras_pemda();
    return found;
end $$;

revoke all on function akun_cari(text), akun_daftarkan(text, uuid), akun_lepaskan(text) from public;
grant execute on function akun_cari(text), akun_daftarkan(text, uuid), akun_lepaskan(text)
    to selaras_app;

-- Only the digest of a session's token is kept.
create table sesi (
    pemda_id uuid not null,
    id uuid not null,
    akun_id uuid not null,
    sidik text not null,
    dibuat_pada timestamptz not null,
    dipakai_pada timestamptz not null,
    terbukti_pada timestamptz not null,
    faktor text[] not null,
    peran text not null default '',
    alamat text not null,
    peramban text not null,
    dicabut_pada timestamptz,
    primary key (pemda_id, id),
    unique (pemda_id, sidik),
    foreign key (pemda_id, akun_id) references akun (pemda_id, id)
);
create index sesi_akun on sesi (pemda_id, akun_id);

-- Half a sign-in: what waits between two requests.
create table tantangan (
    pemda_id uuid not null references pemda (id),
    sidik text not null,
    jenis text not null,
    akun_id uuid,
    isi jsonb not null,
    kedaluwarsa timestamptz not null,
    primary key (pemda_id, sidik)
);
create index tantangan_kedaluwarsa on tantangan (pemda_id, kedaluwarsa);

create table kunci_sandi (
    pemda_id uuid not null,
    id text not null,
    akun_id uuid not null,
    nama text not null,
    isi text not null,
    dibuat_pada timestamptz not null,
    dipakai_pada timestamptz,
    primary key (pemda_id, id),
    foreign key (pemda_id, akun_id) references akun (pemda_id, id)
);
create index kunci_sandi_akun on kunci_sandi (pemda_id, akun_id);

create table kode_pemulihan (
    pemda_id uuid not null,
    akun_id uuid not null,
    sidik text not null,
    dipakai_pada timestamptz,
    primary key (pemda_id, akun_id, sidik),
    foreign key (pemda_id, akun_id) references akun (pemda_id, id)
);

-- A one-time code of the administrator, to set a new password without e-mail.
create table kode_setel (
    pemda_id uuid not null,
    akun_id uuid not null,
    sidik text not null,
    oleh text not null,
    dibuat_pada timestamptz not null,
    kedaluwarsa timestamptz not null,
    primary key (pemda_id, akun_id),
    foreign key (pemda_id, akun_id) references akun (pemda_id, id)
);

create table oidc_tautan (
    pemda_id uuid not null,
    penerbit text not null,
    subjek text not null,
    akun_id uuid not null,
    dibuat_pada timestamptz not null,
    primary key (pemda_id, penerbit, subjek),
    foreign key (pemda_id, akun_id) references akun (pemda_id, id)
);
create index oidc_tautan_akun on oidc_tautan (pemda_id, akun_id);

-- Failures by account name and by network address, names that do not exist included; kept with
-- the nation, since neither belongs to a government.
create table masuk_gagal (
    pemda_id uuid not null references pemda (id),
    kunci text not null,
    jumlah integer not null,
    terakhir timestamptz not null,
    primary key (pemda_id, kunci)
);
create index masuk_gagal_terakhir on masuk_gagal (pemda_id, terakhir);

select selaras_lindungi('akun');
select selaras_lindungi('sesi');
select selaras_lindungi('tantangan');
select selaras_lindungi('kunci_sandi');
select selaras_lindungi('kode_pemulihan');
select selaras_lindungi('kode_setel');
select selaras_lindungi('oidc_tautan');
select selaras_lindungi('masuk_gagal');
