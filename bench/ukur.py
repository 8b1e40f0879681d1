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


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    globals()[sys.argv[1].lower()]()
