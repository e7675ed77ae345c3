// Fira Sans, cut down to the signs and features that the portal uses.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { packages, target } from "./places.mjs";

const FONTS = { 400: "Regular", "400-italic": "Italic", 500: "Medium", 600: "SemiBold" };
// Latin, Latin Extended-A, capital sharp s, and the signs of German, English and French typography.
const CHARACTERS = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x1e9e, 0x1e9e],
  [0x2010, 0x2015],
  [0x2018, 0x201f],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
];
const FONT_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum"];
const LICENCE_NAMES = [0, 13, 14];
// By which programs that set papers find a font: family, cut and full name.
const FAMILY_NAMES = [1, 2, 4, 6, 16, 17];
const ON_PAPER = ["400", "600"];

export async function buildFonts() {
  const sources = path.join(packages, "@kern-ux", "native", "dist", "fonts", "fira-sans");
  const folder = path.join(target, "design", "fonts");
  mkdirSync(folder, { recursive: true });
  const text = CHARACTERS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  ).join("");
  const cutDown = (cut, targetFormat, preserveNameIds) =>
    subsetFont(readFileSync(path.join(sources, `FiraSans-${cut}.woff2`)), text, {
      keepFeatures: FONT_FEATURES,
      noHinting: true,
      preserveNameIds,
      targetFormat,
    });
  for (const [name, cut] of Object.entries(FONTS)) {
    const file = path.join(folder, `fira-sans-${name}`);
    writeFileSync(`${file}.woff2`, await cutDown(cut, "woff2", LICENCE_NAMES));
    if (!ON_PAPER.includes(name)) continue;
    const names = [...LICENCE_NAMES, ...FAMILY_NAMES];
    writeFileSync(`${file}.ttf`, await cutDown(cut, "truetype", names));
  }
}
