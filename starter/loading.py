"""Loads a folder of the content form, part by part: each once, and again when its file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from accounts.models import User
from starter.actions import LoadPart
from starter.digests import digest
from starter.form.media import load_media
from starter.form.pages import Section
from starter.form.problems import Problems
from starter.form.reading import Content, read_content
from starter.form.references import References
from starter.models import StarterRecord
from starter.parts import Part
from starter.solutions import load_solution
from starter.storing import read_values, store_family
from starter.tree import (
    entrust_shared_models,
    entrust_shared_pages,
    load_team,
    make_pages,
    open_site,
)
from taxonomy.vocabularies import read_once

STARTER_FOLDER = Path(__file__).resolve().parent / "content"


class Loading:
    """Loads the parts of a folder; `origin` tells its pages from those of other folders."""

    def __init__(self, folder: Path, origin: str = "") -> None:
        self.folder = folder
        self.origin = origin
        self.references = References()
        self.checked = False
        self.content: Content = read_content(folder)
        places = self.content.sections.items()
        self.references.places = {path: f"{origin}{section.key}" for path, section in places}

    def parts(self) -> Iterator[Part]:
        """Yield each part, in the order in which they need each other."""
        places = digest([path for path, _section in self.content.in_order()])
        yield Part("places of pages", partial(make_pages, self.content, self.origin), places)
        yield Part("site", partial(open_site, self.content.portal))
        for record in self.content.teams:
            yield Part(f"team {record.get('code')}", partial(load_team, record), digest(record))
        yield from self.media_parts()
        for record in self.content.solutions:
            load = partial(load_solution, record, self.references)
            yield Part(f"solution {record.get('id')}", load, digest(record))
        for name, sections in self.content.families():
            load = partial(self.load_family, sections)
            yield Part(f"page {name}", load, digest(self.content.records[name]))
        yield Part("shared pages", entrust_shared_pages)
        yield Part("shared models", entrust_shared_models)

    def media_parts(self) -> Iterator[Part]:
        """Yield the parts of images and documents."""
        for kind, records in self.content.media.items():
            yield Part(kind, partial(self.load_media, kind), digest(records))

    def load_media(self, kind: str) -> None:
        """Make the media of a kind that are not there yet."""
        problems = self.content.problems
        load_media(kind, self.content.media[kind], self.folder, self.references, problems)
        problems.raise_any()

    def check_pages(self) -> None:
        """Raise ContentError with all that is wrong in any page, before one is changed."""
        problems = Problems()
        for _name, sections in self.content.families():
            read_values(sections, self.references, problems)
        problems.raise_any()

    def load_family(self, sections: list[Section]) -> None:
        """Publish a page in its languages, or renew it."""
        with read_once():
            if not self.checked:
                self.check_pages()
                self.checked = True
            store_family(self.origin, sections, self.references)

    def run(
        self, parts: Iterator[Part], say: Callable[[str], None], user: User | None = None
    ) -> int:
        """Load what was not loaded before, or is said otherwise now; return how many parts."""
        done = dict(StarterRecord.objects.values_list("key", "digest"))
        loaded = 0
        for part in parts:
            key = f"{self.origin}{part.key}"
            # What was loaded before texts were remembered is nobody's to renew.
            if key in done and done[key] in ("", part.digest):
                continue
            LoadPart(key, part.load, part.digest, user=user).execute()
            self.references.forget()
            loaded += 1
            say(f"  {part.key}")
        return loaded
