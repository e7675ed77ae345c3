// Leads from the list of missing details to their fields: opens the tab and the block, and puts the cursor there.

function targetOf(link) {
  const { stream, field } = link.dataset;
  const root = document.querySelector(`[data-contentpath="${stream || field}"]`);
  return (stream && root?.querySelector(`[data-contentpath="${field}"]`)) || root;
}

function open(target) {
  const panel = target.closest("[role=tabpanel]");
  document.querySelector(`[role=tab][href="#${panel?.id}"]`)?.click();
  target.querySelector("[data-panel-toggle][aria-expanded=false]")?.click();
  target.scrollIntoView({ block: "center" });
  target.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-gap]");
  const target = link && targetOf(link);
  if (!target) return;
  event.preventDefault();
  open(target);
});
