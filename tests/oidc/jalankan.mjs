// Single sign-on against a real provider (npm oidc-provider) and against forged ones, on loopback.
//
//   SELARAS_BIN=target/debug/selaras node tests/oidc/jalankan.mjs
//
// Without the package the test is skipped and says so; with SELARAS_PAKET_WAJIB=1 (CI) that is a
// failure.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const akar = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const perlu = createRequire(join(akar, '.alat', 'package.json'));
let Provider, jose;
try {
  ({ default: Provider } = await import(pathToFileURL(perlu.resolve('oidc-provider'))));
  jose = await import(pathToFileURL(perlu.resolve('jose')));
} catch (e) {
  console.error(`oidc: oidc-provider belum terpasang (scripts/siapkan uji): ${e.message}`);
  if (process.env.SELARAS_PAKET_WAJIB === '1') process.exit(1);
  console.error('oidc: DILEWATI');
  process.exit(0);
}

const bin = resolve(process.env.SELARAS_BIN ?? join(akar, 'target/debug/selaras'));
let gagal = 0, lulus = 0;
const benar = (syarat, kata) => {
  if (syarat) lulus += 1; else { gagal += 1; console.error(`GAGAL: ${kata}`); }
};

// A cookie jar per site; redirects are followed by hand so that each step can be looked at.
class Peramban {
  kue = new Map();
  async minta(url, opsi = {}) {
    const asal = new URL(url).origin;
    const jar = this.kue.get(asal) ?? new Map();
    const headers = { ...opsi.headers, cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') };
    if (opsi.method === 'POST') headers['sec-fetch-site'] = 'same-origin';
    const r = await fetch(url, { ...opsi, headers, redirect: 'manual' });
    for (const k of r.headers.getSetCookie()) {
      const [nama, ...nilai] = k.split(';')[0].split('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(k)) jar.delete(nama);
      else jar.set(nama, nilai.join('='));
    }
    this.kue.set(asal, jar);
    return r;
  }
  async ikuti(url, sampai) {
    for (let n = 0; n < 15; n += 1) {
      const r = await this.minta(url);
      const ke = r.headers.get('location');
      if (!ke) return { r, url };
      url = new URL(ke, url).href;
      if (sampai?.(url)) return { r, url };
    }
    throw new Error('terlalu banyak pengalihan');
  }
}

const dengar = (s) => new Promise((r) => s.listen(0, '127.0.0.1', () => r(s.address().port)));
const kirim = (isi) => ({ method: 'POST', body: new URLSearchParams(isi) });

// The real provider; its porter is the issuer, so it listens first.
async function penyediaNyata(kembali) {
  const wadah = createServer();
  const porta = await dengar(wadah);
  const penerbit = `http://127.0.0.1:${porta}`;
  const p = new Provider(penerbit, {
    clients: [{ client_id: 'selaras', client_secret: 'rahasia-uji-yang-cukup-panjang',
      redirect_uris: [kembali], grant_types: ['authorization_code'], response_types: ['code'] }],
    pkce: { required: () => true },
    claims: { profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id,
      claims: () => ({ sub: id, preferred_username: id }) }),
  });
  wadah.on('request', p.callback());
  return { penerbit, wadah };
}

// A forged provider: hands out whatever token `buat` makes.
async function penyediaPalsu() {
  const kunci = await jose.generateKeyPair('RS256', { extractable: true });
  const asing = await jose.generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await jose.exportJWK(kunci.publicKey)), kid: 'a', use: 'sig', alg: 'RS256' };
  const keadaan = { buat: null, nonce: '', kunci, asing };
  const s = createServer((q, r) => {
    const u = new URL(q.url, keadaan.penerbit);
    const json = (isi) => {
      r.setHeader('content-type', 'application/json');
      r.end(JSON.stringify(isi));
    };
    if (u.pathname === '/.well-known/openid-configuration') {
      return json({ issuer: keadaan.penerbit, authorization_endpoint: `${keadaan.penerbit}/auth`,
        token_endpoint: `${keadaan.penerbit}/token`, jwks_uri: `${keadaan.penerbit}/jwks`,
        response_types_supported: ['code'], subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (u.pathname === '/jwks') return json({ keys: [jwk] });
    if (u.pathname === '/token') {
      return keadaan.buat(keadaan)
        .then((id_token) => json({ access_token: 'x', token_type: 'Bearer', id_token }));
    }
    r.statusCode = 404;
    r.end();
  });
  keadaan.penerbit = `http://127.0.0.1:${await dengar(s)}`;
  keadaan.wadah = s;
  return keadaan;
}

async function token(k, ubah = {}, tanda = k.kunci) {
  const kini = Math.floor(Date.now() / 1000);
  const isi = { iss: k.penerbit, aud: 'selaras', sub: 'siti', nonce: k.nonce, iat: kini,
    exp: kini + 300, ...ubah };
  if (tanda === 'none') {
    const b = (o) => Buffer.from(JSON.stringify(o)).toString('base64url');
    return `${b({ alg: 'none' })}.${b(isi)}.`;
  }
  const token = new jose.SignJWT(isi).setProtectedHeader({ alg: 'RS256', kid: 'a' });
  return token.sign(tanda.privateKey);
}

function perintah(data, ...argumen) {
  const r = spawnSync(bin, ['--data', data, '--format', 'json', ...argumen], { encoding: 'utf8' });
  if (r.status !== 0) throw new Error(`${argumen.join(' ')}: ${r.stderr}${r.stdout}`);
  return JSON.parse(r.stdout);
}

function jalankan(data, porta) {
  const p = spawn(bin, ['--data', data, 'jalan', '--listen', `127.0.0.1:${porta}`],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  const keluar = new Promise((r) => p.on('exit', r));
  const siap = new Promise((ya, tidak) => {
    let teks = '';
    const baca = (b) => { teks += b; if (/berjalan di/.test(teks)) ya(); };
    p.stdout.on('data', baca);
    p.stderr.on('data', baca);
    keluar.then(() => tidak(new Error(`server berhenti\n${teks}`)));
  });
  return { siap, henti: async () => { p.kill('SIGTERM'); await keluar; } };
}

const csrf = (html) => html.match(/name="csrf" value="([0-9a-f]+)"/)[1];

async function masukSandi(b, asal, nama, sandi) {
  const hal = await (await b.minta(`${asal}/masuk`)).text();
  return b.minta(`${asal}/masuk/sandi`, kirim({ csrf: csrf(hal), nama, sandi }));
}

// Walks the provider's own pages: sign in as `siapa`, then consent.
async function diPenyedia(b, url, siapa, asal) {
  let kini = (await b.ikuti(url, (u) => u.startsWith(asal))).url;
  for (let n = 0; n < 4 && !kini.startsWith(asal); n += 1) {
    const isi = await (await b.minta(kini)).text();
    const aksi = new URL(isi.match(/action="([^"]+)"/)[1], kini).href;
    const prompt = isi.match(/name="prompt" value="(\w+)"/)[1];
    const r = await b.minta(aksi, kirim({ prompt, login: siapa, password: 'x' }));
    const ke = new URL(r.headers.get('location'), aksi).href;
    kini = (await b.ikuti(ke, (u) => u.startsWith(asal))).url;
  }
  return kini;
}

const data = mkdtempSync(join(tmpdir(), 'selaras-oidc-'));
const tutup = [];
try {
  const sementara = createServer();
  const porta = await dengar(sementara);
  await new Promise((r) => sementara.close(r));
  const asal = `http://localhost:${porta}`;
  const nyata = await penyediaNyata(`${asal}/masuk/oidc/kembali`);
  const palsu = await penyediaPalsu();
  tutup.push(() => nyata.wadah.close(), () => palsu.wadah.close());
  tutup.push(() => nyata.wadah.closeAllConnections(), () => palsu.wadah.closeAllConnections());

  const { sandi_awal } = perintah(data, 'akun', 'pertama', '--pemda', '00',
    '--nama', 'siti.rahma', '--orang', 'Nama Contoh');
  writeFileSync(join(data, 'penyedia-identitas.json'), JSON.stringify([
    { sebutan: 'Penyedia Uji', penerbit: nyata.penerbit, klien: 'selaras',
      rahasia: 'rahasia-uji-yang-cukup-panjang' },
    { sebutan: 'Penyedia Palsu', penerbit: palsu.penerbit, klien: 'selaras' },
  ]));
  const server = jalankan(data, porta);
  tutup.unshift(server.henti);
  await server.siap;

  // Known to the provider, tied to no account: refused.
  {
    const b = new Peramban();
    const mulai = await b.minta(`${asal}/masuk/oidc/0`);
    const ke = mulai.headers.get('location');
    const u = new URL(ke);
    benar(u.searchParams.get('code_challenge_method') === 'S256', 'PKCE dengan S256');
    benar((u.searchParams.get('state') ?? '').length >= 40, 'state panjang');
    benar((u.searchParams.get('nonce') ?? '').length >= 40, 'nonce panjang');
    const balik = await diPenyedia(b, ke, 'siti', asal);
    const r = await b.minta(balik);
    benar(r.status === 422 && (await r.text()).includes('belum ditautkan'),
      'identitas tanpa akun ditolak');
    const luar = await b.minta(`${asal}/akun`);
    benar(luar.headers.get('location')?.startsWith('/masuk'), 'tetap di luar');
  }
  // Sign in with the password, change it, tie, leave, come back by the provider.
  const b = new Peramban();
  {
    const r = await masukSandi(b, asal, 'siti.rahma', sandi_awal);
    benar(r.headers.get('location') === '/akun/sandi', 'sandi awal harus diganti');
    const hal = await (await b.minta(`${asal}/akun/sandi`)).text();
    const baru = 'kapal tunda biru laut';
    const g = await b.minta(`${asal}/akun/sandi`,
      kirim({ csrf: csrf(hal), lama: sandi_awal, sandi: baru, ulang: baru }));
    benar(g.status === 303, 'sandi diganti');
    const mulai = await b.minta(`${asal}/akun/oidc/0`);
    const balik = await diPenyedia(b, mulai.headers.get('location'), 'siti', asal);
    const t = await b.minta(balik);
    benar(t.headers.get('location') === '/akun', 'identitas ditautkan');
    const lagi = await b.minta(balik);
    benar(lagi.status === 422, 'kode dan state hanya berlaku sekali');
  }
  {
    const lain = new Peramban();
    const mulai = await lain.minta(`${asal}/masuk/oidc/0`);
    const balik = await diPenyedia(lain, mulai.headers.get('location'), 'siti', asal);
    // A foreign state: somebody else's sign-in pushed into this browser.
    const palsuState = new URL(balik);
    palsuState.searchParams.set('state', 'a'.repeat(43));
    const tolak = await lain.minta(palsuState.href);
    benar(tolak.status === 422, 'state asing ditolak');
    const mulai2 = await lain.minta(`${asal}/masuk/oidc/0`);
    const balik2 = await diPenyedia(lain, mulai2.headers.get('location'), 'siti', asal);
    const masuk = await lain.minta(balik2);
    benar(masuk.headers.get('location') === '/akun', 'masuk lewat penyedia');
    const akun = await lain.minta(`${asal}/akun`);
    benar((await akun.text()).includes('Nama Contoh'), 'sebagai orang yang ditautkan');
    const tanpa = new Peramban();
    benar((await tanpa.minta(balik2)).status === 422, 'tanpa kue langkah ditolak');
    // Somebody else at the same provider is nobody here.
    const tamu = new Peramban();
    const m3 = await tamu.minta(`${asal}/masuk/oidc/0`);
    const b3 = await diPenyedia(tamu, m3.headers.get('location'), 'orang-lain', asal);
    benar((await tamu.minta(b3)).status === 422, 'orang lain pada penyedia yang sama ditolak');
  }
  // Forged tokens: tied once with a right one, then each claim wrong in turn.
  {
    const coba = async (peramban, alamat, buat) => {
      const mulai = await peramban.minta(`${asal}${alamat}`);
      const u = new URL(mulai.headers.get('location'));
      palsu.nonce = u.searchParams.get('nonce');
      palsu.buat = buat;
      const state = u.searchParams.get('state');
      return peramban.minta(`${asal}/masuk/oidc/kembali?code=x&state=${state}`);
    };
    const taut = await coba(b, '/akun/oidc/1', (k) => token(k));
    benar(taut.headers.get('location') === '/akun', 'token yang benar diterima');
    const masuk = await coba(new Peramban(), '/masuk/oidc/1', (k) => token(k));
    benar(masuk.headers.get('location') === '/akun', 'dan membuka akun');
    const kini = Math.floor(Date.now() / 1000);
    const palsuan = {
      'penerbit lain': (k) => token(k, { iss: 'https://jahat.example' }),
      'untuk klien lain': (k) => token(k, { aud: 'lain' }),
      'kedaluwarsa': (k) => token(k, { exp: kini - 10 }),
      'nonce lain': (k) => token(k, { nonce: 'lain' }),
      'tanpa nonce': (k) => token(k, { nonce: undefined }),
      'ditandatangani kunci lain': (k) => token(k, {}, k.asing),
      'tanpa tanda tangan': (k) => token(k, {}, 'none'),
    };
    for (const [kata, buat] of Object.entries(palsuan)) {
      const r = await coba(new Peramban(), '/masuk/oidc/1', buat);
      const ke = r.headers.get('location') ?? '';
      benar(r.status === 422, `token ${kata} ditolak (${r.status} ${ke})`);
    }
  }
} catch (e) {
  benar(false, `berjalan sampai akhir: ${e.stack}`);
} finally {
  for (const t of tutup) await t();
  rmSync(data, { recursive: true, force: true });
}
console.error(`oidc: ${lulus} benar, ${gagal} gagal`);
process.exit(gagal ? 1 : 0);
