-- Which logs wait for the sequencer: one call instead of a transaction per government. Only events
-- from an hour before the last placed one are looked at; whatever a jump of the clock leaves
-- behind is found by the full look at each start.
create index peristiwa_pada on peristiwa (pemda_id, pada);

create function log_menunggu(seluruhnya boolean) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
    asal text := current_setting('selaras.pemda', true);
    milik uuid;
    batas timestamptz;
begin
    for milik in select p.id from pemda p order by p.kode loop
        perform set_config('selaras.pemda', milik::text, true);
        batas := '-infinity';
        if not seluruhnya then
            select coalesce(max(p.pada) - interval '1 hour', '-infinity') into batas
            from peristiwa p
            where p.pemda_id = milik and p.id = (select e.peristiwa_id from log_entri e
                where e.pemda_id = milik order by e.urut desc limit 1);
        end if;
        if exists (select 1 from peristiwa p
                   where p.pemda_id = milik and p.pada > batas
                     and exists (select 1 from log_daun d
                                 where d.pemda_id = milik and d.peristiwa_id = p.id)
                     and not exists (select 1 from log_entri e
                                     where e.pemda_id = milik and e.peristiwa_id = p.id)) then
            return next milik;
        end if;
    end loop;
    perform set_config('selaras.pemda', coalesce(asal, ''), true);
end $$;
