// Small comforts of every page; nothing here is needed to read or use the portal.

import "../templates/design/navigation/search_box.js";

const wide = window.matchMedia("(min-width: 64em)");

// Menu: Escape closes it and gives the focus back.
const menu = document.querySelector("details.menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Filters and outline: closed on small screens, open beside the text on large ones.
const openWhereWide = () => {
  for (const details of document.querySelectorAll("details[data-open-wide]"))
    details.open = wide.matches;
};
openWhereWide();
wide.addEventListener("change", openWhereWide);

// Printing needs script, so its buttons appear only with it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A print says where it comes from and of which day it is; pages from a cache cannot know the day.
const printed = document.querySelector("[data-printed]");
if (printed) {
  document.querySelector("[data-address]").textContent =
    location.origin + location.pathname + location.search;
  const day = printed.querySelector("[data-day]");
  day.textContent = new Date().toLocaleDateString(day.dataset.day, { dateStyle: "medium" });
  printed.hidden = false;
}

// What opens on demand lies open on paper.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

// A form that is being sent says so and cannot be sent twice.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.dataset.busy || event.defaultPrevented) return;
  button.style.inlineSize = `${button.offsetWidth}px`;
  button.setAttribute("aria-busy", "true");
  (button.querySelector(".kern-label") ?? button).textContent = button.dataset.busy;
  event.target.addEventListener("submit", (again) => again.preventDefault());
});
