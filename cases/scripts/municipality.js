import "../../design/scripts/page.js";

// Copying needs script, so its button appears only with it.
const button = document.querySelector("[data-copy-address]");
if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.origin + location.pathname);
    button.querySelector(".kern-label").textContent = button.dataset.copied;
  });
}
