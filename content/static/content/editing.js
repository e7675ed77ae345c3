// Spells out umlauts before Wagtail makes the address of a page from its title (see content/slugs.py),
// and lets fields take pasted text that is too long: the form says so instead of cutting it off.

const SPELLED_OUT = { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue", ß: "ss", ẞ: "SS" };

document.addEventListener(
  "w-sync:apply",
  (event) => {
    if (typeof event.detail?.value !== "string" || !event.target.matches("[name=slug]")) return;
    const composed = event.detail.value.normalize("NFC");
    event.detail.value = composed.replace(/[äöüÄÖÜßẞ]/g, (letter) => SPELLED_OUT[letter]);
  },
  true,
);

document.addEventListener("focusin", (event) => event.target.removeAttribute?.("maxlength"));
