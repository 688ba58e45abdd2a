"""Restricted sections: each answer is in one, and a closed section is not asked, shown or counted."""

import pytest

from forms.engine.flow import missing_for_law, progress, visible
from forms.engine.library import questionnaire, versions
from forms.engine.schema import Questionnaire
from forms.intake.restricted_sections import (
    GUARDED,
    TITLES,
    all_restricted_sections,
    home,
    is_current,
    part,
    restricted_section_of,
    restricted_sections_by_id,
    restricted_sections_in,
    restricted_sections_of,
    shut_questions,
    title_of,
    without,
)

QUESTIONNAIRE = Questionnaire.model_validate(
    {
        "name": "brede_intake",
        "version": "2026-01",
        "title": "Brede intake",
        "sections": [
            {
                "id": "gezin",
                "title": "Gezin",
                "questions": [
                    {"id": "kinderen", "type": "yes_no", "text": "Heeft u kinderen?"},
                    {"id": "zwanger", "type": "yes_no", "text": "Bent u zwanger?", "sensitive": True},
                ],
            },
            {
                "id": "gezondheid",
                "title": "Gezondheid",
                "sensitive": True,
                "questions": [
                    {
                        "id": "moe",
                        "type": "yes_no",
                        "text": "Bent u vaak moe?",
                        "legal": "vve",
                        "required_for_law": True,
                    }
                ],
            },
            {
                "id": "werk",
                "title": "Werk",
                "questions": [
                    {"id": "beroep", "type": "text", "text": "Wat was uw werk?"},
                    {"id": "rust", "type": "text", "text": "Welke rust?", "when": {"question": "moe", "is": "ja"}},
                    {"id": "pauze", "type": "text", "text": "Hoe lang?", "when": {"question": "rust", "filled": True}},
                ],
            },
        ],
    }
)


def test_a_restricted_section_is_a_domein_or_holds_sensitive_questions_of_other_domeinen() -> None:
    sections = restricted_sections_by_id(QUESTIONNAIRE)

    assert {name: each.sensitive for name, each in sections.items()} == {
        "gezin": False,
        "gevoelig": True,
        "gezondheid": True,
        "werk": False,
    }
    assert sections["gevoelig"].title == "Gevoelige vragen"
    assert (restricted_sections_in(QUESTIONNAIRE, "gezin"), home(QUESTIONNAIRE, "gevoelig")) == (
        ["gezin", "gevoelig"],
        "gezin",
    )


def test_a_question_that_depends_on_a_closed_question_is_closed_too() -> None:
    assert shut_questions(QUESTIONNAIRE, {"gezondheid"}) == {"moe", "rust", "pauze"}
    assert shut_questions(QUESTIONNAIRE, ()) == frozenset()


def test_the_visible_part_does_not_mention_closed_questions() -> None:
    left = without(QUESTIONNAIRE, shut_questions(QUESTIONNAIRE, {"gezondheid", "gevoelig"}))

    assert [each.id for each in left.questions] == ["kinderen", "beroep"]
    assert [each.id for each in left.sections] == ["gezin", "werk"]
    assert [each.id for each in visible(left, {})] == ["kinderen", "beroep"]
    assert set(progress(left, {})) == {"gezin", "werk"}
    assert missing_for_law(left, {}) == {}
    with pytest.raises(KeyError):
        left.question("moe")
    assert QUESTIONNAIRE.question("moe").id == "moe"


def test_when_every_section_is_closed_no_question_is_left() -> None:
    left = without(QUESTIONNAIRE, shut_questions(QUESTIONNAIRE, set(restricted_sections_by_id(QUESTIONNAIRE))))

    assert (left.questions, left.sections) == ((), ())


@pytest.mark.parametrize("version", versions(GUARDED))
def test_every_question_of_every_version_is_in_a_restricted_section_with_a_title(version: str) -> None:
    questions_asked = questionnaire(GUARDED, version)
    known = restricted_sections_of(version)

    for each in questions_asked.questions:
        restricted_section = restricted_section_of(version, each.id)
        assert restricted_section == known[restricted_section.id]
        assert restricted_section.sensitive or not questions_asked.is_sensitive(each.id), (
            f"{each.id} is sensitive in an ordinary section"
        )
        assert restricted_section.id in TITLES or restricted_section.id in {
            section.id for section in questions_asked.sections
        }
    assert all(home(questions_asked, name) for name in known)


@pytest.mark.parametrize("version", versions(GUARDED))
def test_no_ordinary_question_is_asked_because_of_a_sensitive_answer(version: str) -> None:
    sensitive = frozenset(each.id for each in restricted_sections_of(version).values() if each.sensitive)

    _, gone = part(version, sensitive)

    assert {restricted_section_of(version, each).id for each in gone} == sensitive


def test_restricted_sections_of_the_newest_version_come_first_and_then_those_of_older_versions() -> None:
    current = [is_current(each) for each in all_restricted_sections()]

    assert current == sorted(current, reverse=True)
    assert {each.id for each in all_restricted_sections()} == {
        name for version in versions(GUARDED) for name in restricted_sections_of(version)
    }
    assert (title_of("schulden"), title_of("bestaat_niet")) == ("Schulden", "bestaat_niet")
