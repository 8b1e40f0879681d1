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
        if not os.path.exists(f"{d}/rka_{n}.csv"):
            shutil.copytree(dims(), d, dirs_exist_ok=True)
            py("gen.py", "w1", d, "--n", n)
            py("w1.py", "rka", d, n)
        print(f"--- W1 parse and validate, {n} lines", flush=True)
        py("w1.py", "rounds", d, BASE, N, n, "produk,duckdb,floor")
        r = [json.loads(sh(os.environ["UKUR_W1"], f"{d}/rka_{n}.csv", capture_output=True).stdout)["s"] for _ in range(3)]
        titik.append((n, st.median(r)))
    eksponen(titik)
    x = f"{BASE}/w1-100000/rka_65000.xlsx"
    r = [json.loads(sh(os.environ["UKUR_W1"], x, capture_output=True).stdout) for _ in range(int(N))]
    print(f"W1 XLSX of 65 000 lines, read, checked and built: {st.median(y['s'] for y in r):.2f} s (accepted {r[0]['ok']}, refused or noted {r[0]['err']})")


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    globals()[sys.argv[1].lower()]()
