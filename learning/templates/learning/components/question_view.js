// Sends answers without loading the page anew, and keeps each on the device until the server has it.
// Without this script the same forms are sent the ordinary way.

const lesson = document.querySelector("[data-person]");
const words = lesson?.dataset ?? {};
const place = (action) => `learning:${words.person}:${action}`;
const TOKEN = "csrfmiddlewaretoken";
const ICONS = { saving: "open", failed: "error" };

const keep = (action, entries) => {
  try {
    localStorage.setItem(place(action), JSON.stringify(entries));
  } catch {
    // A full or forbidden store takes nothing from sending.
  }
};

const kept = (action) => {
  try {
    return JSON.parse(localStorage.getItem(place(action)) ?? "null");
  } catch {
    return null;
  }
};

const forget = (action) => localStorage.removeItem(place(action));

// The line beside the button; screen readers hear when it changes.
const say = (form, state, text) => {
  const row = form.querySelector(".button-row");
  let line = row.querySelector(".save-state");
  if (!line) {
    line = document.createElement("p");
    line.className = "save-state";
    row.append(line);
  }
  line.setAttribute("role", "status");
  line.classList.toggle("save-state--failed", state === "failed");
  const icon = line.querySelector("use");
  icon?.setAttribute("href", icon.getAttribute("href").replace(/#.*/, `#${ICONS[state]}`));
  for (const node of [...line.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
  line.append(text);
};

const label = (button, text) => {
  const name = button?.querySelector(".kern-label") ?? button;
  if (name) name.textContent = text;
};

// Takes question and progress from the page that the server answered with.
const show = (form, html) => {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const question = form.closest("[data-question]");
  const fresh = answer.getElementById(question.id);
  if (!fresh) return window.location.reload();
  question.replaceWith(fresh);
  const side = document.querySelector("[data-course]");
  const open = side?.querySelector("details")?.open;
  const freshSide = answer.querySelector("[data-course]");
  if (side && freshSide) {
    side.replaceWith(freshSide);
    const details = freshSide.querySelector("details");
    if (details) details.open = open;
  }
  const target =
    fresh.querySelector("[role=alert]") ??
    fresh.querySelector(".course-finished") ??
    fresh.querySelector(".question__reply, [role=status]");
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
  document.title = answer.title;
};

const fail = (form, button, text) => {
  say(form, "failed", text);
  label(button, words.retry);
};

// The token of a page no longer fits once its cookie is gone, or once one has signed in anew elsewhere.
// Returns the one that fits now; none where nobody, or somebody else, is signed in.
const freshToken = async () => {
  const answer = await fetch(window.location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const isSamePerson = page.querySelector("[data-person]")?.dataset.person === words.person;
  return isSamePerson ? page.querySelector(`[name=${TOKEN}]`)?.value : undefined;
};

const sendWithFreshToken = async (form, action, entries, button) => {
  const token = await freshToken();
  // Signed out: the page asks to sign in, and offers the answer again afterwards.
  if (!token) return window.location.reload();
  for (const input of document.querySelectorAll(`[name=${TOKEN}]`)) input.value = token;
  const others = entries.filter(([name]) => name !== TOKEN);
  delete form.dataset.sending;
  return send(form, action, [...others, [TOKEN, token]], button, false);
};

const send = async (form, action, entries, button, mayBeTooOld = true) => {
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  keep(
    action,
    entries.filter(([name]) => name !== TOKEN),
  );
  say(form, "saving", words.saving);
  button?.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(action, { method: "POST", body, credentials: "same-origin" });
    const address = new URL(response.url);
    if (response.ok && address.pathname === window.location.pathname) {
      forget(action);
      show(form, await response.text());
    } else if (response.ok) {
      // Signed out meanwhile: the server keeps the answer and asks to sign in.
      forget(action);
      window.location.assign(response.url);
    } else if (response.status === 403 && mayBeTooOld) {
      await sendWithFreshToken(form, action, entries, button);
    } else if (response.status === 410) {
      forget(action);
      say(form, "failed", words.closed);
      button?.remove();
    } else if (response.status === 409) {
      forget(action);
      fail(form, button, words.conflict);
    } else {
      fail(form, button, words.failed);
    }
  } catch {
    fail(form, button, words.failed);
  } finally {
    delete form.dataset.sending;
    button?.removeAttribute("aria-busy");
  }
};

// Puts an answer that never arrived back into its form, under its old event id.
const restore = (form) => {
  const action = form.getAttribute("action");
  const entries = kept(action);
  if (!entries) return;
  const chosen = entries.filter(([name]) => name === "answer").map(([, value]) => value);
  for (const input of form.querySelectorAll("[name=answer]"))
    input.checked = chosen.includes(input.value);
  const event = entries.find(([name]) => name === "event");
  if (event) form.querySelector("[name=event]").value = event[1];
  fail(form, form.querySelector("[type=submit]"), words.failed);
};

const forms = () => document.querySelectorAll("form[data-question], [data-question] form");

if (lesson) {
  forms().forEach(restore);
  // A changed answer is a new event; only the unchanged one may be sent again under its id.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-question]");
    if (form && crypto.randomUUID) form.querySelector("[name=event]").value = crypto.randomUUID();
  });
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("form[data-question], [data-question] form")) return;
      event.preventDefault();
      const button = event.submitter;
      const action = button?.getAttribute("formaction") || form.getAttribute("action");
      send(form, action, [...new FormData(form, button).entries()], button);
    },
    true,
  );
  window.addEventListener("online", () => {
    for (const form of forms()) if (kept(form.getAttribute("action"))) form.requestSubmit();
  });
}
