// The outlines of the map, as files of named paths that pages draw by reference.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import germany from "@svg-maps/germany";
import { buildOutlines } from "./outlines.mjs";
import { target } from "./places.mjs";

export function buildMap() {
  const { borders, coast, laender, silhouette } = buildOutlines(germany);
  const folder = path.join(target, "design", "map");
  mkdirSync(folder, { recursive: true });
  const write = (name, paths) => {
    const drawn = paths.map(([id, d]) => `<path id="${id}" d="${d}"/>`).join("");
    writeFileSync(
      path.join(folder, name),
      `<svg xmlns="http://www.w3.org/2000/svg">${drawn}</svg>`,
    );
  };
  write("germany.svg", [
    ["coast", coast],
    ["borders", borders],
  ]);
  write("silhouette.svg", [["silhouette", silhouette]]);
  write("laender.svg", laender);
}
