// What must hold on every page, in a real browser.
import { readFileSync } from 'node:fs';

// Counts and prints: failures at once, the sum at the end.
export class Catatan {
  lulus = 0;
  gagal = 0;
  benar(syarat, nama) {
    if (syarat) { this.lulus += 1; return; }
    this.gagal += 1;
    console.error(`GAGAL ${nama}`);
  }
  sama(dapat, harap, nama) {
    this.benar(dapat === harap, dapat === harap ? nama : `${nama}: ${dapat}, seharusnya ${harap}`);
  }
  ringkas() {
    console.log(`${this.lulus} passed, ${this.gagal} failed`);
    return this.gagal === 0 ? 0 : 1;
  }
}

// Largest first load over the wire.
const BATAS = 100 * 1024;

export async function periksaHalaman(konteks, alamat, jalur, opsi) {
  const { axe, lebar, catatan, gelap = false } = opsi;
  const nama = `${jalur} @${lebar}${gelap ? ' gelap' : ''}`;
  const page = await konteks.newPage();
  const galat = [];
  const luar = [];
  let byte = 0;
  page.on('console', (m) => { if (m.type() === 'error') galat.push(m.text()); });
  page.on('pageerror', (e) => galat.push(String(e)));
  page.on('request', (r) => {
    const u = new URL(r.url());
    if (u.protocol.startsWith('http') && u.origin !== new URL(alamat).origin) luar.push(r.url());
  });
  const cdp = await konteks.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  cdp.on('Network.loadingFinished', (e) => { byte += e.encodedDataLength; });
  await page.goto(alamat + jalur, { waitUntil: 'load' });
  catatan.sama(galat.length, 0, `tanpa galat konsol ${nama} ${galat.join(' | ')}`);
  catatan.sama(luar.length, 0, `tanpa permintaan ke luar ${nama} ${luar.join(' ')}`);
  catatan.benar(byte <= BATAS, `muat pertama ${nama} ${Math.round(byte / 1024)} kB`);
  const lebih = await page.evaluate(() => {
    const akar = document.documentElement;
    return akar.scrollWidth - akar.clientWidth;
  });
  catatan.benar(lebih <= 0, `tanpa gulir mendatar ${nama} (${lebih} px)`);
  // The strict policy of the pages forbids foreign script tags; the driver may still evaluate.
  await page.evaluate(sumber(axe));
  const hasil = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const berat = hasil.violations.filter((v) => ['serious', 'critical'].includes(v.impact));
  const sebut = (v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`;
  catatan.sama(berat.length, 0, `axe ${nama} ${berat.map(sebut).join(' | ')}`);
  await page.close();
}

const isi = new Map();
function sumber(jalur) {
  if (!isi.has(jalur)) isi.set(jalur, readFileSync(jalur, 'utf8'));
  return isi.get(jalur);
}
