// Suggests sources of the register for the address of a source: the last used ones where nothing is
// typed, else those with the words. Taking one also fills in what the register knows of it.

(() => {
  const WITHIN = ["title", "site", "as_of", "read_on"];
  const notice = document.getElementById("source-suggestions");

  function siblingsOf(field) {
    const stem = field.name.slice(0, -"url".length);
    const fields = WITHIN.map((name) => [name, document.getElementsByName(stem + name)[0]]);
    return Object.fromEntries(fields.filter(([, sibling]) => sibling));
  }

  function write(field, value) {
    if (!field || !value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function suggest(field) {
    const siblings = siblingsOf(field);
    if (!siblings.read_on || field.dataset.suggests) return;
    field.dataset.suggests = "sources";
    const suggestions = new window.Suggestions(field, {
      label: notice.dataset.label,
      asked: () => field.value.trim(),
      async find(question) {
        const language = document.getElementById("id_title")?.lang ?? "";
        const query = new URLSearchParams({ q: question, language });
        const answer = await fetch(`${notice.dataset.address}?${query}`, {
          headers: { Accept: "application/json" },
        });
        const { sources } = await answer.json();
        return sources.filter(
          (source) => source.url !== field.value.trim() || !siblings.title.value,
        );
      },
      text: (source) => (source.title ? `${source.title} · ${source.url}` : source.url),
      take(source) {
        write(field, source.url);
        for (const name of Object.keys(siblings)) write(siblings[name], source[name]);
      },
    });
    suggestions.ask();
  }

  document.addEventListener("focusin", (event) => {
    if (notice && event.target.matches?.("input[name$='-url']")) {
      suggest(event.target);
    }
  });
})();
