// The administrator's path: upload a file with faults, see them, correct, apply, take back.
import { periksaHalaman } from './periksa.mjs';

const tombol = (page, teks) => page.locator(`button:has-text("${teks}")`);

const KEPALA = 'kode,nama,jenis,kode_induk';
const BAIK = [
  '1.01.2.22.0.00.01.0000,Dinas Pendidikan Uji,SKPD,',
  '1.02.0.00.0.00.02.0000,Dinas Kesehatan Uji,SKPD,',
];

async function unggah(page, alamat, nama, isi) {
  await page.goto(`${alamat}/impor`);
  const berkas = { name: nama, mimeType: 'text/csv', buffer: Buffer.from(isi) };
  await page.setInputFiles('#berkas', berkas);
  await tombol(page, 'Unggah dan lihat pratinjau').click();
}

export async function unggahSampaiBatal(konteks, alamat, { axe, catatan }) {
  const page = await konteks.newPage();
  await unggah(page, alamat, 'rusak.csv', 'apa,ini\n1,2\n');
  catatan.benar(/\/impor\/unggah\//.test(page.url()), 'unggahan membuka pratinjau');
  const asing = await page.locator('text=tidak dikenali').count();
  catatan.benar(asing > 0, 'susunan yang tidak dikenal disebut');
  catatan.sama(await tombol(page, 'Terapkan').count(), 0, 'berkas asing tidak dapat diterapkan');
  const opsi = { axe, lebar: 1280, catatan };
  await periksaHalaman(konteks, alamat, new URL(page.url()).pathname, opsi);
  await tombol(page, 'Buang berkas ini').click();
  catatan.benar(page.url().endsWith('/impor'), 'membuang kembali ke daftar');

  await unggah(page, alamat, 'skpd-uji.csv', [KEPALA, ...BAIK].join('\n'));
  const pratinjau = new URL(page.url()).pathname;
  const isi = await page.locator('table >> text=Dinas Pendidikan Uji').count();
  catatan.benar(isi > 0, 'pratinjau menampilkan isi berkas');
  await periksaHalaman(konteks, alamat, pratinjau, opsi);
  await page.fill('#tahun', 'dua ribu');
  await tombol(page, 'Baca ulang').click();
  const tanda = await page.locator('[aria-invalid=true]').count();
  catatan.sama(tanda, 1, 'tahun yang salah ditandai di isiannya');
  catatan.sama(await page.inputValue('#tahun'), 'dua ribu', 'isian yang salah tetap ada');

  // A form without the right token changes nothing.
  const tanpaToken = await konteks.request.post(`${alamat}${pratinjau}/buang`, {
    form: { csrf: 'salah' }, headers: { origin: alamat, 'sec-fetch-site': 'same-origin' },
  });
  catatan.sama(tanpaToken.status(), 403, 'formulir tanpa token ditolak');
  await page.goto(`${alamat}${pratinjau}`);
  const masih = await page.locator('h1:has-text("skpd-uji.csv")').count();
  catatan.sama(masih, 1, 'berkasnya masih ada');

  await page.fill('#pemda', '99.01');
  await page.fill('#tahun', '2026');
  await tombol(page, 'Baca ulang').click();
  const terapkan = tombol(page, 'Terapkan');
  catatan.benar(await terapkan.count() === 1, 'berkas yang baik dapat diterapkan');
  if (await terapkan.count() === 0) { await page.close(); return; }
  await terapkan.click();
  catatan.benar(/\/impor\/pekerjaan\//.test(page.url()), 'penerapan membuka halaman pekerjaan');
  const kerja = new URL(page.url()).pathname;
  for (let i = 0; i < 120; i += 1) {
    await page.goto(alamat + kerja);
    if (await page.locator('progress').count() === 0) break;
    await new Promise((r) => setTimeout(r, 500));
  }
  await periksaHalaman(konteks, alamat, kerja, opsi);
  const ke = page.locator('a:has-text("Lihat impor")');
  if (await ke.count() === 1) {
    await ke.click();
    await periksaHalaman(konteks, alamat, new URL(page.url()).pathname, opsi);
    const batal = tombol(page, 'Batalkan impor');
    if (await batal.count() === 1) {
      await batal.click();
      const kilat = await page.locator('.kilat').count();
      catatan.sama(kilat, 1, 'pembatalan menjawab dengan satu kalimat');
    }
  }
  await page.close();
}
