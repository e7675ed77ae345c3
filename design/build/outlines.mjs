// Simplifies the outlines of the Länder so that neighbours keep one common border.
//
// The package draws each Land on its own. Points of two Länder that lie within SNAP become one
// point; borders are then cut where more than two of them meet, and each piece is simplified
// once (Douglas and Peucker), so no gaps or overlaps appear.

const SNAP = 0.3;
const TOLERANCE = 0.5;
const SILHOUETTE_TOLERANCE = 1.8;
const SMALLEST_ISLAND = 1.5;

/** Rings of absolute points of a path that uses only m, l and z. */
export function ringsOf(path) {
  const tokens = path.match(/[a-z]|-?\d*\.?\d+/gi);
  const rings = [];
  let [x, y] = [0, 0];
  let index = 0;
  while (index < tokens.length) {
    if (/[a-z]/i.test(tokens[index])) {
      const command = tokens[index++];
      if (command === "m") rings.push([]);
      else if (command !== "l" && command !== "z") throw new Error(`Unknown path command ${command}`);
      if (command === "z") [x, y] = rings.at(-1)[0];
      continue;
    }
    x += Number(tokens[index++]);
    y += Number(tokens[index++]);
    rings.at(-1).push([x, y]);
  }
  return rings;
}

/** Gives points that lie close together the same number. */
function pointRegister() {
  const points = [];
  const cells = new Map();
  const cell = (x, y) => `${Math.floor(x / SNAP)},${Math.floor(y / SNAP)}`;
  return {
    points,
    numberOf([x, y]) {
      let best = -1;
      let least = SNAP;
      for (const dx of [-SNAP, 0, SNAP]) {
        for (const dy of [-SNAP, 0, SNAP]) {
          for (const number of cells.get(cell(x + dx, y + dy)) ?? []) {
            const distance = Math.hypot(points[number][0] - x, points[number][1] - y);
            if (distance < least) [best, least] = [number, distance];
          }
        }
      }
      if (best >= 0) return best;
      points.push([x, y]);
      const key = cell(x, y);
      cells.set(key, [...(cells.get(key) ?? []), points.length - 1]);
      return points.length - 1;
    },
  };
}

function area(points) {
  let sum = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length];
    sum += x * nextY - nextX * y;
  });
  return Math.abs(sum) / 2;
}

function simplify(points, tolerance) {
  const [first, last] = [points[0], points.at(-1)];
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  let farthest = 0;
  let most = tolerance;
  for (let index = 1; index < points.length - 1; index++) {
    const [x, y] = points[index];
    const distance = length
      ? Math.abs((last[0] - first[0]) * (first[1] - y) - (first[0] - x) * (last[1] - first[1])) / length
      : Math.hypot(x - first[0], y - first[1]);
    if (distance > most) [farthest, most] = [index, distance];
  }
  if (!farthest) return [first, last];
  const head = simplify(points.slice(0, farthest + 1), tolerance);
  return [...head, ...simplify(points.slice(farthest), tolerance).slice(1)];
}

/** Pieces of a ring between junctions, each in the direction that both neighbours agree on. */
function piecesOf(ring, isJunction) {
  const start = ring.some(isJunction) ? ring.findIndex(isJunction) : ring.indexOf(Math.min(...ring));
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]];
  const pieces = [];
  let piece = [turned[0]];
  for (const number of turned.slice(1)) {
    piece.push(number);
    if (!isJunction(number) && number !== turned.at(-1)) continue;
    const [first, second, beforeLast, last] = [piece[0], piece[1], piece.at(-2), piece.at(-1)];
    const backwards = first > last || (first === last && second > beforeLast);
    pieces.push({ numbers: backwards ? piece.reverse() : piece, backwards });
    piece = [number];
  }
  return pieces;
}

function simplifyRing(ring, isJunction, points) {
  return piecesOf(ring, isJunction).flatMap(({ numbers, backwards }) => {
    const simple = simplify(numbers.map((number) => points[number]), TOLERANCE);
    return (backwards ? simple.reverse() : simple).slice(0, -1);
  });
}

/** Borders between two Länder, each once. */
function innerBorders(rings, isJunction, isShared, points) {
  const borders = new Map();
  for (const ring of rings) {
    for (const { numbers } of piecesOf(ring, isJunction)) {
      if (isShared(numbers[0], numbers[1])) borders.set(numbers.join(), numbers);
    }
  }
  return [...borders.values()].map((numbers) => simplify(numbers.map((number) => points[number]), TOLERANCE));
}

function pathOf(rings, end = "z") {
  const short = (value) => String(Math.round(value * 10) / 10);
  return rings
    .map((ring) => {
      let [x, y] = [0, 0];
      const steps = ring.map(([nextX, nextY], index) => {
        const [dx, dy] = [Math.round(nextX * 10) / 10 - x, Math.round(nextY * 10) / 10 - y];
        [x, y] = [x + dx, y + dy];
        const second = short(dy);
        return `${index ? "" : "M"}${short(dx)}${second.startsWith("-") ? "" : " "}${second}${index ? "" : "l"}`;
      });
      return `${steps.join(" ").replaceAll(" -", "-").replaceAll("l ", "l").replaceAll(/(^|[ l-])0\./g, "$1.")}${end}`;
    })
    .join("");
}

/** Follows the edges that only one Land has and closes them to rings. */
function outerRings(edges) {
  const next = new Map();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const rings = [];
  for (const start of next.keys()) {
    while (next.get(start).length) {
      const ring = [start];
      let at = next.get(start).pop();
      while (at !== start && next.get(at)?.length) {
        ring.push(at);
        at = next.get(at).pop();
      }
      if (at === start && ring.length > 2) rings.push(ring);
    }
  }
  return rings;
}

/** Each Land, the borders between them, the coast with the outer border, and a small silhouette. */
export function buildOutlines(map) {
  const register = pointRegister();
  const laender = map.locations.map((land) => ({
    iso: `DE-${land.id.toUpperCase()}`,
    rings: ringsOf(land.path).map((ring) =>
      ring.map((point) => register.numberOf(point)).filter((number, index, all) => number !== all.at(index - 1)),
    ),
  }));
  const { points } = register;
  const neighbours = new Map();
  const edges = new Map();
  for (const { rings } of laender) {
    for (const ring of rings) {
      ring.forEach((from, index) => {
        const to = ring[(index + 1) % ring.length];
        neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
        neighbours.set(to, (neighbours.get(to) ?? new Set()).add(from));
        edges.set(`${from},${to}`, [from, to]);
      });
    }
  }
  const isJunction = (number) => neighbours.get(number).size > 2;
  const isShared = (from, to) => edges.has(`${from},${to}`) && edges.has(`${to},${from}`);
  const outer = outerRings([...edges.values()].filter(([from, to]) => !isShared(from, to)));
  const isLarge = (least) => (ring) => area(ring.map((number) => points[number])) >= least;
  const draw = (rings) =>
    pathOf(
      rings
        .filter(isLarge(SMALLEST_ISLAND))
        .map((ring) => simplifyRing(ring, isJunction, points))
        .filter((ring) => ring.length > 2),
    );
  const silhouette = outer
    .filter(isLarge(60))
    .map((ring) => simplify([...ring, ring[0]].map((number) => points[number]), SILHOUETTE_TOLERANCE).slice(0, -1));
  return {
    viewBox: "-6 -4 598 802",
    laender: laender.map(({ iso, rings }) => ({ iso, d: draw(rings) })),
    borders: pathOf(innerBorders(laender.flatMap(({ rings }) => rings), isJunction, isShared, points), ""),
    coast: draw(outer),
    silhouette: pathOf(silhouette.filter((ring) => ring.length > 2)),
  };
}
