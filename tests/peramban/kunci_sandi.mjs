// An account from its first password to a passkey, in a real browser with a virtual authenticator:
// made by the local administrator, password changed, key added, signed out, signed in with the key.
import { periksaHalaman } from './periksa.mjs';

const SANDI = 'kapal tunda biru laut';

async function pergi(page, klik) {
  await Promise.all([page.waitForNavigation({ timeout: 20_000 }), klik()]);
}

async function akunBaru(admin, alamat) {
  const page = await admin.newPage();
  await page.goto(`${alamat}/pemda/99.01/akun`);
  await page.fill('#nama', 'admin.uji');
  await page.fill('#tampilan', 'Admin Uji (contoh)');
  await pergi(page, () => page.locator('form[action$="/akun"] button.utama').click());
  const sandi = await page.locator('.lembar-sandi code').nth(1).innerText();
  await page.close();
  return sandi;
}

export async function kunciSandi(browser, admin, alamat, { axe, catatan }) {
  const awal = await akunBaru(admin, alamat);
  // Passkeys belong to a name, not to a number.
  const situs = alamat.replace('127.0.0.1', 'localhost');
  const k = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await k.newPage();
  await page.goto(`${situs}/masuk`);
  await page.fill('#nama', 'admin.uji');
  await page.fill('#sandi', awal);
  await pergi(page, () => page.locator('#form-masuk button.utama').click());
  catatan.benar(page.url().endsWith('/akun/sandi'), 'sandi awal harus diganti');
  await page.fill('#lama', awal);
  await page.fill('#sandi', SANDI);
  await page.fill('#ulang', SANDI);
  await pergi(page, () => page.locator('main button.utama').click());
  const cdp = await k.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2',
    transport: 'internal', hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true } });
  await page.fill('#nama-kunci', 'Kunci uji');
  await pergi(page, () => page.locator('[data-kunci-sandi="tambah"]').click());
  const isi = await page.locator('main').innerText();
  catatan.benar(isi.includes('Kunci sandi ditambahkan'), 'kunci sandi ditambahkan');
  for (const jalur of ['/akun', '/akun/sandi', '/akun/buktikan', '/pemda/99.01/akun',
    '/pemda/99.01/akun/impor', '/pemda/99.01/insiden']) {
    await periksaHalaman(k, situs, jalur, { axe, lebar: 1280, catatan });
  }
  await page.goto(`${situs}/akun`);
  await pergi(page, () => page.locator('form[action="/keluar"] button').click());
  await page.goto(`${situs}/masuk`);
  await page.fill('#nama', 'admin.uji');
  await pergi(page, () => page.locator('[data-kunci-sandi="masuk"]').click());
  catatan.benar(page.url().endsWith('/akun'), 'masuk dengan kunci sandi');
  await k.close();
}
