-- Row-level security on every tenant table, and the rights of the application role.
-- A later migration that adds a tenant table calls selaras_lindungi(table) for it.

create function selaras_lindungi(nama text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', nama);
    execute format('alter table %I force row level security', nama);
    execute format(
        'create policy pemda_sendiri on %I using (pemda_id = selaras_pemda()) '
        'with check (pemda_id = selaras_pemda())',
        nama);
end $$;

select selaras_lindungi(c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r'
  and exists (select 1 from pg_attribute a
              where a.attrelid = c.oid and a.attname = 'pemda_id' and not a.attisdropped)
order by c.relname;

do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'selaras_app') then
        create role selaras_app;
    end if;
end $$;
grant usage on schema public to selaras_app;
grant select, insert, update, delete on all tables in schema public to selaras_app;
revoke update, delete on peristiwa from selaras_app;
alter default privileges in schema public
    grant select, insert, update, delete on tables to selaras_app;
