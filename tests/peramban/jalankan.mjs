// Browser tests: starts the built program on an empty folder and walks every page in Chromium, as
// the public and as the local administrator, at 1280 and 360 px.
//
//   SELARAS_BIN=target/debug/selaras node tests/peramban/jalankan.mjs
//
// SELARAS_BIN       the program; target/debug/selaras when not set
// SELARAS_ALAMAT    walk a running server instead (no administrator pages)
// SELARAS_CHROMIUM  the browser; else the usual places
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Catatan, periksaHalaman } from './periksa.mjs';
import { kunciSandi } from './kunci_sandi.mjs';
import { unggahSampaiBatal } from './unggah.mjs';

const akar = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const perlu = createRequire(join(akar, '.alat', 'package.json'));
const catatan = new Catatan();

function muatAlat() {
  try {
    const { chromium } = perlu('playwright-core');
    return { chromium, axe: perlu.resolve('axe-core/axe.min.js') };
  } catch {
    console.error('playwright-core dan axe-core belum ada; jalankan scripts/siapkan uji');
    process.exit(2);
  }
}

function peramban() {
  const calon = [process.env.SELARAS_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium'];
  const ada = calon.find((c) => c && existsSync(c));
  if (!ada) {
    console.error('Chromium tidak ada; pasang dengan apt atau tunjuk dengan SELARAS_CHROMIUM');
    process.exit(2);
  }
  return ada;
}

// Starts `selaras demo` and waits for its two addresses.
async function jalankanServer() {
  if (process.env.SELARAS_ALAMAT) {
    return { alamat: process.env.SELARAS_ALAMAT, masuk: null, henti: async () => {} };
  }
  const bin = resolve(process.env.SELARAS_BIN ?? join(akar, 'target/debug/selaras'));
  const data = mkdtempSync(join(tmpdir(), 'selaras-peramban-'));
  const argumen = ['--data', data, 'demo', '--listen', '127.0.0.1:0'];
  const proses = spawn(bin, argumen, { stdio: ['ignore', 'pipe', 'pipe'] });
  let keluar = '';
  const selesai = new Promise((r) => proses.on('exit', (kode) => r(kode)));
  const siap = new Promise((ya, tidak) => {
    const baca = (b) => {
      keluar += b;
      const alamat = keluar.match(/berjalan di (http:\/\/\S+?)\/?\s/);
      const masuk = keluar.match(/http:\/\/\S+\/masuk\?token=\w+/);
      if (alamat && masuk) ya({ alamat: alamat[1], masuk: masuk[0] });
    };
    proses.stdout.on('data', baca);
    proses.stderr.on('data', baca);
    selesai.then((kode) => tidak(new Error(`server berhenti dengan kode ${kode}\n${keluar}`)));
    const lama = () => tidak(new Error(`server tidak siap dalam 20 menit\n${keluar}`));
    setTimeout(lama, 1_200_000).unref();
  });
  const henti = async () => {
    proses.kill('SIGTERM');
    const kode = await selesai;
    rmSync(data, { recursive: true, force: true });
    return kode;
  };
  try {
    return { ...(await siap), henti };
  } catch (e) {
    await henti();
    throw e;
  }
}

// Pages that decide whether people like it, then one of every kind the crawl finds.
const POKOK = ['/', '/nasional', '/aturan', '/aturan/BUD-03', '/cari?q=kabupaten', '/gaya',
  '/tentang', '/api', '/masuk'];
const DAERAH = ['', '/pagu', '/opd', '/temuan', '/pemeriksaan', '/edisi', '/rencana',
  '/rencana?dok=renstra', '/rencana?dok=rkpd', '/rencana?dok=apbd'];
const ADMIN = ['/impor'];
const LEBAR = [[1280, 900], [360, 760]];

// The pattern of an address: one page of each is enough. Order, page number and the value of a
// filter do not make another kind of page.
const JENIS = ['dok', 'tingkat', 'status', 'temuan', 'pilih', 'buka', 'dengan'];
function pola(jalur) {
  const u = new URL(jalur, 'http://x');
  const kunci = JENIS.filter((k) => u.searchParams.has(k)).join('&');
  return u.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}')
    .replace(/\/pemda\/[^/]+/, '/pemda/{k}')
    .replace(/\/provinsi\/[^/]+/, '/provinsi/{k}')
    .replace(/\/opd\/[^/]+/, '/opd/{k}')
    .replace(/\/temuan\/[^/]+/, '/temuan/{id}')
    .replace(/\/aturan\/[^/]+/, '/aturan/{k}')
    + (kunci ? `?${kunci}` : '');
}

// Pages of the worked example, and of the real regency where its data pack was loaded.
async function halamanDaerah(konteks, alamat) {
  const hasil = [];
  for (const kode of ['99.01', '64.11']) {
    const r = await konteks.request.get(`${alamat}/pemda/${kode}/edisi`);
    if (r.status() !== 200 || !(await r.text()).includes('berlaku')) continue;
    hasil.push(...DAERAH.map((d) => `/pemda/${kode}${d}`));
  }
  catatan.benar(hasil.length > 0, 'ada daerah dengan dokumen');
  return hasil;
}

async function cari(konteks, alamat, mulai) {
  const antre = [...mulai];
  const lihat = new Map(antre.map((j) => [pola(j), j]));
  const semua = new Map();
  const page = await konteks.newPage();
  while (antre.length > 0) {
    const jalur = antre.shift();
    const jawab = await page.goto(alamat + jalur, { waitUntil: 'domcontentloaded' });
    semua.set(jalur, jawab.status());
    const taut = await page.$$eval('a[href]', (a) => a.map((x) => x.getAttribute('href')));
    for (const h of taut) {
      const u = new URL(h, alamat + jalur);
      if (u.origin !== new URL(alamat).origin) continue;
      const j = u.pathname + u.search;
      const berkas = u.searchParams.has('format') || /^\/(aset|api\/v1)\/|\.json$/.test(u.pathname);
      if (berkas) continue;
      if (!lihat.has(pola(j))) { lihat.set(pola(j), j); antre.push(j); }
    }
    if (semua.size > 150) break;
  }
  await page.close();
  return semua;
}

async function unduhan(konteks, alamat, jalur) {
  const page = await konteks.newPage();
  await page.goto(alamat + jalur);
  const taut = await page.$$eval('a[href*="format="]', (a) => a.map((x) => x.getAttribute('href')));
  for (const h of taut.slice(0, 2)) {
    const r = await konteks.request.get(new URL(h, alamat + jalur).href);
    catatan.sama(r.status(), 200, `unduhan ${h}`);
    catatan.benar((await r.body()).length > 20, `unduhan ${h} berisi`);
  }
  await page.close();
}

async function main() {
  const { chromium, axe } = muatAlat();
  const server = await jalankanServer();
  const browser = await chromium.launch({
    executablePath: peramban(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update',
      '--disable-default-apps', '--disable-sync', '--no-first-run'],
  });
  try {
    const publik = await browser.newContext();
    const mulai = [...POKOK, ...await halamanDaerah(publik, server.alamat)];
    const halaman = await cari(publik, server.alamat, mulai);
    for (const [jalur, status] of halaman) catatan.sama(status, 200, `tautan ${jalur}`);
    for (const jalur of ADMIN) {
      const r = await publik.request.get(server.alamat + jalur);
      catatan.benar([403, 404].includes(r.status()), `publik ditolak di ${jalur}`);
    }
    for (const [lebar, tinggi] of LEBAR) {
      const k = await browser.newContext({ viewport: { width: lebar, height: tinggi } });
      for (const jalur of halaman.keys()) {
        await periksaHalaman(k, server.alamat, jalur, { axe, lebar, catatan });
      }
      await k.close();
    }
    const gelap = await browser.newContext({ colorScheme: 'dark' });
    for (const jalur of [...halaman.keys()].filter((j) => !j.includes('?'))) {
      const opsi = { axe, lebar: 1280, catatan, gelap: true };
      await periksaHalaman(gelap, server.alamat, jalur, opsi);
    }
    const tanpaJs = await browser.newContext({ javaScriptEnabled: false });
    for (const jalur of halaman.keys()) {
      const page = await tanpaJs.newPage();
      await page.goto(server.alamat + jalur);
      const isi = (await page.locator('main').innerText()).trim();
      catatan.benar(isi.length > 20, `tanpa JavaScript ${jalur} berisi`);
      await page.close();
    }
    const daftar = [...halaman.keys()].filter((j) => /\/(pagu|opd|temuan)$/.test(j));
    for (const jalur of daftar) await unduhan(publik, server.alamat, jalur);
    if (server.masuk) await admin(browser, server, axe);
  } finally {
    await browser.close();
    const kode = await server.henti();
    if (kode !== undefined) catatan.sama(kode, 0, 'SIGTERM menghentikan server dengan bersih');
  }
}

async function admin(browser, server, axe) {
  for (const [lebar, tinggi] of LEBAR) {
    const k = await browser.newContext({ viewport: { width: lebar, height: tinggi } });
    if (lebar === LEBAR[0][0]) {
      const page = await k.newPage();
      await page.goto(server.masuk);
      await page.locator('main button').first().click();
      catatan.benar(page.url().endsWith('/impor'), 'tautan masuk membuka halaman impor');
      await page.close();
      server.kue = await k.cookies();
      await kunciSandi(browser, k, server.alamat, { axe, catatan });
      await unggahSampaiBatal(k, server.alamat, { axe, catatan, tulis: writeFileSync });
    } else {
      await k.addCookies(server.kue);
    }
    for (const jalur of ADMIN) {
      await periksaHalaman(k, server.alamat, jalur, { axe, lebar, catatan });
    }
    await k.close();
  }
}

try {
  await main();
} catch (e) {
  catatan.benar(false, `berjalan sampai akhir: ${e.stack}`);
}
process.exit(catatan.ringkas());
