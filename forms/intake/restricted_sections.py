"""The restricted sections of a questionnaire: each answer belongs to one, and rights are given per restricted section.

Most restricted sections are a domein; a few hold questions of several domeinen, such as those about debts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from forms.engine.library import questionnaire, versions
from forms.engine.schema import SENSITIVE_RESTRICTED_SECTION, Questionnaire, Section

GUARDED = "brede_intake"  # the questionnaire that rights per domein are about; a PIP is one document for all
# The name of each restricted section that is no domein; a test fails when a version uses one without a name.
TITLES: Mapping[str, str] = {SENSITIVE_RESTRICTED_SECTION: "Gevoelige vragen", "schulden": "Schulden"}


@dataclass(frozen=True, slots=True)
class RestrictedSection:
    """One restricted section: its name in the rights, its title, and whether it is closed where it is not needed."""

    id: str
    title: str
    sensitive: bool


def restricted_sections_by_id(questionnaire: Questionnaire) -> dict[str, RestrictedSection]:
    """The restricted sections of one version by their name, in the order of its domeinen."""
    domains = {each.id: each for each in questionnaire.sections}
    by_id: dict[str, RestrictedSection] = {}
    for section in questionnaire.sections:
        by_id.setdefault(section.id, RestrictedSection(section.id, section.title, section.sensitive))
        for question in section.questions:
            name = questionnaire.restricted_section_of(question.id)
            # a domein says it of itself; one sensitive question makes a restricted section of another kind sensitive
            if name not in domains and (name not in by_id or questionnaire.is_sensitive(question.id)):
                sensitive = questionnaire.is_sensitive(question.id)
                by_id[name] = RestrictedSection(name, TITLES.get(name, name.capitalize()), sensitive)
    return by_id


@cache
def restricted_sections_of(version: str) -> Mapping[str, RestrictedSection]:
    """The restricted sections of one published version of the brede intake."""
    return restricted_sections_by_id(questionnaire(GUARDED, version))


@cache
def restricted_section_of(version: str, question_id: str) -> RestrictedSection:
    """The restricted section of one question in one published version of the brede intake. KeyError when it asks no
    such thing.
    """
    return restricted_sections_of(version)[questionnaire(GUARDED, version).restricted_section_of(question_id)]


@cache
def all_restricted_sections() -> tuple[RestrictedSection, ...]:
    """The restricted sections of every version of the brede intake: those of the newest in its order, then what only
    older had.
    """
    by_id: dict[str, RestrictedSection] = {}
    for version in reversed(versions(GUARDED)):
        for each in restricted_sections_of(version).values():
            known = by_id.setdefault(each.id, each)
            if each.sensitive and not known.sensitive:
                by_id[each.id] = RestrictedSection(known.id, known.title, True)
    return tuple(by_id.values())


def is_current(restricted_section: RestrictedSection) -> bool:
    """Whether the newest version still has this restricted section."""
    return restricted_section.id in restricted_sections_of(versions(GUARDED)[-1])


def title_of(restricted_section_id: str) -> str:
    """The title of a restricted section of any version; its name when no version knows it any more."""
    return next(
        (each.title for each in all_restricted_sections() if each.id == restricted_section_id), restricted_section_id
    )


def restricted_sections_in(questionnaire: Questionnaire, section_id: str) -> list[str]:
    """The names of the restricted sections in which the answers of a domein lie, in the order of its questions."""
    return list(
        dict.fromkeys(
            questionnaire.restricted_section_of(each.id) for each in questionnaire.section(section_id).questions
        )
    )


def home(questionnaire: Questionnaire, restricted_section_id: str) -> str:
    """The domein at which a restricted section is opened: its own, or the first with a question of it. KeyError
    without one.
    """
    places = [
        questionnaire.section_of(each.id).id
        for each in questionnaire.questions
        if questionnaire.restricted_section_of(each.id) == restricted_section_id
    ]
    if not places:
        raise KeyError(restricted_section_id)
    return restricted_section_id if restricted_section_id in places else places[0]


def shut_questions(questionnaire: Questionnaire, closed: Collection[str]) -> frozenset[str]:
    """The questions in these restricted sections, and those that are only asked because of an answer in them."""
    gone: set[str] = set()
    for question in questionnaire.questions if closed else ():
        if questionnaire.restricted_section_of(question.id) in closed or (
            question.when and question.when.questions & gone
        ):
            gone.add(question.id)
    return frozenset(gone)


def without(questionnaire: Questionnaire, gone: Collection[str]) -> Questionnaire:
    """The questionnaire without the questions `gone`; a domein without remaining questions is left out."""
    if not gone:
        return questionnaire
    sections: list[Section] = []
    for section in questionnaire.sections:
        questions = tuple(each for each in section.questions if each.id not in gone)
        if questions:
            sections.append(Section.model_construct(**(_fields(section) | {"questions": questions})))
    # built anew and not copied: a copy would keep what the original looked up before
    return Questionnaire.model_construct(**(_fields(questionnaire) | {"sections": tuple(sections)}))


class OpenPart(NamedTuple):
    """A questionnaire without some sections, and the questions that are left out."""

    questionnaire: Questionnaire
    left_out: frozenset[str]


@lru_cache(maxsize=128)
def part(version: str, closed: frozenset[str]) -> OpenPart:
    """A published version of the brede intake without these restricted sections, and the questions that are left
    out.
    """
    whole = questionnaire(GUARDED, version)
    gone = shut_questions(whole, closed)
    return OpenPart(without(whole, gone), gone)


def _fields(of: Section | Questionnaire) -> dict[str, Any]:
    return {name: getattr(of, name) for name in type(of).model_fields}
