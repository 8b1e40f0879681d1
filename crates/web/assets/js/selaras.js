// Adds only comfort: every page works without it.
// "/" jumps to search; arrows walk the rows and pages of a list; "e" opens the row's action;
// Escape closes the folded menu; short figures show the exact one on hover.
document.addEventListener("keydown", (e) => {
  const t = e.target;
  const mengetik = t.matches("input,select,textarea,[contenteditable]");
  if (e.key === "/" && !mengetik && !e.ctrlKey && !e.metaKey && !e.altKey) {
    const cari = document.querySelector("[data-cari]");
    if (cari) { e.preventDefault(); cari.focus(); cari.select?.(); }
    else { location.href = "/cari"; }
    return;
  }
  if (e.key === "Escape") {
    const buka = document.querySelector("details:is(.lipat,.pilih-kolom)[open]");
    if (buka) { buka.open = false; buka.querySelector("summary").focus(); }
    return;
  }
  if (mengetik || e.ctrlKey || e.metaKey || e.altKey) return;
  const baris = t.closest("tbody tr");
  if (e.key === "e") {
    // The action of a row is its last link; without a row, the action of the page.
    const aksi = baris ? [...baris.querySelectorAll("a[href]")].pop() : document.querySelector("[data-aksi]");
    if (aksi) { e.preventDefault(); aksi.focus(); aksi.click(); }
    return;
  }
  if (e.key === "ArrowLeft" || e.key === "ArrowRight") {
    if (!baris) return;
    const kini = document.querySelector(".halaman [aria-current]")?.closest("li");
    const lain = e.key === "ArrowLeft" ? kini?.previousElementSibling : kini?.nextElementSibling;
    const tautan = lain?.querySelector("a[href]");
    if (tautan) { e.preventDefault(); tautan.click(); }
    return;
  }
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    const turun = e.key === "ArrowDown";
    // From outside a list, down goes to the first row of the first list.
    let lain = baris ?? (turun && t === document.body ? document.querySelector("table tbody tr") : null);
    if (!lain) return;
    if (baris) lain = turun ? baris.nextElementSibling : baris.previousElementSibling;
    while (lain && !lain.querySelector("a[href]")) lain = turun ? lain.nextElementSibling : lain.previousElementSibling;
    if (lain) { e.preventDefault(); lain.querySelector("a[href]").focus(); }
  }
});
// Rows are cards on phones; some browsers then forget that they are a table.
if (matchMedia("(max-width:640px)").matches) {
  const peran = { table: "table", "thead,tbody,tfoot": "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope=row]": "rowheader" };
  for (const t of document.querySelectorAll("table.tumpuk")) {
    for (const [s, p] of Object.entries(peran)) for (const x of s === "table" ? [t] : t.querySelectorAll(s)) x.setAttribute("role", p);
  }
}
// Long lists carry short figures only; the exact ones come when somebody points at the list.
for (const t of document.querySelectorAll("table[data-penuh]")) {
  t.addEventListener("pointerover", async () => {
    const jawab = await fetch(t.dataset.penuh);
    if (!jawab.ok) return;
    const lain = new DOMParser().parseFromString(await jawab.text(), "text/html").querySelectorAll("table[data-singkat] :is(td,tbody th,tfoot th)");
    const sel = t.querySelectorAll(":is(td,tbody th,tfoot th)");
    if (lain.length !== sel.length) return;
    sel.forEach((s, i) => { const a = lain[i].textContent; if (s.tagName === "TD" && a !== s.textContent) { s.title = a; } });
  }, { once: true });
}
