"""Servers of the benches: a scratch PostgreSQL, the product, nginx with the same bytes. Used by ukur.py."""
import glob, json, os, shutil, signal, statistics as st, subprocess, sys, time, urllib.request

BASE = os.environ["UKUR_DATA"]
PGDIR = os.environ.get("UKUR_PGDIR", "/tmp/selaras-ukur-pg")
PGPORT = int(os.environ.get("UKUR_PGPORT", "5599"))
HERE = os.path.dirname(os.path.abspath(__file__))
CONF = "listen_addresses='127.0.0.1'\nshared_buffers=2GB\nwork_mem=256MB\njit=off\nmax_wal_size=4GB\nrandom_page_cost=1.1\n"


def tree_cpu(root):
    tck, kids, cpu = os.sysconf("SC_CLK_TCK"), {}, {}
    for p in os.listdir("/proc"):
        if p.isdigit():
            try: f = open(f"/proc/{p}/stat").read().rsplit(")", 1)[1].split()
            except OSError: continue
            kids.setdefault(int(f[1]), []).append(int(p)); cpu[int(p)] = sum(map(int, f[11:15])) / tck
    t, q = 0.0, [root]
    while q:
        x = q.pop(); t += cpu.get(x, 0); q += kids.get(x, [])
    return t


def rss_mb(pid):
    for l in open(f"/proc/{pid}/status"):
        if l.startswith("VmRSS"): return int(l.split()[1]) >> 10


def as_postgres(cmd):
    return ["su", "postgres", "-s", "/bin/sh", "-c", cmd] if os.geteuid() == 0 else ["sh", "-c", cmd]


class Pg:
    """own cluster with the settings of the protocol; fsync stays on"""
    def __enter__(self):
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        if not os.path.exists(f"{PGDIR}/PG_VERSION"):
            os.makedirs(PGDIR, exist_ok=True)
            if os.geteuid() == 0: shutil.chown(PGDIR, "postgres")
            subprocess.run(as_postgres(f"{self.bin}/initdb -D {PGDIR} -A trust -E UTF8 --locale=C.UTF-8 --data-checksums"), check=True, stdout=subprocess.DEVNULL)
            open(f"{PGDIR}/postgresql.conf", "a").write(CONF + f"port={PGPORT}\nunix_socket_directories='{PGDIR}'\n")
        subprocess.run(as_postgres(f"{self.bin}/pg_ctl -D {PGDIR} -l {PGDIR}/log -w start"), stdout=subprocess.DEVNULL)
        self.pid = int(open(f"{PGDIR}/postmaster.pid").readline())
        return self

    def __exit__(self, *_):
        subprocess.run(as_postgres(f"{self.bin}/pg_ctl -D {PGDIR} -m fast -w stop"), stdout=subprocess.DEVNULL)

    def sql(self, db, *args):
        return subprocess.run(["psql", "-h", "127.0.0.1", "-p", str(PGPORT), "-U", "postgres", "-qAtX", "-d", db, *args], check=True, text=True, capture_output=True).stdout

    def fresh(self, db):
        self.sql("postgres", "-c", f"drop database if exists {db} with (force)"); self.sql("postgres", "-c", f"create database {db}")
        return f"postgres://postgres@127.0.0.1:{PGPORT}/{db}"


def wait(url, secs=60, proc=None):
    end = time.monotonic() + secs
    while time.monotonic() < end:
        try: return urllib.request.urlopen(url, timeout=2).read()
        except Exception:
            if proc and proc.poll() is not None: raise SystemExit(proc.communicate())
            time.sleep(0.005)
    raise SystemExit(f"{url} tidak menjawab")


class Produk:
    """the release binary; `url` replaces its private cluster"""
    def __init__(self, port, url=None, data=None):
        self.port, self.env, self.data = port, dict(os.environ), data or f"{BASE}/selaras"
        if url: self.env["DATABASE_URL"] = url

    def __enter__(self):
        t = time.monotonic(); log = open(f"{BASE}/selaras.log", "a")
        self.p = subprocess.Popen([os.environ["UKUR_SELARAS"], "--data", self.data, "jalan", "--listen", f"127.0.0.1:{self.port}"], env=self.env, stdout=log, stderr=log)
        wait(f"http://127.0.0.1:{self.port}/readyz", 120, self.p); self.start = time.monotonic() - t; self.pid = self.p.pid
        return self

    def __exit__(self, *_):
        self.p.send_signal(signal.SIGTERM); self.p.wait(60)


class Nginx:
    """the same bytes as static files"""
    def __init__(self, port): self.port = port

    def __enter__(self):
        d = f"{BASE}/nginx"; os.makedirs(f"{d}/html", exist_ok=True); self.html = f"{d}/html"
        open(f"{d}/nginx.conf", "w").write(f"""user root; worker_processes auto; pid {d}/pid; error_log {d}/error.log; daemon off; events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100; default_type text/html;
  server {{ listen 127.0.0.1:{self.port}; root {d}/html; }} }}""" if os.geteuid() == 0 else open(f"{d}/nginx.conf").read())
        self.p = subprocess.Popen(["nginx", "-p", d, "-c", f"{d}/nginx.conf"], stderr=subprocess.DEVNULL); self.pid = self.p.pid; time.sleep(.5)
        return self

    def __exit__(self, *_):
        self.p.terminate(); self.p.wait(10)


def wrk(base, paths, conns, secs):
    env = dict(os.environ, PATHS="\n".join(paths))
    o = subprocess.run(["wrk", "-t1", f"-c{conns}", f"-d{secs}s", "--timeout", "30s", "--latency", "-s", f"{HERE}/w4.lua", base], capture_output=True, text=True, env=env).stdout
    line = next((l for l in o.splitlines() if l.startswith("RESULT")), None)
    if not line: raise SystemExit(o)
    return {k: float(v) for k, v in (x.split("=") for x in line.split()[1:])}
