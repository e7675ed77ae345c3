"""What the catalogue knows of case studies and model projects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy
from wagtail.query import PageQuerySet

from cases.answers import Answer
from cases.costs.figures import COSTS, stored_figures
from cases.facets import (
    ADOPTIONS,
    CASE_FACETS,
    CASE_LIST_FACETS,
    COHORT,
    DOCUMENTED,
    PROJECT_FIELD,
    PROJECT_SIZE,
    documented,
)
from cases.map.reuse import reuse_lookups, reuse_of
from cases.models import (
    Adoption,
    CaseStudyPage,
    ModelProject,
    ModelProjectMember,
    Solution,
    SolutionOrigin,
)
from cases.models.model_projects import PROJECT_LANGUAGES
from cases.schema import FIELDS, QUESTIONS
from cases.schema.facts import all_facts, told
from cases.signals import projects_imported, solutions_imported
from cases.towns.facts import PLACE
from catalogue.facets import LAND, token
from catalogue.models import Entry
from catalogue.sources import SHORT, Dependency, EntrySource, PageEntries
from catalogue.texts import PART_ENDS, plain
from content.kinds import KindLabels
from taxonomy.geography import Point
from taxonomy.languages import main_code
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.signals import units_imported

FACET_TERMS = [field.key for field in FIELDS.values() if field.facet and not field.is_fact]
FACET_VOCABULARIES = {field.vocabulary for field in FIELDS.values() if field.facet}


class CaseEntries(PageEntries):
    collection = "case-studies"
    about = _("Digital solutions of municipalities, and how far the three questions are answered.")
    exported_columns = (*QUESTIONS, "places", "adopted_by")
    detail_names: ClassVar = tuple(key for key, field in FIELDS.items() if field.is_fact)
    facets: ClassVar = CASE_FACETS
    list_facets: ClassVar = CASE_LIST_FACETS
    imports: ClassVar = (units_imported, solutions_imported)
    related: ClassVar = ("municipalities__parent", "fields_of_action")

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """Names of terms and places that cards show."""
        return (
            Dependency(Term, self.with_term),
            Dependency(AdministrativeUnit, lambda unit: self.keys_with(municipalities=unit)),
            Dependency(SizeClass, lambda _size: self.keys()),
            Dependency(
                AdministrativeUnit,
                lambda unit: self.keys_with(applied_solution__adoptions__unit=unit),
            ),
            Dependency(Solution, lambda solution: self.keys_with(applied_solution=solution)),
            Dependency(SolutionOrigin, lambda origin: self.of_solution(origin.solution_id)),
            Dependency(Adoption, lambda adoption: self.of_solution(adoption.solution_id)),
        )

    def with_term(self, term: Term) -> Iterable[int]:
        """Return the primary keys of the case studies that may have a term among their facets."""
        if term.vocabulary in FACET_VOCABULARIES:
            return self.keys()
        return self.keys_with(fields_of_action=term)

    def of_solution(self, key: int) -> Iterable[int]:
        """Return the primary keys of the case studies that apply a solution."""
        return self.keys_with(applied_solution=key)

    def keys_with(self, **condition: Any) -> Iterable[int]:
        """Return the primary keys of the case studies that something holds for."""
        rows = self.model._default_manager.filter(**condition)
        return list(rows.values_list("pk", flat=True).distinct())

    def pages(self, keys: Sequence[int]) -> PageQuerySet:
        """Fetch their solutions too, with all adoptions at once."""
        pages = super().pages(keys).select_related("applied_solution__origin_project", *FACET_TERMS)
        return pages.prefetch_related(*reuse_lookups())

    def entry(self, page: CaseStudyPage, shared: Any) -> Entry:
        """Add who adopted its solution or takes part."""
        entry = super().entry(page, shared)
        texts = [f"{plain(each.place)} {plain(str(each.what))}" for each in page.relations]
        entry.body = PART_ENDS.join([entry.body, *texts])
        if entry.card[COSTS]:
            entry.facets.append(token(COSTS, "yes"))
        return entry

    def details(self, page: CaseStudyPage) -> dict[str, Any]:
        """Return the facts of the schema that are known."""
        return {key: told(fact) for key, fact in all_facts(page).items() if fact.is_known}

    def numbers(self, page: CaseStudyPage) -> dict[str, int]:
        """Return how often it was adopted, and how many details have sources."""
        return {
            ADOPTIONS: len(page.adoptions),
            DOCUMENTED: documented(page.answers.values()),
        }

    def point(self, page: CaseStudyPage) -> Point | None:
        """Return the place of the first municipality that has one."""
        return next((unit.point for unit in page.municipalities.all() if unit.point), None)

    def tokens(self, thing: CaseStudyPage) -> list[str]:
        """Return the facets, and by which project and places a case study can be found."""
        own = [unit.key for unit in thing.municipalities.all()]
        places = dict.fromkeys([*own, *unit_keys(thing.relations)])
        tokens = [*super().tokens(thing), *(token(PLACE, key) for key in places)]
        if thing.applied_solution:
            tokens.append(token("solution", thing.applied_solution.slug))
        return [*tokens, token("project", str(thing.project_id))] if thing.project_id else tokens

    def exported(self, entry: Entry) -> dict[str, Any]:
        """Return how far each question is answered, the places, and who adopted the solution."""
        answers = entry.card["answers"]
        return {
            **{str(part): Answer(**answers[part]).state for part in QUESTIONS},
            "places": places_in(entry.card),
            "adopted_by": entry.card["reused_by"],
        }

    def card(self, page: CaseStudyPage, shared: Any) -> dict[str, Any]:
        """Return answers, places and reuse."""
        answers = page.answers
        solution = page.applied_solution
        return {
            "fields": [term.label for term in page.fields_in_order],
            "answers": {name: asdict(answer) for name, answer in answers.items()},
            "reused_by": [adoption.place for adoption in page.adoptions],
            "involved": [adoption.place for adoption in page.participations],
            "adopter_keys": unit_keys(page.adoptions),
            "project": page.project_id,
            "origin_project": solution.origin_project_id if solution else None,
            "towns": [[unit.label, unit.population] for unit in page.municipalities.all()],
            "places_shown": page.places_shown,
            "reuse": reuse_of(page).data,
            COSTS: stored_figures(page),
        }


def places_in(card: Mapping[str, Any]) -> list[str]:
    """Return the places of a case study as readers see them, of an association its name."""
    shown = card.get("places_shown")
    return [shown] if shown else [label for label, _population in card["towns"]]


def unit_keys(adoptions: Iterable[Adoption]) -> list[str]:
    """Return the official keys of places below the Länder, in the order of entry."""
    keys = [adoption.unit.key for adoption in adoptions if adoption.unit]
    return [key for key in keys if len(key) > 2]


class ProjectEntries(EntrySource):
    """Model projects, in each language that tells of them."""

    name = "cases.modelproject"
    kind = "project"
    collection = "model-projects"
    about = _("The federally funded model projects for smart cities with their members.")
    licence = "dl-by-de/2.0"
    attribution = _("Inhabitants and areas: © Statistisches Bundesamt (Destatis)")
    exported_columns = ("name", "population", "population_date", "members")
    prior = SHORT
    labels = KindLabels(
        pgettext_lazy("kind", "Model project"), pgettext_lazy("kind", "Model projects")
    )
    title_language = main_code()
    facets: ClassVar = (LAND, COHORT, PROJECT_SIZE, PROJECT_FIELD)
    imports: ClassVar = (projects_imported, units_imported)

    @property
    def dependencies(self) -> Sequence[Dependency]:
        """The projects themselves, their members, and the bounds of size classes."""
        return (
            Dependency(ModelProject, lambda project: [project.pk]),
            Dependency(CaseStudyPage, lambda case: [case.project_id] if case.project_id else []),
            Dependency(
                Term, lambda term: self.keys() if term.vocabulary == "field_of_action" else ()
            ),
            Dependency(ModelProjectMember, lambda member: [member.project_id]),
            Dependency(SizeClass, lambda _size: self.keys()),
            Dependency(
                AdministrativeUnit,
                lambda unit: unit.model_projects.order_by("pk").values_list("pk", flat=True),
            ),
        )

    def keys(self) -> list[int]:
        """Return the primary keys of all projects."""
        return list(ModelProject.objects.order_by("pk").values_list("pk", flat=True))

    def lock(self, keys: Sequence[int]) -> None:
        rows = ModelProject.objects.filter(pk__in=keys).order_by("pk").select_for_update()
        list(rows.values_list("pk"))

    def entries(self, keys: Sequence[int]) -> list[Entry]:
        sizes = list(SizeClass.objects.all())
        entries = []
        for project in ModelProject.objects.filter(pk__in=keys).with_members().with_themes():
            project.size_class = project.class_among(sizes)
            for code in PROJECT_LANGUAGES:
                with override(code):
                    entries.append(self.entry(project, code))
        return entries

    def entry(self, project: ModelProject, code: str) -> Entry:
        """Return the entry of a project in one language, which is active."""
        title = plain(project.public_title)
        places = dict.fromkeys([project.name, *(unit.label for unit in project.units)])
        summary = plain(project.statement)
        body = plain(", ".join(place for place in places if place not in title))
        return Entry(
            source=self.name,
            object_id=project.pk,
            locale=code,
            kind=self.kind,
            title=title,
            summary=summary,
            body=body,
            url=project.get_absolute_url(),
            facets=[*self.tokens(project), *(token(PLACE, unit.key) for unit in project.units)],
            card=self.card(project),
            sort_key=project.sort_key,
            longitude=project.point.longitude if project.point else None,
            latitude=project.point.latitude if project.point else None,
            read_on=project.statement_read_on,
        )

    def exported(self, entry: Entry) -> dict[str, Any]:
        """Return who carries the project: name, inhabitants, official keys of the members."""
        card = entry.card
        return {
            "name": card["name"],
            "population": card["population"],
            "population_date": card["population_date"],
            "members": [key for key, _point in card["members"]],
        }

    def card(self, project: ModelProject) -> dict[str, Any]:
        """Return what list and map show of a project."""
        day = project.population_date
        return {
            "name": project.name,
            "slug": project.slug,
            "cohort": project.cohort,
            "population": project.population,
            "population_date": day.isoformat() if day else None,
            "is_region": project.is_region,
            "point": stored_point(project.point),
            "members": [[unit.key, stored_point(unit.point)] for unit in project.units],
        }


def stored_point(point: Point | None) -> list[float] | None:
    """Return a point as the catalogue stores it."""
    return list(point) if point else None
