// Loses nothing that was typed when the session or its CSRF cookie is gone: asks before a form of the
// editor is sent, and says so instead of sending it. Once one is signed in again, saving works.

const FORM = "form[method=post i]";
const EVERY = 15_000;
const TOKEN = "input[name=csrfmiddlewaretoken]";
const template = document.querySelector("#signed-out-notice");
const WRITES = ["PUT", "DELETE"];
const send = window.fetch.bind(window);
const waiting = [];
let notice = null;
let person = null;
let token = "";

const say = (state) => {
  if (!notice) {
    notice = template.content.firstElementChild.cloneNode(true);
    document.querySelector(`main ${FORM}, main > *`)?.before(notice);
  }
  notice.querySelectorAll("[data-state]").forEach((part) => {
    part.hidden = part.dataset.state !== state;
  });
  if (state !== "here") notice.scrollIntoView({ block: "center" });
};

// Returns "here", "signed-out", "other-person" or "offline"; where somebody is here, all forms get the
// token that fits their cookie.
const ask = async () => {
  let answer;
  try {
    answer = await send(template.dataset.address, { redirect: "manual", cache: "no-store" });
  } catch {
    return "offline";
  }
  if (!answer.ok) return "signed-out";
  const found = await answer.json();
  if (person !== null && person !== found.person) return "other-person";
  person = found.person;
  token = found.token;
  document.querySelectorAll(TOKEN).forEach((input) => {
    input.value = found.token;
  });
  return "here";
};

const sendAgain = (form, submitter) => {
  if (submitter?.name) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(input);
  }
  form.dataset.asked = "yes";
  form.requestSubmit();
};

const stay = (state, submitter) => {
  say(state);
  submitter?.setAttribute("data-w-progress-loading-value", "false");
};

const onSubmit = async (event) => {
  const form = event.target;
  if (!form.matches(`main ${FORM}`) || !form.querySelector(TOKEN) || form.dataset.asked) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const state = await ask();
  if (state === "here") sendAgain(form, event.submitter);
  else stay(state, event.submitter);
};

// The editor of translations sends each text by itself: one that cannot be sent now waits here, and the
// editor shows it as being saved.
const sendOnceHere = async (address, options = {}) => {
  if (!WRITES.includes(options.method)) return send(address, options);
  for (let state = await ask(); state !== "here"; state = await ask()) {
    say(state);
    await new Promise((resolve) => waiting.push(resolve));
  }
  return send(address, { ...options, headers: { ...options.headers, "X-CSRFToken": token } });
};

const onAutosaveError = async () => {
  const state = await ask();
  if (state !== "here") say(state);
};

const onReturn = async () => {
  if (document.hidden) return;
  const state = await ask();
  if (state !== "here") say(state);
  if (state !== "here" || !notice) return;
  say("here");
  waiting.splice(0).forEach((resolve) => resolve());
  const form = document.querySelector(`main ${FORM}`);
  window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave")?.save();
};

if (template) {
  window.fetch = sendOnceHere;
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("w-autosave:error", onAutosaveError);
  document.addEventListener("visibilitychange", onReturn);
  window.addEventListener("focus", onReturn);
  setInterval(onReturn, EVERY);
  ask();
}
