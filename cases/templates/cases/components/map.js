// The map as one stop of the tab key: arrow keys go to the nearest point in their direction,
// Home and End to the first and the last,
// Enter opens, Escape leaves. Where discs overlap, the nearest point is meant. With a panel
// below the map a point shows itself there first on touch screens.

const HIT_RADIUS = 13;
const MIDDLE = 300;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

for (const map of document.querySelectorAll("[data-map]")) steer(map);

function steer(map) {
  const svg = map.querySelector("svg");
  const points = [...svg.querySelectorAll("a.map__point")].map((link) => {
    const { x, y } = link.querySelector(".map__hit").cx
      ? {
          x: link.querySelector(".map__hit").cx.baseVal.value,
          y: link.querySelector(".map__hit").cy.baseVal.value,
        }
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
  map.dataset.steered = "";
  const name = svg.querySelector("[data-map-name]");

  // One point at a time is meant, by pointer or by keyboard, and bears its name.
  let meant;
  const mean = (point) => {
    if (point === meant) return;
    meant?.link.classList.remove("is-near");
    point?.link.classList.add("is-near");
    meant = point;
    if (name) label(name, point);
  };

  // On the box around it: a drawing that listens for focus becomes a stop of the tab key itself.
  map.addEventListener("focusin", (event) => {
    const point = points.find(({ link }) => link === event.target.closest("a"));
    if (!point) return;
    makeStop(point);
    mean(point);
    choose(point);
  });
  map.addEventListener("focusout", () => mean(undefined));

  svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leave(map);
      event.preventDefault();
    }
    const end = { Home: points[0], End: points.at(-1) }[event.key];
    if (end) {
      event.preventDefault();
      end.link.focus();
    }
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    nearestTowards(points, current, direction)?.link.focus();
  });

  const focused = () => points.find(({ link }) => link === document.activeElement);
  svg.addEventListener("pointermove", (event) => {
    const near = nearestTo(svg, points, event);
    if (near && near !== meant) choose(near);
    mean(near ?? focused());
  });
  svg.addEventListener("pointerleave", () => mean(focused()));

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

// The name stands beside the point, on the side where there is room, and above all others.
function label(text, point) {
  text.textContent = point ? point.link.getAttribute("aria-label").split(",")[0] : "";
  if (!point) return;
  const left = point.x > MIDDLE;
  text.setAttribute("x", point.x + (left ? -14 : 14));
  text.setAttribute("y", point.y + 4);
  text.setAttribute("text-anchor", left ? "end" : "start");
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
