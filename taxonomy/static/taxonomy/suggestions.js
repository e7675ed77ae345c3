// A list of suggestions below a field of the admin. Arrow keys choose, Enter takes, Escape closes;
// without the script the field works as it is.

window.Suggestions ??= class {
  static WAIT = 200;

  // `asked` returns what is looked for, or null; `find` fetches things for it; `text` says what a
  // thing is called; `take` enters one into the form.
  constructor(field, { label, asked, find, text, take }) {
    Object.assign(this, { field, asked, find, text, take });
    this.number = 0;
    this.chosen = -1;
    this.things = [];
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    this.list.hidden = true;
    field.after(this.list);
    field.setAttribute("autocomplete", "off");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("input", () => this.ask());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.enter([...this.list.children].indexOf(option));
    });
  }

  ask() {
    clearTimeout(this.timer);
    const question = this.asked();
    if (question === null) return this.close();
    this.timer = setTimeout(() => this.fetch(question), this.constructor.WAIT);
  }

  async fetch(question) {
    const number = ++this.number;
    try {
      const things = await this.find(question);
      if (number === this.number) this.show(things);
    } catch {
      this.close();
    }
  }

  show(things) {
    this.things = things;
    this.chosen = -1;
    this.list.replaceChildren(
      ...things.map((thing, number) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${number}`;
        option.setAttribute("role", "option");
        option.textContent = this.text(thing);
        return option;
      }),
    );
    this.list.hidden = things.length === 0;
  }

  close() {
    clearTimeout(this.timer);
    this.number++;
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (this.list.hidden) return;
    const options = [...this.list.children];
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      this.chosen = Math.max(this.chosen, event.key === "ArrowUp" ? 0 : -1);
      this.chosen = (this.chosen + steps[event.key] + options.length) % options.length;
      options.forEach((option, number) =>
        option.setAttribute("aria-selected", String(number === this.chosen)),
      );
      this.field.setAttribute("aria-activedescendant", options[this.chosen].id);
    } else if (event.key === "Enter" && this.chosen >= 0) {
      this.enter(this.chosen);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  enter(number) {
    this.take(this.things[number]);
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }
};
