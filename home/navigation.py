"""The menus of header and footer, made from the page tree of a language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, get_page_models

from content.querysets import open_pages
from taxonomy.languages import everyday_language


@dataclass(frozen=True)
class MenuLink:
    """A link of a menu; `kinds` names the kinds of pages that it is the list of.

    `line` says in a few words what the list offers; `purpose` is that of a standard page.
    """

    title: str
    url: str
    icon: str = ""
    current: bool = False
    meta: str = ""
    kinds: tuple[str, ...] = ()
    line: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class FooterColumn:
    title: str
    links: list[MenuLink]
    languages: bool = False


@dataclass
class Navigation:
    """What header and footer show in one language."""

    home_url: str
    items: list[MenuLink] = field(default_factory=list)
    service: list[MenuLink] = field(default_factory=list)
    footer: list[FooterColumn] = field(default_factory=list)
    lists: dict[str, MenuLink] = field(default_factory=dict)
    standard: dict[str, MenuLink] = field(default_factory=dict)

    @property
    def related(self) -> list[MenuLink]:
        """The lists with a line of facts each, for those who found no page."""
        projects = replace(self.items[0], meta=_("On a map and as a list"))
        lists = [replace(link, meta=link.line) for link in self.list_links]
        return [projects, *(lists or chosen(self.standard, "about"))]

    @property
    def list_links(self) -> list[MenuLink]:
        """The lists, each once."""
        return list(dict.fromkeys(self.lists.values()))


def menu_pages(request: HttpRequest, language: str) -> list[MenuLink]:
    """Return the lists and standard pages of a language in the order of the tree, in one query."""
    lists = {model: model.lists for model in get_page_models() if getattr(model, "lists", ())}
    pages = (
        open_pages(Page.objects.filter(locale__language_code=language, depth=3))
        .annotate(purpose=F("standardpage__purpose"))
        .filter(Q(purpose__gt="") | Page.objects.all().type_q(*lists))
        .defer_streamfields()
        .order_by("path")
    )
    links = []
    for page in pages:
        url = page.get_url(request) or f"/{language}/"
        model = page.specific_class
        links.append(
            MenuLink(
                page.title,
                url,
                current=request.path.startswith(url),
                kinds=lists.get(model, ()),
                purpose=page.purpose or "",
                line=str(getattr(model, "list_line", "")),
            )
        )
    return links


def navigation(request: HttpRequest, language: str, search_url: str) -> Navigation:
    """Return the menus for a request; a page that a language lacks is left out."""
    pages = menu_pages(request, language)
    lists = [page for page in pages if page.kinds]
    standard = {page.purpose: page for page in reversed(pages) if page.purpose}
    home_url = f"/{language}/"
    with override(language):
        projects = projects_link(request, language)
        search = link(request, _("Search"), search_url)
        feedback = link(request, _("Give feedback"), reverse("feedback"))
        content = [projects, *lists]
        access = with_icon(standard, "sign-language")
        more = [*content, *everyday_links(request, language)]
        return Navigation(
            home_url=home_url,
            items=[*content, *chosen(standard, "about"), search],
            service=access,
            footer=[
                FooterColumn(_("Contents"), more),
                FooterColumn(
                    _("Access"), [*access, *chosen(standard, "accessibility")], languages=True
                ),
                FooterColumn(_("Contact"), [feedback, *chosen(standard, "imprint", "privacy")]),
            ],
            lists={kind: page for page in lists for kind in page.kinds},
            standard=standard,
        )


def everyday_links(request: HttpRequest, language: str) -> list[MenuLink]:
    """Return the lists that are no pages of the tree; easy language has none of them."""
    if everyday_language(language).code != language:
        return []
    return [
        link(request, _("Who adopted what?"), reverse("reuse")),
        link(request, _("What does it cost?"), reverse("costs")),
        link(request, _("Offers of the federal government and the states"), reverse("offers")),
        link(request, _("Glossary"), reverse("glossary")),
    ]


def projects_link(request: HttpRequest, language: str) -> MenuLink:
    """Return the link to the model projects, which easy language leads to in everyday language."""
    everyday = everyday_language(language).code
    if language != everyday:
        title = _("Model projects (everyday language)")
        with override(everyday):
            return link(request, title, reverse("model_projects"))
    return link(request, _("Model projects"), reverse("model_projects"))


def link(request: HttpRequest, title: str, url: str) -> MenuLink:
    """Return a link that knows whether the request is for it."""
    return MenuLink(title, url, current=request.path.startswith(url))


def chosen(pages: dict[str, MenuLink], *names: str) -> list[MenuLink]:
    """Return the pages of these names that exist."""
    return [pages[name] for name in names if name in pages]


def with_icon(pages: dict[str, MenuLink], name: str) -> list[MenuLink]:
    """Return the page of this name, if it exists, with its icon."""
    return [MenuLink(page.title, page.url, name) for page in chosen(pages, name)]
