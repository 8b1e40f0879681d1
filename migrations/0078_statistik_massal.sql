-- A table that has just been filled for the first time has no statistics: the planner then takes
-- any index whose first columns are government and edition, and each foreign-key check reads the
-- whole edition. The importer asks for statistics where its rows outnumber what is known; only the
-- owner of a table may gather them.
create function selaras_statistik(nama text, tambah bigint) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if nama not in ('simpul', 'indikator') then
        raise exception 'selaras_statistik: %', nama;
    end if;
    if (select reltuples from pg_class where oid = format('public.%I', nama)::regclass)
        >= tambah then
        return false;
    end if;
    execute format('analyze public.%I', nama);
    return true;
end $$;
revoke execute on function selaras_statistik(text, bigint) from public;
grant execute on function selaras_statistik(text, bigint) to selaras_app;
