// Passkeys: hands the server's challenge to the browser and its answer back as an ordinary form.
// Without this file, or without passkeys in the browser, the buttons stay hidden.
(() => {
  if (!window.PublicKeyCredential) return;
  const dari = (s) => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const ke = (b) => btoa(String.fromCharCode(...new Uint8Array(b)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const kabar = (teks) => {
    const p = document.querySelector("[data-kunci-kabar]");
    if (p) { p.textContent = teks; p.hidden = false; }
  };

  async function minta(url, isi) {
    const r = await fetch(url, { method: "POST", body: new URLSearchParams(isi), credentials: "same-origin" });
    const j = await r.json().catch(() => ({}));
    if (!r.ok) throw new Error(j.kabar || "Kunci sandi tidak dapat dipakai sekarang. Coba cara lain.");
    return j.publicKey;
  }

  function jawaban(k) {
    const r = k.response, isi = { clientDataJSON: ke(r.clientDataJSON) };
    if (r.attestationObject) {
      isi.attestationObject = ke(r.attestationObject);
      isi.transports = r.getTransports ? r.getTransports() : [];
    } else {
      isi.authenticatorData = ke(r.authenticatorData);
      isi.signature = ke(r.signature);
      isi.userHandle = r.userHandle ? ke(r.userHandle) : null;
    }
    return { id: k.id, rawId: ke(k.rawId), type: k.type, response: isi,
      extensions: k.getClientExtensionResults() };
  }

  async function masuk(csrf) {
    const nama = document.querySelector("#nama");
    if (!nama.reportValidity()) return null;
    const p = await minta("/masuk/kunci-sandi/mulai", { csrf, nama: nama.value });
    p.challenge = dari(p.challenge);
    for (const c of p.allowCredentials || []) c.id = dari(c.id);
    return navigator.credentials.get({ publicKey: p });
  }

  async function tambah(csrf) {
    const p = await minta("/akun/kunci-sandi/mulai", { csrf });
    p.challenge = dari(p.challenge);
    p.user.id = dari(p.user.id);
    for (const c of p.excludeCredentials || []) c.id = dari(c.id);
    return navigator.credentials.create({ publicKey: p });
  }

  for (const tombol of document.querySelectorAll("[data-kunci-sandi]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      const form = document.querySelector("[data-kunci-jawab]");
      tombol.disabled = true;
      try {
        const csrf = form.elements.csrf.value;
        const k = tombol.dataset.kunciSandi === "masuk" ? await masuk(csrf) : await tambah(csrf);
        if (k) {
          form.elements.jawaban.value = JSON.stringify(jawaban(k));
          form.requestSubmit ? form.requestSubmit() : form.submit();
        }
      } catch (e) {
        kabar(e.name === "NotAllowedError" ? "Dibatalkan, atau waktunya habis. Coba lagi." : e.message);
      }
      tombol.disabled = false;
    });
  }
})();
