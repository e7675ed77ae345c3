import "../../design/scripts/page.js";

// Counts at which place the opened hit stood, and nothing of who opens it.
const list = document.querySelector("[data-opened]");

const count = (event) => {
  const hit = event.target.closest("a")?.closest("li");
  if (!hit || !navigator.sendBeacon) return;
  const place = Number(list.dataset.before) + [...hit.parentElement.children].indexOf(hit) + 1;
  const { opened, question, language } = list.dataset;
  navigator.sendBeacon(opened, new URLSearchParams({ q: question, language, place }));
};

list?.addEventListener("click", count);
list?.addEventListener("auxclick", (event) => {
  if (event.button === 1) count(event);
});
