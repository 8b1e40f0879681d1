//! The schema as the database itself describes it: one deterministic text, and the rules that
//! tenant isolation puts on every table.

use std::fmt::Write as _;

use sqlx::postgres::PgConnection;

use crate::Result;

/// Writes everything of schema `public` as SQL, sorted by name: `schema.sql` of the repository.
///
/// # Errors
/// No connection.
pub async fn tulis(sambungan: &mut PgConnection) -> Result<String> {
    let mut teks = String::from(
        "-- The schema after all migrations, written from the catalogue by `make skema`.\n\
         -- Do not edit: add a migration.\n",
    );
    for (judul, perintah) in BAGIAN {
        let baris: Vec<String> = sqlx::query_scalar(*perintah)
            .fetch_all(&mut *sambungan)
            .await?;
        if baris.is_empty() {
            continue;
        }
        let _ = write!(teks, "\n-- {judul}\n\n{}\n", baris.join("\n"));
    }
    Ok(teks)
}

/// The parts in an order in which they can be run on an empty database.
const BAGIAN: &[(&str, &str)] = &[
    ("Extensions", EKSTENSI),
    ("Functions", FUNGSI),
    ("Sequences", URUTAN),
    ("Tables", TABEL),
    ("Views", PANDANGAN),
    ("Keys and checks", BATASAN),
    ("Foreign keys", RUJUKAN),
    ("Indexes", INDEKS),
    ("Row-level security", RLS),
    ("Policies", KEBIJAKAN),
    ("Triggers", PEMICU),
    ("Rights", HAK),
    ("Comments", KOMENTAR),
];

const EKSTENSI: &str = "select format('create extension if not exists %I;', extname) \
    from pg_extension where extname <> 'plpgsql' order by extname";

const FUNGSI: &str = "select pg_get_functiondef(p.oid) || ';' from pg_proc p \
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p') and not exists \
    (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') \
    order by p.proname, pg_get_function_identity_arguments(p.oid)";

const URUTAN: &str = "select format('create sequence %I;', relname) from pg_class \
    where relnamespace = 'public'::regnamespace and relkind = 'S' and not exists \
    (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype = 'i') order by relname";

const TABEL: &str = "select format(E'create table %I (\\n%s\\n);', c.relname, string_agg( \
        format('    %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), \
            case when a.attgenerated <> '' then format(' generated always as (%s) stored', \
                pg_get_expr(d.adbin, d.adrelid)) \
            when a.attidentity <> '' then ' generated always as identity' \
            when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) \
            else '' end, \
            case when a.attnotnull then ' not null' else '' end), \
        E',\\n' order by a.attnum)) \
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 \
        and not a.attisdropped \
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum \
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') \
        and c.relname <> '_sqlx_migrations' \
    group by c.relname order by c.relname";

const PANDANGAN: &str = "select format(E'create %s %I as\\n%s', \
        case relkind when 'v' then 'view' else 'materialized view' end, relname, \
        pg_get_viewdef(oid)) \
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') \
    order by relname";

const BATASAN: &str = "select format('alter table %I add constraint %I %s;', c.relname, k.conname, \
        pg_get_constraintdef(k.oid)) \
    from pg_constraint k join pg_class c on c.oid = k.conrelid \
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'c', 'x') \
        and c.relname <> '_sqlx_migrations' \
    order by c.relname, k.contype desc, k.conname";

const RUJUKAN: &str = "select format('alter table %I add constraint %I %s;', c.relname, k.conname, \
        pg_get_constraintdef(k.oid)) \
    from pg_constraint k join pg_class c on c.oid = k.conrelid \
    where c.relnamespace = 'public'::regnamespace and k.contype = 'f' \
    order by c.relname, k.conname";

const INDEKS: &str = "select pg_get_indexdef(i.indexrelid) || ';' \
    from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid \
    where c.relnamespace = 'public'::regnamespace \
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) \
    order by c.relname, x.relname";

const RLS: &str = "select format('alter table %I %s row level security;', c.relname, kata) \
    from pg_class c cross join lateral (values ('enable', c.relrowsecurity), \
        ('force', c.relforcerowsecurity)) as v (kata, benar) \
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and benar \
    order by c.relname, kata";

const KEBIJAKAN: &str = "select format('create policy %I on %I as %s for %s to %s%s%s;', \
        policyname, tablename, lower(permissive), lower(cmd), array_to_string(roles, ', '), \
        coalesce(' using (' || qual || ')', ''), \
        coalesce(' with check (' || with_check || ')', '')) \
    from pg_policies where schemaname = 'public' order by tablename, policyname";

const PEMICU: &str = "select pg_get_triggerdef(t.oid) || ';' \
    from pg_trigger t join pg_class c on c.oid = t.tgrelid \
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal \
    order by c.relname, t.tgname";

const HAK: &str = "select format('grant %s on %s %I to selaras_app;', \
        string_agg(lower(h.privilege_type), ', ' order by h.privilege_type), \
        case c.relkind when 'S' then 'sequence' else 'table' end, c.relname) \
    from pg_class c cross join lateral aclexplode(c.relacl) h \
    join pg_roles r on r.oid = h.grantee \
    where c.relnamespace = 'public'::regnamespace and r.rolname = 'selaras_app' \
        and c.relname <> '_sqlx_migrations' \
    group by c.relname, c.relkind order by c.relname";

const KOMENTAR: &str = "select format('comment on table %I is %L;', c.relname, d.description) \
    from pg_description d join pg_class c on c.oid = d.objoid and d.objsubid = 0 \
    where d.classoid = 'pg_class'::regclass and c.relnamespace = 'public'::regnamespace \
        and c.relkind in ('r', 'p') and c.relname <> '_sqlx_migrations' \
    order by c.relname";

/// What is wrong with the tenant barrier, one sentence a flaw; empty when all is well.
///
/// A table with `pemda_id` is tenant data: row-level security forced, every permissive policy
/// bound to the tenant, `pemda_id` first in the primary key, in unique indexes and in foreign
/// keys to tenant data. A table without it says in its comment that it is 'referensi'.
///
/// # Errors
/// No connection.
pub async fn cacat_isolasi(sambungan: &mut PgConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(CACAT).fetch_all(sambungan).await?)
}

const CACAT: &str = "with tabel as ( \
        select c.oid, c.relname::text as nama, c.relrowsecurity as rls, \
            c.relforcerowsecurity as paksa, pg_get_userbyid(c.relowner)::text as pemilik, \
            coalesce(obj_description(c.oid, 'pg_class'), '') as komentar, \
            (select a.attnum from pg_attribute a where a.attrelid = c.oid \
                and a.attname = 'pemda_id' and not a.attisdropped) as kolom \
        from pg_class c \
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')), \
    cacat as ( \
        select nama, 'tidak punya pemda_id dan tidak dikomentari ''referensi''' as apa \
        from tabel where kolom is null and komentar not like 'referensi%' \
        union all select nama, 'dikomentari ''referensi'' tetapi punya pemda_id' \
        from tabel where kolom is not null and komentar like 'referensi%' \
        union all select nama, 'RLS tidak dipaksakan' \
        from tabel where kolom is not null and not (rls and paksa) \
        union all select nama, 'tanpa kebijakan pemda' from tabel t where kolom is not null \
            and not exists (select 1 from pg_policy p where p.polrelid = t.oid and \
            p.polpermissive) \
        union all select nama, format('kebijakan %s tidak mengikat pemda', p.polname) \
        from tabel t join pg_policy p on p.polrelid = t.oid \
        where t.kolom is not null and p.polpermissive and ( \
            coalesce(pg_get_expr(p.polqual, p.polrelid), '') <> '(pemda_id = selaras_pemda())' \
            or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') \
                <> '(pemda_id = selaras_pemda())') \
        union all select nama, 'tanpa kunci primer' from tabel t where not exists \
            (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary) \
        union all select nama, format('indeks unik %s tidak diawali pemda_id', \
            i.indexrelid::regclass) \
        from tabel t join pg_index i on i.indrelid = t.oid \
        where t.kolom is not null and i.indisunique and i.indkey[0] <> t.kolom \
        union all select t.nama, format('rujukan %s tidak diawali pemda_id', k.conname) \
        from tabel t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' \
        join tabel r on r.oid = k.confrelid \
        where t.kolom is not null and k.conkey[1] <> t.kolom \
            and (r.kolom is not null or r.nama = 'pemda') \
        union all select nama, 'dimiliki akun aplikasi' \
        from tabel where pemilik = 'selaras_app') \
    select format('tabel %s: %s', nama, apa) from cacat order by 1";
