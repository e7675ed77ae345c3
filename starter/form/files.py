"""Reads and writes YAML so that people like to read it: texts as blocks, short lists in a line."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import yaml

from starter.form.problems import ContentError

Record = dict[str, Any]
WIDTH = 100
LONGEST_LINE = 88
TEXT, SEQUENCE, MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # built or not
    """Loads plain values; refuses a key that stands there twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Record:
        """Return a mapping whose keys are texts."""
        keys = [key.value for key, _value in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            problem = f"stands there twice: {', '.join(sorted(twice))}"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        mapping: Record = super().construct_mapping(node, deep)
        return {str(key): value for key, value in mapping.items()}


class Dumper(yaml.SafeDumper):
    """Writes long texts as blocks and short rows in one line."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write what stands in two places twice."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)


def write_text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    """Return a text: with its lines as they are, or folded where it is long."""
    style = None
    if text.isdigit():
        style = "'"
    elif "\n" in text:
        style = "|"
    elif len(text) > LONGEST_LINE - 20 and "  " not in text:
        style = ">"
    return dumper.represent_scalar(TEXT, text, style=style)


def write_list(dumper: Dumper, values: list[Any]) -> yaml.SequenceNode:
    """Return a list, in one line where it is short and flat."""
    flat = not any(isinstance(value, list | dict) for value in values)
    return dumper.represent_sequence(SEQUENCE, values, flow_style=flat and is_short(values))


def write_mapping(dumper: Dumper, values: Record) -> yaml.MappingNode:
    """Return a mapping in its order, in one line where it is short and flat."""
    flat = len(values) > 1 and not any(isinstance(each, dict) for each in values.values())
    lists = [each for each in values.values() if isinstance(each, list)]
    flat &= not any(isinstance(each, list | dict) for values in lists for each in values)
    return dumper.represent_mapping(
        MAPPING, values.items(), flow_style=flat and is_short(list(values.items()))
    )


def is_short(values: list[Any]) -> bool:
    """Say whether values fit into one line."""
    text = str(values)
    return len(text) < LONGEST_LINE and "\\n" not in text


Dumper.add_representer(str, write_text)
Dumper.add_representer(list, write_list)
Dumper.add_representer(dict, write_mapping)


def dump(record: Any) -> str:
    """Return a record as YAML; its outermost rows stand each on a line of their own."""
    text = io.StringIO()
    dumper = Dumper(text, allow_unicode=True, sort_keys=False, width=WIDTH)
    dumper.open()
    node = dumper.represent_data(record)
    if isinstance(node, yaml.CollectionNode):
        node.flow_style = False
    dumper.serialize(node)
    dumper.close()
    return text.getvalue()


def load(text: str, name: str) -> Any:
    """Return what YAML says; raises ContentError with the line where it says nothing."""
    try:
        return yaml.load(text, Loader=Loader)  # noqa: S506  # a safe loader, made strict
    except yaml.YAMLError as error:
        raise ContentError(f"{name}: {' '.join(str(error).split())}") from error


def read_file(path: Path, folder: Path) -> Any:
    """Return what a file below a folder says."""
    name = path.relative_to(folder).as_posix()
    try:
        return load(path.read_text(encoding="utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{name}: {error}") from error
