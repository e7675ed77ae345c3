// Keeps the ticks of a checklist on this device; they are never sent anywhere.

document.querySelectorAll("[data-checklist]").forEach((list, position) => {
  const key = `checklist:${list.dataset.checklist || `${location.pathname}#${position}`}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  try {
    const ticked = JSON.parse(localStorage.getItem(key) ?? "[]");
    boxes.forEach((box, index) => {
      box.checked = ticked.includes(index);
    });
  } catch {
    // Storage is closed or holds something else: the list works without memory.
  }
  list.addEventListener("change", () => {
    const ticked = boxes.flatMap((box, index) => (box.checked ? [index] : []));
    try {
      localStorage.setItem(key, JSON.stringify(ticked));
    } catch {
      // As above.
    }
  });
});
