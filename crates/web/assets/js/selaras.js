// Adds only comfort: every page works without it.
// "/" jumps to search; up and down walk the rows of a table; Escape closes the folded menu.
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
    const buka = document.querySelector("details.lipat[open]");
    if (buka) { buka.open = false; buka.querySelector("summary").focus(); }
    return;
  }
  if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !mengetik) {
    const baris = t.closest("tbody tr");
    if (!baris) return;
    let lain = baris;
    do { lain = e.key === "ArrowDown" ? lain.nextElementSibling : lain.previousElementSibling; }
    while (lain && !lain.querySelector("a[href]"));
    if (lain) { e.preventDefault(); lain.querySelector("a[href]").focus(); }
  }
});
