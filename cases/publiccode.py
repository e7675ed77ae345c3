"""Reads publiccode.yml, the description of public software (https://yml.publiccode.tools)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

import yaml
from django.utils.translation import gettext as _

from cases.models.solutions import SPDX_EXPRESSION
from taxonomy.languages import languages, main_code
from taxonomy.multilingual import MultilingualText

# All versions that were published, from 0.1 to 0.7; the last part may be left out, as in “0.4”.
VERSION = re.compile(r"0(\.[1-7](\.\d+)?)?")
WEB = re.compile(r"(https?|git)://\S+")
LONGEST_FILE = 200_000
LONGEST_ADDRESS = 500
# Of the categories of Unicode: control characters, and half pairs that YAML writes as escapes.
UNPRINTED = ("Cc", "Cs")


class PublicCodeError(Exception):
    """A file that cannot be used; `problems` name each key and what is expected there."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class PublicCode:
    """What the portal keeps of a file; `used_by` only tells editors whom to ask for a source."""

    names: MultilingualText
    summaries: MultilingualText
    repository: str
    website: str
    software_licence: str
    used_by: list[str] = field(default_factory=list)


class Reader:
    """Takes values by key, and notes what is wrong."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.problems: list[str] = []

    def wrong(self, key: str, expected: str) -> None:
        self.problems.append(f"{key}: {expected}")

    def text(self, key: str, *, longest: int, required: bool = False) -> str:
        """Return the text at a key such as “legal.license”; empty where it is missing or wrong."""
        value: Any = self.data
        for step in key.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if value is None and not required:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, _("a text is expected"))
            return ""
        value = " ".join(value.split())
        if len(value) > longest:
            self.wrong(key, _("is longer than %(number)d characters") % {"number": longest})
            return ""
        return value

    def address(self, key: str, *, required: bool = False) -> str:
        """Return a web address."""
        value = self.text(key, longest=LONGEST_ADDRESS, required=required)
        if value and not WEB.fullmatch(value):
            self.wrong(key, _("a web address is expected"))
            return ""
        return value

    def described(self, name: str) -> tuple[MultilingualText, MultilingualText]:
        """Return names and short descriptions in the languages that the portal has."""
        texts = self.data.get("description")
        known = [code for code in languages() if isinstance(texts, dict) and code in texts]
        names, summaries = MultilingualText(), MultilingualText()
        if not isinstance(texts, dict) or not texts:
            self.wrong("description", _("a description in at least one language is expected"))
        for code in known:
            short = self.text(f"description.{code}.shortDescription", longest=300)
            own = self.text(f"description.{code}.localisedName", longest=160)
            names[code] = own or name
            if short:
                summaries[code] = short
        names.setdefault(main_code(), name)
        return names, summaries


def read_publiccode(text: str) -> PublicCode:
    """Return what a file says; PublicCodeError names each key that is wrong."""
    reader = Reader(parsed(text))
    version = reader.data.get("publiccodeYmlVersion")
    if version is None or not VERSION.fullmatch(str(version)):
        expected = _("a published version of the standard is expected, such as 0.4: %(found)s")
        reader.wrong("publiccodeYmlVersion", expected % {"found": version})
    name = reader.text("name", longest=160, required=True)
    names, summaries = reader.described(name)
    licence = reader.text("legal.license", longest=120, required=True)
    if licence and not re.match(SPDX_EXPRESSION, licence):
        reader.wrong("legal.license", _("a name of SPDX is expected, such as EUPL-1.2"))
    code = PublicCode(
        names=names,
        summaries=summaries,
        repository=reader.address("url", required=True),
        website=reader.address("landingURL"),
        software_licence=licence,
        used_by=users_of(reader),
    )
    if reader.problems:
        raise PublicCodeError(reader.problems)
    return code


def users_of(reader: Reader) -> list[str]:
    """Return who uses the software, as the file says it."""
    used = reader.data.get("usedBy")
    if used is None:
        return []
    if not isinstance(used, list) or not all(isinstance(each, str) for each in used):
        reader.wrong("usedBy", _("a list of names is expected"))
        return []
    return used


def parsed(text: str) -> dict[str, Any]:
    """Return the keys of a file; PublicCodeError names the line where it is not YAML."""
    if len(text) > LONGEST_FILE:
        raise PublicCodeError([_("The file is larger than 200 KB.")])
    try:
        data = printable(yaml.load(text, Loader=PlainLoader))  # noqa: S506  # a stricter safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = _("Line %(line)d is not YAML: %(problem)s")
        raise PublicCodeError([problem % {"line": line, "problem": error.problem}]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise PublicCodeError([_("This is not YAML.")]) from error
    if not isinstance(data, dict):
        raise PublicCodeError([_("Keys with values are expected, such as “name: …”.")])
    return data


def printable(value: Any) -> Any:
    """Return what was read without control characters and half pairs, which nothing can keep."""
    if isinstance(value, str):
        return "".join(sign for sign in value if sign.isspace() or category(sign) not in UNPRINTED)
    if isinstance(value, dict):
        return {printable(key): printable(each) for key, each in value.items()}
    return [printable(each) for each in value] if isinstance(value, list) else value


class PlainLoader(yaml.SafeLoader):
    """Refuses references, with which a small file can hold huge values."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Return the next node."""
        if self.check_event(yaml.AliasEvent):
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="references", problem_mark=mark)
        return super().compose_node(parent, index)
