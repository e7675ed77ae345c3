"""Presentation never makes a migration; structure does (ADR 0005)."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from content.stream_field import StreamField


def field(label: str, *, required: bool = True, choice: str = "One") -> StreamField:
    """Return a field with presentation options at three depths."""
    inner = blocks.StructBlock(
        [
            ("text", blocks.CharBlock(label=label, help_text=label, required=required)),
            ("kind", blocks.ChoiceBlock(choices=[("one", choice)], label=label)),
        ],
        icon=label,
        label=label,
    )
    return StreamField([("list", blocks.ListBlock(inner, label=label))], verbose_name="Body")


def structure(stream: StreamField) -> Any:
    return stream.deconstruct()[2:]


def test_labels_icons_and_help_texts_at_any_depth_make_no_migration() -> None:
    assert structure(field("a")) == structure(field("b"))


def test_labels_of_choices_make_no_migration() -> None:
    assert structure(field("a", choice="One")) == structure(field("a", choice="Eins"))


def test_a_change_of_structure_makes_a_migration() -> None:
    assert structure(field("a")) != structure(field("a", required=False))


def test_the_structure_of_a_migration_builds_the_field_again() -> None:
    _name, _path, args, kwargs = field("a").deconstruct()
    rebuilt = StreamField(*args, **kwargs)
    assert list(rebuilt.stream_block.child_blocks) == ["list"]
