#!/usr/bin/env python3
"""W2 hierarchical roll-up of 11.04 M lines into 37 result tables, in several engines.

  w2.py prep  DATA WORK            make engine-native copies (duckdb file, raw columns, the product's columnar file)
  w2.py run   DATA WORK ENGINE     one run in this process; prints one JSON line
  w2.py rounds DATA WORK N E1,E2   N round-robin rounds, each run a fresh process; prints medians

Result tables: opd x programme node (5 levels), gov x account node (6), opd/gov/prov/nation (4),
prov x programme (5), nation x programme (5), prov x account (6), nation x account (6) = 37.
Every engine uses the same cascade: one pass for the leaf level, upper levels from the level below.
"""
import json, os, resource, statistics as st, subprocess, sys, time

ENV_PG = dict(host=os.environ.get("PGHOST", "."), port=os.environ.get("PGPORT", "5432"),
              user=os.environ.get("PGUSER", "postgres"), dbname=os.environ.get("PGDATABASE", "bench"))


def script(lines="lines"):
    """(name, sql) in order; plain SQL that PostgreSQL, DuckDB, SQLite and DataFusion all take"""
    q = [("t1_5", f"select opd, sub as node, sum(amount) as amt from {lines} group by opd, sub"),
         ("t2_6", f"select gov, account as node, sum(amount) as amt from {lines} group by gov, account")]
    for k in (4, 3, 2, 1):
        q.append((f"t1_{k}", f"select t.opd, p.parent as node, sum(t.amt) as amt from t1_{k+1} t join program p on p.id=t.node group by t.opd, p.parent"))
    for k in (5, 4, 3, 2, 1):
        q.append((f"t2_{k}", f"select t.gov, p.parent as node, sum(t.amt) as amt from t2_{k+1} t join account p on p.id=t.node group by t.gov, p.parent"))
    q += [("t3_opd", "select opd, sum(amt) as amt from t1_1 group by opd"),
          ("t3_gov", "select o.gov as gov, sum(t.amt) as amt from t3_opd t join opd o on o.id=t.opd group by o.gov"),
          ("t3_prov", "select g.prov as prov, sum(t.amt) as amt from t3_gov t join gov g on g.id=t.gov group by g.prov"),
          ("t3_nat", "select sum(amt) as amt from t3_prov"),
          ("p_5", "select g.prov as prov, t.node as node, sum(t.amt) as amt from t1_5 t join opd o on o.id=t.opd join gov g on g.id=o.gov group by g.prov, t.node"),
          ("q_6", "select g.prov as prov, t.node as node, sum(t.amt) as amt from t2_6 t join gov g on g.id=t.gov group by g.prov, t.node")]
    for k in (4, 3, 2, 1):
        q.append((f"p_{k}", f"select t.prov, p.parent as node, sum(t.amt) as amt from p_{k+1} t join program p on p.id=t.node group by t.prov, p.parent"))
    for k in (5, 4, 3, 2, 1):
        q.append((f"q_{k}", f"select t.prov, p.parent as node, sum(t.amt) as amt from q_{k+1} t join account p on p.id=t.node group by t.prov, p.parent"))
    for k in (5, 4, 3, 2, 1):
        q.append((f"n_{k}", f"select node, sum(amt) as amt from p_{k} group by node"))
    for k in (6, 5, 4, 3, 2, 1):
        q.append((f"m_{k}", f"select node, sum(amt) as amt from q_{k} group by node"))
    assert len(q) == 37
    return q


def pg():
    import psycopg2
    return psycopg2.connect(**ENV_PG)


def backend_cpu(k):
    """CPU seconds of the PostgreSQL backend behind a cursor (leader only), from /proc"""
    k.execute("select pg_backend_pid()"); f = open(f"/proc/{k.fetchone()[0]}/stat").read().rsplit(")", 1)[1].split()
    return (int(f[11]) + int(f[12])) / os.sysconf("SC_CLK_TCK")


def own_cpu():
    ru = resource.getrusage(resource.RUSAGE_SELF); return ru.ru_utime + ru.ru_stime


def prep(D, W):
    import duckdb, numpy as np, pyarrow.parquet as pq
    os.makedirs(W, exist_ok=True)
    t0 = time.time()
    f = f"{W}/w2.duckdb"
    if not os.path.exists(f):
        c = duckdb.connect(f)
        c.execute(f"create table lines as select gov,opd,sub,account,fund,amount from '{D}/lines.parquet'")
        for n in ("program", "account", "gov", "opd"):
            c.execute(f"create table {n} as select * from '{D}/{n}.parquet'")
        c.close(); print("duckdb", round(time.time() - t0, 1), os.path.getsize(f) >> 20, "MiB")
    if os.path.exists(f"{W}/nasional.gul"): return
    t = pq.read_table(f"{D}/lines.parquet")
    for c in ("gov", "opd", "sub", "account", "amount"):
        x = t[c].to_numpy()
        if c in ("sub", "account"): x = x.astype(np.uint16)
        x.tofile(f"{W}/{c}.bin")
    print(subprocess.run([os.environ["UKUR_W2"], "siapkan", D, W, f"{W}/nasional.gul"], capture_output=True, text=True, check=True).stdout.strip())


def prep_pg(D, W):
    c = pg(); k = c.cursor(); t0 = time.time()
    k.execute("drop table if exists lines, program, account, gov, opd cascade")
    k.execute("create table lines(id bigint primary key, gov smallint not null, opd int not null, sub int not null, account int not null, fund smallint not null, amount bigint not null)")
    k.execute("create table program(id int primary key, code text, parent int, level int)")
    k.execute("create table account(id int primary key, code text, parent int, level int)")
    k.execute("create table gov(id int primary key, code text, prov int, kind int)")
    k.execute("create table opd(id int primary key, code text, gov int, bidang int)")
    for n in ("program", "account", "gov", "opd"):
        k.copy_expert(f"copy {n} from stdin csv header", open(f"{D}/{n}.csv"))
    import io, pyarrow.parquet as pq, pyarrow.csv as pc
    for b in pq.ParquetFile(f"{D}/lines.parquet").iter_batches(1_000_000):
        import pyarrow as pa
        s = io.BytesIO(); pc.write_csv(pa.Table.from_batches([b]), s); s.seek(0)
        k.copy_expert("copy lines from stdin csv header", s)
    c.commit(); c.autocommit = True; k.execute("vacuum analyze lines")
    for n in ("program", "account", "gov", "opd"): k.execute(f"vacuum analyze {n}")
    k.execute("select pg_total_relation_size('lines')"); print("pg", round(time.time() - t0, 1), k.fetchone()[0] >> 20, "MiB")


def run(D, W, E):
    name, _, opt = E.partition(":"); th = int(opt) if opt else 2
    q = script(); res = {}; pgc = 0; c0 = 0; t0 = time.perf_counter()
    if name == "duckdb":
        import duckdb
        c = duckdb.connect(f"{W}/w2.duckdb", read_only=True); c.execute(f"set threads={th}")
        t1 = time.perf_counter(); c0 = own_cpu()      # the engine's start is not counted against it
        for n, s in q: c.execute(f"create temp table {n} as {s}")
        t2 = time.perf_counter(); c1 = own_cpu()
        for n, _ in q: res[n] = c.execute(f"select count(*), sum(amt) from {n}").fetchone()
    elif name == "pg":
        c = pg(); k = c.cursor(); k.execute(f"set max_parallel_workers_per_gather={th-1}"); k.execute("set temp_buffers='512MB'"); k.execute("set work_mem='512MB'")
        if th > 1: k.execute("set parallel_setup_cost=10; set parallel_tuple_cost=0.001; set min_parallel_table_scan_size=0")
        t1 = time.perf_counter()
        for n, s in q:
            k.execute(f"create temp table {n} as {s}")
            if n in ("t1_5", "t2_6"): k.execute(f"analyze {n}")
        t2 = time.perf_counter(); pgc = backend_cpu(k); c1 = c0
        for n, _ in q: k.execute(f"select count(*), sum(amt) from {n}"); res[n] = k.fetchone()
    elif name == "produk":           # crates/rollup/examples/w2.rs, fresh process, reads its columnar file
        r = json.loads(subprocess.run([os.environ["UKUR_W2"], "gulung", f"{W}/nasional.gul"], capture_output=True, text=True, check=True).stdout)
        print(json.dumps(dict(engine=E, open=r["open"], rollup=r["total_s"], cpu=r["cpu"], rss_mb=r["rss_mb"], cells=r["cells"], total=r["total"], load=os.getloadavg()[0]))); return
    elif name == "floor":            # compiled stand-in, see rollup_floor.rs
        o = subprocess.run([os.environ["UKUR_FLOOR"], W, D, str(th)], capture_output=True, text=True, check=True).stdout
        print(o.strip()); return
    cells = sum(r[0] for r in res.values()); tot = {int(r[1]) for r in res.values()}
    ru = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps(dict(engine=E, open=round(t1 - t0, 3), rollup=round(t2 - t1, 3), cpu=round((c1 - c0) + pgc, 4),
                          rss_mb=ru.ru_maxrss >> 10, cells=cells, total=sorted(tot), load=os.getloadavg()[0])))


def rounds(D, W, N, engines):
    out = {}
    for i in range(N):
        for e in engines:
            p = subprocess.run([sys.executable, __file__, "run", D, W, e], capture_output=True, text=True)
            if p.returncode: print(e, p.stderr[-600:]); continue
            r = json.loads(p.stdout.strip().splitlines()[-1]); out.setdefault(e, []).append(r); print(json.dumps(r), flush=True)
    print("--- median (min) of seconds from open to the last table, CPU seconds")
    med = lambda e, k: st.median(r.get(k, 0) for r in out[e])
    for e, rs in out.items():
        print(f"{e:10s} n={len(rs)} wall {med(e, 'rollup'):.3f} (min {min(r['rollup'] for r in rs):.3f})  cpu {med(e, 'cpu'):.3f}  rss {max(r.get('rss_mb', 0) for r in rs)} MiB  cells {rs[0]['cells']} total {rs[0]['total']}")
    for e in out:
        if e != "produk" and "produk" in out:
            print(f"RATIO produk/{e}: cpu {med('produk', 'cpu') / max(med(e, 'cpu'), 1e-9):.3f} wall {med('produk', 'rollup') / max(med(e, 'rollup'), 1e-9):.3f}")


if __name__ == "__main__":
    a = sys.argv
    if a[1] == "prep": prep(a[2], a[3])
    elif a[1] == "prep_pg": prep_pg(a[2], a[3])
    elif a[1] == "run": run(a[2], a[3], a[4])
    else: rounds(a[2], a[3], int(a[4]), a[5].split(","))
