// Measures a page as it is shown. Evaluates to an object of functions; each returns what is wrong.
(() => {
  const CONTROLS = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const SMALLEST = 24;
  const TOLERANCE = 1;
  const MOST = 6;

  const name = (element) => {
    const words = element.innerText || element.getAttribute("aria-label") || element.name || "";
    return `<${element.localName} ${element.getAttribute("class") ?? ""}> ${words.trim().slice(0, 40)}`;
  };
  const few = (elements) => elements.slice(0, MOST).map(name);
  const boxes = (element) =>
    [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // The points of a map have no boxes of their own; test_reading.py looks at the map.
  const controls = (within = document) =>
    [...within.querySelectorAll(CONTROLS)].filter(
      (element) =>
        !(element instanceof SVGElement) &&
        !element.closest("[aria-hidden=true]") &&
        isShown(element) &&
        boxes(element).length,
    );

  // Neither the page nor a box in it is wider than there is room.
  const tooWide = () => {
    const room = document.documentElement.clientWidth;
    const beyond =
      document.documentElement.scrollWidth <= room
        ? []
        : [...document.querySelectorAll("body *")].filter(
            (e) => e.getBoundingClientRect().right > room + TOLERANCE,
          );
    const scrolling = [...document.querySelectorAll("body *")].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + TOLERANCE &&
        element.clientWidth > TOLERANCE &&
        !["visible", "clip"].includes(getComputedStyle(element).overflowX) &&
        !element.matches("input, select, textarea") &&
        isShown(element),
    );
    return few([...beyond, ...scrolling]);
  };

  // Controls of the header that lie over each other.
  const overlapping = () => {
    const all = controls(document.querySelector("header.site-header"));
    return all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => {
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          return (
            a.left < b.right - TOLERANCE &&
            b.left < a.right - TOLERANCE &&
            a.top < b.bottom - TOLERANCE &&
            b.top < a.bottom - TOLERANCE
          );
        })
        .map((other) => `${name(one)} and ${name(other)}`),
    );
  };

  // Controls at whose centre something else lies.
  const covered = () =>
    controls()
      .filter((element) => !element.disabled)
      .flatMap((element) => {
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const over = boxes(element).map((box) =>
          document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2),
        );
        return over
          .filter((there) => !there || !element.contains(there))
          .map((there) => `${name(element)} below ${there ? name(there) : "nothing"}`);
      });

  // Targets of less than 24 px; a link in a line of text is one too.
  const tooSmall = () =>
    few(
      controls().filter((element) => {
        const target = element.matches("input") ? (element.closest("label") ?? element) : element;
        return (
          boxes(target).some((box) => box.height < SMALLEST) ||
          target.getBoundingClientRect().width < SMALLEST
        );
      }),
    );

  // Puts another page of the site into this one, without loading styles and fonts again.
  const show = async (address) => {
    const answer = new DOMParser().parseFromString(
      await (await fetch(address)).text(),
      "text/html",
    );
    document.documentElement.lang = answer.documentElement.lang;
    document.body.replaceWith(document.adoptNode(answer.body));
  };

  const enlargeText = (percent) => {
    document.documentElement.style.fontSize = percent ? `${percent}%` : "";
  };

  // What opens on demand lies open; the next page starts as it comes.
  const openAll = () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  };

  return { show, enlargeText, openAll, tooWide, overlapping, covered, tooSmall };
})();
