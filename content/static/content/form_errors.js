// After a form was refused: counts errors inside blocks at their tab too, opens the tab with the first
// error, and lists all of them as links. Wagtail 8 counts at the tabs before its blocks are drawn.

const ERRORS = ":is(.error-message, .help-critical):not([hidden])";

const tabOf = (element) => {
  const panel = element.closest("[role=tabpanel]");
  return panel && document.querySelector(`[role=tab][href="#${panel.id}"]`);
};

const ownText = (element) =>
  [...(element?.childNodes ?? [])]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join(" ")
    .trim();

const namesOf = (error) => {
  const names = [error.closest("[data-contentpath]")?.querySelector("label, .w-field__label")];
  for (
    let panel = error.closest(".w-panel");
    panel;
    panel = panel.parentElement.closest(".w-panel")
  ) {
    names.unshift(panel.querySelector("[data-panel-heading-text]"));
  }
  return names.map((name) => name?.textContent.replace("*", "").trim());
};

const labelOf = (error) =>
  [...new Set([ownText(tabOf(error)), ...namesOf(error)])].filter(Boolean).join(" › ");

const show = (error) => {
  error.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true }));
  for (
    let panel = error.closest(".w-panel");
    panel;
    panel = panel.parentElement.closest(".w-panel")
  ) {
    panel
      .querySelector(":scope > .w-panel__header [data-panel-toggle][aria-expanded=false]")
      ?.click();
  }
};

const goTo = (error) => {
  show(error);
  const field = error.closest(".w-field") ?? error.closest(".w-panel");
  // The tab opens a moment later; what is hidden takes no focus.
  setTimeout(() => {
    field?.scrollIntoView({ block: "center" });
    field
      ?.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button")
      ?.focus({ preventScroll: true });
  }, 50);
};

const linkTo = (error) => {
  const link = document.createElement("a");
  const container = error.closest("[id]");
  link.href = `#${container ? container.id : ""}`;
  link.textContent = `${labelOf(error)}: ${error.textContent.trim()}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(error);
  });
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
};

const recount = () =>
  document
    .querySelectorAll("[role=tab] [data-controller~=w-count]")
    .forEach((element) =>
      window.wagtail?.app?.getControllerForElementAndIdentifier(element, "w-count")?.count(),
    );

window.addEventListener("load", () =>
  setTimeout(() => {
    const errors = [...document.querySelectorAll(`[role=tabpanel] ${ERRORS}`)];
    if (!errors.length) return;
    recount();
    const list = document.createElement("ul");
    list.className = "form-errors";
    list.append(...errors.map(linkTo));
    document.querySelector(".messages li.error")?.append(list);
    show(errors[0]);
  }),
);
document.addEventListener("wagtail:panel-init", recount);
