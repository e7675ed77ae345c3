// Suggests municipalities for the line in which somebody types, in a field that takes one per line.
// Arrow keys choose, Enter takes, Escape closes; without the script the field works as it is.

const WAIT = 200;
const SHORTEST = 3;

class Suggestions {
  constructor(field) {
    this.field = field;
    this.asked = 0;
    this.chosen = -1;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "unit-suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", field.dataset.suggestionsLabel);
    this.list.hidden = true;
    field.after(this.list);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("input", () => this.ask());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.take(option.textContent);
    });
  }

  line() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const start = before.lastIndexOf("\n") + 1;
    const end = this.field.value.indexOf("\n", start);
    return { start, end: end < 0 ? this.field.value.length : end };
  }

  ask() {
    clearTimeout(this.timer);
    const { start, end } = this.line();
    const question = this.field.value.slice(start, end).trim();
    if (question.length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.fetch(question), WAIT);
  }

  async fetch(question) {
    const number = ++this.asked;
    try {
      const address = `${this.field.dataset.suggestions}?q=${encodeURIComponent(question)}`;
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const { lines } = await answer.json();
      if (number === this.asked) this.show(lines);
    } catch {
      this.close();
    }
  }

  show(lines) {
    this.chosen = -1;
    this.list.replaceChildren(
      ...lines.map((line, number) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${number}`;
        option.setAttribute("role", "option");
        option.textContent = line;
        return option;
      }),
    );
    this.list.hidden = lines.length === 0;
  }

  close() {
    this.asked++;
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (this.list.hidden) return;
    const options = [...this.list.children];
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      this.chosen = (this.chosen + steps[event.key] + options.length) % options.length;
      options.forEach((option, number) =>
        option.setAttribute("aria-selected", String(number === this.chosen)),
      );
      this.field.setAttribute("aria-activedescendant", options[this.chosen].id);
    } else if (event.key === "Enter" && this.chosen >= 0) {
      this.take(options[this.chosen].textContent);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  take(text) {
    const { start, end } = this.line();
    this.field.setRangeText(text, start, end, "end");
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function begin() {
  document
    .querySelectorAll("textarea[data-suggestions]")
    .forEach((field) => new Suggestions(field));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
