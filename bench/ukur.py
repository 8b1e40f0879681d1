#!/usr/bin/env python3
"""Steps of bench/ukur: data of three sizes, rounds, growth exponent. Called by bench/ukur only."""
import json, math, os, shutil, statistics as st, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.environ["UKUR_DATA"]
N = os.environ["UKUR_PUTARAN"]


def sh(*a, **k):
    return subprocess.run([str(x) for x in a], check=True, text=True, **k)


def py(script, *a):
    sh(sys.executable, f"{HERE}/{script}", *a)


def dims():
    d = f"{BASE}/dims"
    if not os.path.exists(f"{d}/item.csv"):
        py("gen.py", "dims", d)
    return d


def data(govs):
    """dimension tables and lines of so many governments"""
    d = f"{BASE}/data-{govs}"
    if not os.path.exists(f"{d}/lines.parquet"):
        shutil.copytree(dims(), d, dirs_exist_ok=True)
        py("gen.py", "lines", d, "--govs", govs)
    return d


def eksponen(titik):
    """slope of log time over log size between the smallest and the largest size"""
    (a, x), (b, y) = titik[0], titik[-1]
    print(f"EXPONENT {math.log(y / x) / math.log(b / a):.2f} over sizes {[n for n, _ in titik]}: {[round(t, 6) for _, t in titik]}")


def w2():
    titik = []
    for govs in (6, 55, 552):
        d, w = data(govs), f"{BASE}/w2-{govs}"
        py("w2.py", "prep", d, w)
        print(f"--- W2 {govs * 20_000} lines", flush=True)
        py("w2.py", "rounds", d, w, N, "produk,duckdb:2,duckdb:1,floor:1")
        r = [json.loads(sh(os.environ["UKUR_W2"], "gulung", f"{w}/nasional.gul", capture_output=True).stdout)["cpu"] for _ in range(5)]
        titik.append((govs * 20_000, st.median(r)))
    eksponen(titik)


def w2i():
    titik = []
    for govs in (6, 55, 552):
        d, w = data(govs), f"{BASE}/w2-{govs}"
        py("w2.py", "prep", d, w)
        r = [json.loads(sh(os.environ["UKUR_W2"], "ubah", f"{w}/nasional.gul", 20_000, capture_output=True).stdout) for _ in range(int(N))]
        g = lambda k: st.median(x[k] for x in r)
        print(f"W2i {govs * 20_000} lines: p50 {g('p50_ns') / 1e3:.2f} us p95 {g('p95_ns') / 1e3:.2f} us p99 {g('p99_ns') / 1e3:.2f} us, every table sums to {r[0]['total']}")
        titik.append((govs * 20_000, g("p50_ns")))
    sh(f"{BASE}/floors", "incr")
    eksponen(titik)


def w5():
    d, w, titik = dims(), f"{BASE}/w5", []
    for n in (1_000, 10_000, 100_000):
        dn = f"{BASE}/w5-{n}"
        if not os.path.exists(f"{dn}/w5_revenue.csv"):
            shutil.copytree(d, dn, dirs_exist_ok=True)
            py("gen.py", "w5", dn, "--lines", n)
        wn = f"{w}-kerja-{n}"
        os.makedirs(wn, exist_ok=True)
        print(f"--- W5 {n} lines, {n * 3 // 2} payments", flush=True)
        py("w5.py", "rounds", dn, wn, N, "produk,duckdb")
        r = [json.loads(sh(os.environ["UKUR_W5"], "delapan", dn, capture_output=True).stdout)["ms"] for _ in range(int(N))]
        titik.append((n, st.median(r)))
    eksponen(titik)
    dn = f"{BASE}/w5-65000"
    if not os.path.exists(f"{dn}/w5_revenue.csv"):
        shutil.copytree(d, dn, dirs_exist_ok=True)
        py("gen.py", "w5", dn, "--lines", 65_000)
    r = [json.loads(sh(os.environ["UKUR_W5"], "semua", dn, capture_output=True).stdout) for _ in range(int(N))]
    g = lambda k: st.median(x[k] for x in r)
    print(f"W5 every rule over LP-R ({r[0]['lines']} lines, {r[0]['payments']} payments): {r[0]['rules']} rules, {r[0]['judged']} judged, "
          f"{r[0]['findings']} findings, {g('all_ms'):.1f} ms; after one change {r[0]['changed_rules']} rules, {g('changed_ms'):.1f} ms")


def w1():
    titik = []
    for n in (10_000, 100_000, 1_000_000):
        d = f"{BASE}/w1-{n}"
        if not os.path.exists(f"{d}/ppas.csv"):
            shutil.copytree(dims(), d, dirs_exist_ok=True)
            py("gen.py", "w1", d, "--n", n)
            py("w1.py", "rka", d, n)
        print(f"--- W1 parse and validate, {n} lines", flush=True)
        py("w1.py", "rounds", d, BASE, N, n, "produk,duckdb,floor")
        r = [json.loads(sh(os.environ["UKUR_W1"], d, f"{d}/rka_{n}.csv", capture_output=True).stdout)["s"] for _ in range(3)]
        titik.append((n, st.median(r)))
    eksponen(titik)
    from peladen import PGPORT, Pg
    with Pg() as pg:
        os.environ.update(UKUR_PGURL=pg.fresh("bench"), PGHOST="127.0.0.1", PGPORT=str(PGPORT), PGUSER="postgres", PGDATABASE="bench")
        for n in (10_000, 100_000, 1_000_000):
            print(f"--- W1 into PostgreSQL, {n} lines", flush=True)
            py("w1.py", "prep_pg", f"{BASE}/w1-{n}")
            py("w1.py", "rounds", f"{BASE}/w1-{n}", BASE, min(int(N), 1 if n == 1_000_000 else 5), n, "produk-pg,pg")
        print("--- W1 XLSX of 65 000 lines into PostgreSQL", flush=True)
        py("w1.py", "rounds", f"{BASE}/w1-100000", BASE, N, 65_000, "produk-xlsx")


def isi(pg, db, kode, opd, program, kegiatan, sub, rincian=0, bayar=0):
    pg.sql(db, *[x for k, v in dict(kode=kode, nama=f"Kabupaten Uji {kode}", tahun=2026, opd=opd, program=program, kegiatan=kegiatan, sub=sub, rincian=rincian, bayar=bayar).items() for x in ("-v", f"{k}={v}")], "-f", f"{HERE}/isi.sql")


def w4():
    """OPD page of 20, 200 and 1 700 rows, built at each request, beside nginx with the same bytes"""
    from peladen import Nginx, Pg, Produk, tree_cpu, wrk
    import urllib.request
    titik = []
    with Pg() as pg, Produk(7741, pg.fresh("ukur_w4")) as s, Nginx(7742) as nx:
        isi(pg, "ukur_w4", "99.02", 38, 2, 2, 3)
        isi(pg, "ukur_w4", "99.01", 38, 4, 4, 10, 10, 2)
        isi(pg, "ukur_w4", "99.03", 38, 8, 10, 20)  # the roll-up holds 65,535 nodes of a government
        for rows, kode in ((20, "99.02"), (200, "99.01"), (1700, "99.03")):
            paths = [f"/pemda/{kode}/opd/1.{1 + o % 6:02d}.0.00.0.00.{o:02d}.0000" for o in range(1, 39)]
            body = urllib.request.urlopen(f"http://127.0.0.1:7741{paths[0]}").read()
            open(f"{nx.html}/{kode}.html", "wb").write(body)
            print(f"--- W4 {rows} rows: {len(body)} bytes, {body.count(b'<tr')} table rows", flush=True)
            out = {}
            for i in range(int(N)):
                for name, port, pid, ps in (("produk", 7741, s.pid, paths), ("nginx", 7742, nx.pid, [f"/{kode}.html"])):
                    if i == 0: wrk(f"http://127.0.0.1:{port}", ps, 16, 1)
                    for c in (16, 64) if rows == 200 else (16,):
                        b, bp = tree_cpu(pid), tree_cpu(pg.pid)
                        r = wrk(f"http://127.0.0.1:{port}", ps, c, 3); n = r["rps"] * 3
                        r["cpu_us"] = 1e6 * (tree_cpu(pid) - b) / n; r["pg_us"] = 1e6 * (tree_cpu(pg.pid) - bp) / n
                        out.setdefault((name, c), []).append(r)
            g = lambda k, f: st.median(x[f] for x in out[k])
            for k, v in out.items():
                print(f"{k[0]:7s} c={k[1]:<3d} n={len(v)} rps {g(k, 'rps'):.0f} p50 {g(k, 'p50_ms'):.2f} p99 {g(k, 'p99_ms'):.2f} ms  cpu/page {g(k, 'cpu_us'):.0f} us + PostgreSQL {g(k, 'pg_us'):.1f} us  non2xx {sum(x['non2xx'] for x in v):.0f} load {os.getloadavg()[0]:.1f}")
            for c in (16, 64) if rows == 200 else (16,):
                print(f"RATIO produk/nginx c={c}: rate {g(('produk', c), 'rps') / g(('nginx', c), 'rps'):.3f}")
            titik.append((rows, g(("produk", 16), "cpu_us")))
    eksponen(titik)


def w6():
    """every kind of list request over 650, 6 500 and 65 000 rows, one at a time, beside its bare SQL"""
    from peladen import PGPORT, Pg, Produk
    import http.client, time, psycopg2
    p95 = lambda x: sorted(x)[int(len(x) * .95)] * 1e3
    titik = []
    with Pg() as pg, Produk(7743, pg.fresh("ukur_w6")) as s:
        for kode, a in (("99.11", (5, 2, 5, 13)), ("99.12", (10, 5, 10, 13)), ("99.13", (38, 10, 9, 19))):
            isi(pg, "ukur_w6", kode, *a)
        pg.sql("ukur_w6", "-c", "analyze")
        for kode in ("99.11", "99.12", "99.13"):
            h = http.client.HTTPConnection("127.0.0.1", 7743)
            def get(q):
                t = time.perf_counter(); h.request("GET", f"/pemda/{kode}/pagu?{q}"); r = h.getresponse(); b = r.read(); assert r.status == 200, (q, r.status, b[:300]); return time.perf_counter() - t
            get("")                                      # builds the reading rows
            pg.sql("ukur_w6", "-c", "vacuum analyze")
            n = int(pg.sql("ukur_w6", "-c", f"select count(*) from tampil_baris b join pemda p on p.id = b.pemda_id where p.kode = '{kode}' and b.tingkat = 'sub_kegiatan'"))
            c = psycopg2.connect(host="127.0.0.1", port=PGPORT, user="postgres", dbname="ukur_w6"); k = c.cursor()
            k.execute("set role selaras_app"); k.execute("select set_config('selaras.pemda', (select id::text from pemda where kode = %s), false)", (kode,))
            where = "pemda_id = selaras_pemda() and tahun = 2026 and tingkat = 'sub_kegiatan'"
            semua = {"daftar": ("", where, "nomor", 0), "urut APBD": ("urut=-apbd", where, "coalesce(apbd_sen, 0) desc, nomor desc", 0), "urut nama": ("urut=nama", where, "nama, nomor", 0),
                     "urut selisih": ("urut=-selisih", where, "abs(coalesce(selisih_sen, 0)) desc, nomor desc", 0), "saring status": ("status=naik", where + " and status = 'naik'", "nomor", 0),
                     "saring OPD": ("opd=1.02.0.00.0.00.01.0000", where + " and opd_kode = '1.02.0.00.0.00.01.0000'", "nomor", 0), "cari kata": ("q=layanan+0007", where + " and cari like '%%layanan%%' and cari like '%%0007%%'", "nomor", 0),
                     "halaman jauh": ("hal=10", where, "nomor", 450)}
            jelek = 0
            for nama, (q, w, o, off) in semua.items():
                web, sql = [], []
                for i in range(40):
                    web.append(get(q)); t = time.perf_counter(); k.execute(f"select * from tampil_baris where {w} order by {o} limit 50 offset {off}"); k.fetchall(); sql.append(time.perf_counter() - t)
                jelek = max(jelek, p95(web)); print(f"W6 {n} rows {nama:14s} page p50 {st.median(web) * 1e3:.1f} p95 {p95(web):.1f} ms | bare SQL p50 {st.median(sql) * 1e3:.1f} p95 {p95(sql):.1f} ms", flush=True)
            print(f"W6 {n} rows: worst p95 {jelek:.1f} ms, load {os.getloadavg()[0]:.1f}"); titik.append((n, jelek)); c.close()
    eksponen(titik)


def mulai():
    """first start from nothing, restart, idle memory"""
    from peladen import Produk, rss_mb
    import tempfile, time
    for i in range(int(N)):
        with tempfile.TemporaryDirectory(prefix="ukur") as d:
            with Produk(7745, data=f"{d}/data") as s: pertama = s.start
            with Produk(7745, data=f"{d}/data") as s:
                lagi = s.start; time.sleep(1); rss = rss_mb(s.pid)
        print(f"start {i}: first {pertama:.2f} s, restart {lagi:.2f} s, idle {rss} MB, load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    sys.stdout.reconfigure(line_buffering=True)
    globals()[sys.argv[1].lower()]()
