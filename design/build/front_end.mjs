// Builds design/static_build from design/styles and from the packages of package.json:
// the style sheet, the font files and the outlines of the map. Run by dev/assets.py.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import germany from "@svg-maps/germany";
import { compile } from "sass";
import subsetFont from "subset-font";
import { buildOutlines } from "./outlines.mjs";

const root = path.resolve(import.meta.dirname, "..", "..");
const target = path.join(root, "design", "static_build");
const kern = path.join(root, "node_modules", "@kern-ux", "native");

const FONTS = { 400: "Regular", "400-italic": "Italic", 500: "Medium", 600: "SemiBold" };
// Latin, Latin Extended-A, capital sharp s, and the signs of German, English and French typography.
const CHARACTERS = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x1e9e, 0x1e9e], [0x2010, 0x2015], [0x2018, 0x201f],
  [0x2020, 0x2022], [0x2026, 0x2026], [0x202f, 0x2030], [0x2032, 0x2033], [0x2039, 0x203a],
  [0x2044, 0x2044], [0x20ac, 0x20ac], [0x2190, 0x2193], [0x2212, 0x2212], [0x2264, 0x2265],
];
const FONT_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum"];
const LICENCE_NAMES = [0, 13, 14];

/** Drops the custom properties of KERN that nothing refers to, until none is left. */
function withoutUnusedTokens(css) {
  const used = new Set(Array.from(css.matchAll(/var\((--kern-[\w-]+)/g), (match) => match[1]));
  const leaner = css.replaceAll(/(--kern-[\w-]+):[^;{}]*;?/g, (declaration, name) =>
    used.has(name) ? declaration : "",
  );
  return leaner.length < css.length ? withoutUnusedTokens(leaner) : css;
}

function buildStyles() {
  const { css } = compile(path.join(root, "design", "styles", "portal.scss"), {
    loadPaths: [path.join(root, "node_modules")],
    quietDeps: true,
    style: "compressed",
  });
  mkdirSync(path.join(target, "design"), { recursive: true });
  const lean = withoutUnusedTokens(css).replaceAll(/;}/g, "}").replaceAll(/[^{}]+\{\}/g, "");
  writeFileSync(path.join(target, "design", "portal.css"), lean);
}

async function buildFonts() {
  const folder = path.join(target, "design", "fonts");
  mkdirSync(folder, { recursive: true });
  const text = CHARACTERS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  ).join("");
  for (const [name, cut] of Object.entries(FONTS)) {
    const source = path.join(kern, "dist", "fonts", "fira-sans", `FiraSans-${cut}.woff2`);
    const subset = await subsetFont(readFileSync(source), text, {
      keepFeatures: FONT_FEATURES,
      noHinting: true,
      preserveNameIds: LICENCE_NAMES,
      targetFormat: "woff2",
    });
    writeFileSync(path.join(folder, `fira-sans-${name}.woff2`), subset);
  }
}

/** The outlines as data, and as files of named paths that pages draw by reference. */
function buildMap() {
  const outlines = buildOutlines(germany);
  writeFileSync(path.join(target, "germany.json"), JSON.stringify(outlines));
  const folder = path.join(target, "design", "map");
  mkdirSync(folder, { recursive: true });
  const write = (name, paths) => {
    const drawn = paths.map(([id, d]) => `<path id="${id}" d="${d}"/>`).join("");
    writeFileSync(path.join(folder, name), `<svg xmlns="http://www.w3.org/2000/svg">${drawn}</svg>`);
  };
  write("germany.svg", [["coast", outlines.coast], ["borders", outlines.borders]]);
  write("silhouette.svg", [["silhouette", outlines.silhouette]]);
  write("laender.svg", outlines.laender.map(({ iso, d }) => [iso, d]));
}

if (process.argv.includes("--styles-only")) {
  buildStyles();
} else {
  rmSync(target, { recursive: true, force: true });
  buildStyles();
  buildMap();
  await buildFonts();
}
