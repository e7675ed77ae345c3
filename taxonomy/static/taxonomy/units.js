// Suggests municipalities for the line in which somebody types, in a field that takes one per line.

(() => {
  const SHORTEST = 3;

  function lineOf(field) {
    const before = field.value.slice(0, field.selectionStart);
    const start = before.lastIndexOf("\n") + 1;
    const end = field.value.indexOf("\n", start);
    return { start, end: end < 0 ? field.value.length : end };
  }

  function suggest(field) {
    new window.Suggestions(field, {
      label: field.dataset.suggestionsLabel,
      asked() {
        const { start, end } = lineOf(field);
        const question = field.value.slice(start, end).trim();
        return question.length < SHORTEST ? null : question;
      },
      async find(question) {
        const address = `${field.dataset.suggestions}?q=${encodeURIComponent(question)}`;
        const answer = await fetch(address, { headers: { Accept: "application/json" } });
        return (await answer.json()).lines;
      },
      text: (line) => line,
      take(line) {
        const { start, end } = lineOf(field);
        field.setRangeText(line, start, end, "end");
      },
    });
  }

  function begin() {
    document.querySelectorAll("textarea[data-suggestions]").forEach(suggest);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
