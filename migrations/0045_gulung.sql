-- The as-of number of the resident roll-up: one count per government, raised in the transaction
-- that changes what the roll-up contains. The notice wakes every running server at commit.

create table gulung_urut (
    pemda_id uuid primary key references pemda (id),
    urut bigint not null
);
select selaras_lindungi('gulung_urut');

create function gulung_catat() returns trigger language plpgsql as $$
begin
    if selaras_pemda() is not null then
        insert into gulung_urut (pemda_id, urut) values (selaras_pemda(), 1)
        on conflict (pemda_id) do update set urut = gulung_urut.urut + 1;
        perform pg_notify('selaras_gulung', selaras_pemda()::text);
    end if;
    return null;
end $$;

do $$
declare
    nama text;
begin
    foreach nama in array array['edisi', 'pagu', 'rincian', 'pembayaran', 'periksa_aturan'] loop
        execute format(
            'create trigger gulung_catat after insert or update or delete on %I '
            'for each statement execute function gulung_catat()', nama);
    end loop;
end $$;
