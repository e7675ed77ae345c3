// Offers what begins like the words in a search field: a combobox with a list, as the ARIA Authoring
// Practices describe it. Without suggestions, and while the portal does not answer, the field is what
// it is without script.

const PAUSE = 150;
const SHORTEST = 2;
const ICONS = { topic: "search", page: "book", place: "place" };

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

function icon(name) {
  const SVG = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", `icon icon--${name}`);
  drawing.setAttribute("width", 24);
  drawing.setAttribute("height", 24);
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  const drawn = document.querySelector("svg.icon use").getAttribute("href").split("#")[0];
  use.setAttribute("href", `${drawn}#${name}`);
  drawing.append(use);
  return drawing;
}

function makeCombobox(field) {
  const form = field.form;
  const label = form.querySelector("label").textContent.trim();
  const list = element("ul", {
    class: "suggestions",
    role: "listbox",
    id: `${field.id}-suggestions`,
    "aria-label": label,
  });
  const status = element("p", { class: "visually-hidden", role: "status" });
  let options = [];
  let chosen = -1;
  let waiting;
  let asking;

  const choose = (number) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    options[chosen]?.setAttribute("aria-selected", "true");
    if (options[chosen]) field.setAttribute("aria-activedescendant", options[chosen].id);
    else field.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const open = () => {
    if (!options.length) return;
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };

  const follow = (option) => location.assign(option.dataset.url);

  const show = (answer) => {
    choose(-1);
    options = answer.suggestions.map((suggestion, number) => {
      const text = element("span", { class: "suggestion__text" }, suggestion.text);
      if (suggestion.language) text.lang = suggestion.language;
      const note = element("span", { class: "suggestion__note" }, suggestion.note);
      const option = element(
        "li",
        {
          class: "suggestion",
          role: "option",
          id: `${list.id}-${number}`,
          "aria-selected": "false",
          "data-url": suggestion.url,
        },
        icon(ICONS[suggestion.kind] ?? "search"),
        text,
        " ",
        note,
      );
      // The field keeps the focus; a blur would close the list before the click.
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => follow(option));
      return option;
    });
    list.replaceChildren(...grouped(options, answer));
    status.textContent = answer.status;
    if (options.length) open();
    else close();
  };

  // Under a heading for each kind, where the answer names them.
  const grouped = (offered, answer) => {
    if (!answer.groups) return offered;
    return Object.entries(answer.groups).map(([kind, name]) => {
      const heading = element("p", { class: "suggestions__group", id: `${list.id}-${kind}` }, name);
      const own = offered.filter((_option, number) => answer.suggestions[number].kind === kind);
      const group = element(
        "ul",
        { class: "suggestions__list", role: "group", "aria-labelledby": heading.id },
        ...own,
      );
      return element("li", { role: "presentation" }, heading, group);
    });
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = new URL(field.dataset.suggestions, location.href);
    address.searchParams.set("q", field.value);
    try {
      const response = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (response.ok) show(await response.json());
    } catch {
      // Another letter was typed, or nobody answers.
    }
  };

  const moves = {
    ArrowDown: () => (chosen + 2 > options.length ? -1 : chosen + 1),
    ArrowUp: () => (chosen < 0 ? options.length - 1 : chosen - 1),
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value.trim().length < SHORTEST) {
      options = [];
      status.textContent = "";
      close();
    } else waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key in moves && options.length) {
      event.preventDefault();
      if (list.hidden) open();
      choose(moves[event.key]());
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !list.hidden && options[chosen]) {
      event.preventDefault();
      follow(options[chosen]);
    }
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);

  // A search field may not be a combobox.
  field.type = "text";
  field.enterKeyHint = "search";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  list.hidden = true;
  form.querySelector(".search-box__line").after(list, status);
}

document.querySelectorAll("input[data-suggestions]").forEach(makeCombobox);
