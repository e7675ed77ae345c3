// Shows how far a rebuild is, without being asked.
const PAUSE = 3000;

const follow = async () => {
  const shown = document.querySelector("[data-index-state]");
  if (!shown || !("building" in shown.dataset)) return;
  try {
    const response = await fetch(location.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const newer = page.querySelector("[data-index-state]");
    if (newer) shown.replaceWith(newer);
  } catch {
    // The portal does not answer; the next round may.
  }
  setTimeout(follow, PAUSE);
};

setTimeout(follow, PAUSE);
