"""One very long word, wherever an editor may write it, makes no page wider than the window."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import NewPage
from tests.e2e.looking import TOO_WIDE, WIDTHS

pytestmark = pytest.mark.browser
WORD = "Donaudampfschifffahrtsgesellschaft" * 9
WRITTEN = "p, h1, h2, h3, h4, li, dd, a, strong, caption, blockquote, summary b, figcaption"
# What stands there by itself, and is no text of an editor.
FIXED = ".kern-btn, button, nav, svg, .visually-hidden, .source-ref, .is-number, [aria-hidden]"
WRITE = """([word, written, fixed]) => {
  const cells = [...document.querySelectorAll("main tbody tr > :first-child")];
  for (const element of [...document.querySelectorAll("main")].flatMap(
    main => [...main.querySelectorAll(written)]).concat(cells)) {
    if (element.closest(fixed) || element.closest("td")) continue;
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE && node.textContent.trim()) node.textContent = word;
  }
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_a_very_long_word_widens_no_page(
    width: int, new_page: NewPage, addresses: dict[str, str]
) -> None:
    page = new_page(width)
    faults = {}
    for name, address in addresses.items():
        page.goto(address)
        page.evaluate(WRITE, [WORD, WRITTEN, FIXED])
        if wide := page.evaluate(TOO_WIDE):
            faults[name] = wide
    assert faults == {}
