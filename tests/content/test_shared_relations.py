"""What a page is related to is the same in all its languages, also after a change."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, get_page_models
from wagtail_localize.models import Translation, TranslationSource

from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case, make_guidance
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db


def relations_of(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.many_to_many]


def some_of(model: type[Page], name: str) -> list[Model]:
    related: Any = model._meta.get_field(name).related_model
    if related is Term:
        vocabulary = model._meta.get_field(name).get_limit_choices_to()["vocabulary"]
        return [
            Term.objects.create(
                vocabulary=vocabulary,
                code=f"{name}-{Term.objects.count()}",
                labels=MultilingualText(de=f"Wort {i}"),
            )
            for i in range(2)
        ]
    return list(AdministrativeUnit.objects.filter(level="land")[:2])


def test_every_relation_of_a_page_is_one_that_a_revision_holds() -> None:
    for model in get_page_models():
        if model is Page:
            continue
        for name in relations_of(model):
            assert isinstance(model._meta.get_field(name), ParentalManyToManyField), name
        rows = [relation.related_model for relation in get_all_child_relations(model)]
        assert {row.__module__.partition(".")[0] for row in rows} <= {"wagtail"}, model


@pytest.mark.parametrize("make", [make_case, make_guidance])
def test_a_changed_relation_reaches_the_translation_also_when_emptied(
    portal: Portal, make: Any
) -> None:
    page = make(portal.area("bund"))
    names = relations_of(type(page))
    assert names
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    translation.save_target(publish=False)
    for kept in (2, 1, 0):
        for name in names:
            setattr(page, name, some_of(type(page), name)[:kept] if kept else [])
        page.save_revision().publish()
        source.update_from_db()
        translation.save_target(publish=False)
        target = translation.get_target_instance()
        revision = target.get_latest_revision_as_object()
        for name in names:
            original = set(getattr(page, name).all())
            assert len(original) == kept
            assert set(getattr(target, name).all()) == original, name
            assert set(getattr(revision, name).all()) == original, name
