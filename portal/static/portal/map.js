// The map as one stop of the tab key: arrow keys go to the nearest point in their direction,
// Enter opens, Escape leaves. Where discs overlap, the nearest point is meant. With a panel
// below the map a point shows itself there first on touch screens.

const HIT_RADIUS = 13;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

for (const map of document.querySelectorAll("[data-map]")) steer(map);

function steer(map) {
  const svg = map.querySelector("svg");
  const points = [...svg.querySelectorAll("a.map__point")].map((link) => {
    const { x, y } = link.querySelector(".map__hit").cx
      ? { x: link.querySelector(".map__hit").cx.baseVal.value, y: link.querySelector(".map__hit").cy.baseVal.value }
      : { x: 0, y: 0 };
    return { link, x, y };
  });
  if (!points.length) return;
  const panel = document.querySelector(`[data-map-panel="${map.id}"]`);
  let current = points.find(({ link }) => link.classList.contains("is-chosen")) ?? points[0];

  const makeStop = (point) => {
    for (const { link } of points) link.setAttribute("tabindex", "-1");
    point.link.setAttribute("tabindex", "0");
    current = point;
  };
  makeStop(current);

  // On the box around it: a drawing that listens for focus becomes a stop of the tab key itself.
  map.addEventListener("focusin", (event) => {
    const point = points.find(({ link }) => link === event.target.closest("a"));
    if (!point) return;
    makeStop(point);
    choose(point);
  });

  svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leave(map);
      event.preventDefault();
    }
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    nearestTowards(points, current, direction)?.link.focus();
  });

  let meant;
  svg.addEventListener("pointermove", (event) => {
    const near = nearestTo(svg, points, event);
    if (near === meant) return;
    meant?.link.classList.remove("is-near");
    near?.link.classList.add("is-near");
    meant = near;
    if (near) choose(near);
  });

  let touched;
  svg.addEventListener("click", (event) => {
    if (event.detail === 0) return;
    const near = nearestTo(svg, points, event);
    const direct = event.target.closest("a");
    if (!near) return;
    if (panel && event.pointerType === "touch" && touched !== near) {
      touched = near;
      event.preventDefault();
      makeStop(near);
      choose(near);
    } else if (direct !== near.link) {
      event.preventDefault();
      near.link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
  });

  function choose({ link }) {
    if (!panel) return;
    for (const point of points) point.link.classList.toggle("is-chosen", point.link === link);
    const title = panel.querySelector(".map-panel__title a");
    title.href = link.href.baseVal;
    title.textContent = link.dataset.title;
    panel.querySelector(".map-panel__text").textContent = link.dataset.text ?? "";
    panel.querySelector(".map-panel__meta").textContent = link.dataset.meta ?? "";
    panel.hidden = false;
  }
}

function nearestTowards(points, from, [dx, dy]) {
  let best;
  let least = Infinity;
  for (const point of points) {
    const along = (point.x - from.x) * dx + (point.y - from.y) * dy;
    const across = Math.abs((point.x - from.x) * dy) + Math.abs((point.y - from.y) * dx);
    const cost = along + 2 * across;
    if (point !== from && along > 0 && cost < least) [best, least] = [point, cost];
  }
  return best;
}

function nearestTo(svg, points, event) {
  const matrix = svg.getScreenCTM()?.inverse();
  if (!matrix) return undefined;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  let best;
  let least = HIT_RADIUS;
  for (const point of points) {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < least) [best, least] = [point, distance];
  }
  return best;
}

function leave(map) {
  const end = document.getElementById(`${map.id}-end`);
  end?.focus();
}
