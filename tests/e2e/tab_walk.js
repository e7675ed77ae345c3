// Numbers all that the tab key should reach, and says where the focus is. Evaluates to an object.
(() => {
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex], audio[controls]";
  const LOOKS = [
    "outlineStyle",
    "outlineWidth",
    "outlineColor",
    "boxShadow",
    "borderColor",
    "backgroundColor",
    "stroke",
    "strokeWidth",
  ];
  const stops = new Map();
  const looks = new Map();

  const shownFor = (element) => element.closest("label") ?? element;

  const look = (element) =>
    [element, shownFor(element), ...element.querySelectorAll("circle")]
      .map((one) => {
        const style = getComputedStyle(one);
        return LOOKS.map((name) => style[name]).join();
      })
      .join("|");

  // Of radio buttons with one name only the chosen one is reached, else the first.
  const isReached = (element) => {
    if (element.tabIndex < 0 || element.matches(":disabled, [type=hidden]")) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)].filter(
      (e) => e.form === element.form,
    );
    return element === (group.find((e) => e.checked) ?? group[0]);
  };

  const expect = () => {
    for (const element of document.querySelectorAll(REACHED)) {
      if (!isReached(element)) continue;
      stops.set(element, stops.size);
      looks.set(element, look(element));
    }
    return stops.size;
  };

  // In the window, and not wholly below something else (WCAG 2.4.11).
  const isInSight = (element) => {
    const box = element.getBoundingClientRect();
    const left = Math.max(box.left, 0),
      right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0),
      bottom = Math.min(box.bottom, innerHeight);
    if (left >= right || top >= bottom) return false;
    if (element instanceof SVGElement) return true;
    return [0.2, 0.5, 0.8].some((part) => {
      const other = document.elementFromPoint((left + right) / 2, top + (bottom - top) * part);
      return (
        other &&
        (element.contains(other) || other.contains(element) || shownFor(element).contains(other))
      );
    });
  };

  const focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
      stop: stops.get(element) ?? null,
      seen: isInSight(element) && (outlined || look(element) !== looks.get(element)),
      // A scrolling box is a stop of its own; the panel of a map opens when a point is focused.
      extra:
        Boolean(element.closest("[data-map-panel]")) ||
        element.scrollWidth > element.clientWidth ||
        element.scrollHeight > element.clientHeight,
      html: element.outerHTML.slice(0, 140),
    };
  };

  return { expect, focused };
})();
