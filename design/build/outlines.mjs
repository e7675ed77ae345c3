// The outlines of the Länder, made so that neighbours keep one common border.
//
// The package draws each Land on its own. Points of two Länder that nearly touch become one
// point; topojson then finds the borders that two of them share and simplifies each once, so no
// gaps or overlaps appear.

import svgpath from "svgpath";
import { feature, merge, mesh } from "topojson-client";
import { topology } from "topojson-server";
import { planarRingArea, presimplify, simplify } from "topojson-simplify";

const SNAP = 0.3;
// The areas of the triangles that may go, and of the rings that stay.
const SMALLEST_TURN = 0.3;
const SILHOUETTE_TURN = 6;
const SMALLEST_ISLAND = 1.5;
const SILHOUETTE_ISLAND = 60;

/** Closed rings of absolute points of a path that uses only m, l and z. */
function ringsOf(path) {
  const rings = [];
  svgpath(path)
    .abs()
    .iterate(([command, x, y]) => {
      if (command === "M") rings.push([[x, y]]);
      else if (command === "L") rings.at(-1).push([x, y]);
      else if (command !== "Z") throw new Error(`Unknown path command ${command}`);
    });
  return rings.map((ring) => [...ring, ring[0]]);
}

/** Returns a function that gives the nearest point seen before within SNAP, else the point itself. */
function snapping() {
  const cells = new Map();
  const cell = (x, y) => `${Math.floor(x / SNAP)},${Math.floor(y / SNAP)}`;
  return ([x, y]) => {
    const steps = [-SNAP, 0, SNAP];
    const near = steps
      .flatMap((dx) => steps.flatMap((dy) => cells.get(cell(x + dx, y + dy)) ?? []))
      .map((point) => ({ point, distance: Math.hypot(point[0] - x, point[1] - y) }))
      .filter(({ distance }) => distance < SNAP)
      .sort((one, other) => one.distance - other.distance);
    if (near.length) return near[0].point;
    const key = cell(x, y);
    cells.set(key, [...(cells.get(key) ?? []), [x, y]]);
    return [x, y];
  };
}

/** The Länder as one topology. */
function topologyOf(map) {
  const snap = snapping();
  const geometries = map.locations.map(({ path }) => ({
    type: "MultiPolygon",
    coordinates: ringsOf(path).map((ring) => [
      ring.map(snap).filter((point, index, all) => point !== all[index - 1]),
    ]),
  }));
  return presimplify(topology({ laender: { type: "GeometryCollection", geometries } }));
}

function pathOf(lines, end = "") {
  const drawn = lines.map((line) => `M${line.join("L")}${end}`).join("");
  return svgpath(drawn)
    .rel()
    .round(1)
    .toString()
    .replaceAll(/(?<!\d)0\./g, ".");
}

/** The rings of polygons, without islands and gaps below an area. */
function pathOfRings({ coordinates }, smallest) {
  const rings = coordinates.flat().filter((ring) => Math.abs(planarRingArea(ring)) >= smallest);
  return pathOf(
    rings.map((ring) => ring.slice(0, -1)),
    "z",
  );
}

/** Each Land, the borders between them, the coast with the outer border, and a small silhouette. */
export function buildOutlines(map) {
  const all = topologyOf(map);
  const drawn = simplify(all, SMALLEST_TURN);
  const { laender } = drawn.objects;
  const rough = simplify(all, SILHOUETTE_TURN);
  return {
    laender: feature(drawn, laender).features.map(({ geometry }, index) => [
      `DE-${map.locations[index].id.toUpperCase()}`,
      pathOfRings(geometry, SMALLEST_ISLAND),
    ]),
    borders: pathOf(mesh(drawn, laender, (one, other) => one !== other).coordinates),
    coast: pathOfRings(merge(drawn, laender.geometries), SMALLEST_ISLAND),
    silhouette: pathOfRings(merge(rough, rough.objects.laender.geometries), SILHOUETTE_ISLAND),
  };
}
