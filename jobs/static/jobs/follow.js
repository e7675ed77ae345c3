// Shows how far the worker is, without being asked: fetches what is marked with `data-follow` anew
// until it no longer says `data-working`.
const PAUSE = 2000;

const follow = async () => {
  const shown = document.querySelector("[data-follow]");
  if (!shown || !("working" in shown.dataset)) return;
  try {
    const response = await fetch(location.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const newer = page.querySelector("[data-follow]");
    if (newer) shown.replaceWith(newer);
  } catch {
    // The portal does not answer; the next round may.
  }
  setTimeout(follow, PAUSE);
};

setTimeout(follow, PAUSE);
