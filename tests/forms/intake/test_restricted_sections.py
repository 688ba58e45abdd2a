"""Drawers: each answer lies in one, and what is shut is not asked, not shown and not counted."""

import pytest

from forms.engine.flow import missing_for_law, progress, visible
from forms.engine.library import questionnaire, versions
from forms.engine.schema import Questionnaire
from forms.intake.restricted_sections import (
    GUARDED,
    TITLES,
    all_drawers,
    drawer_of,
    drawers,
    drawers_in,
    drawers_of,
    home,
    is_current,
    part,
    shut_questions,
    title_of,
    without,
)

ASKED = Questionnaire.model_validate(
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


def test_a_drawer_is_a_domein_or_holds_what_is_sensitive_elsewhere() -> None:
    found = drawers(ASKED)

    assert {name: each.sensitive for name, each in found.items()} == {
        "gezin": False,
        "gevoelig": True,
        "gezondheid": True,
        "werk": False,
    }
    assert found["gevoelig"].title == "Gevoelige vragen"
    assert (drawers_in(ASKED, "gezin"), home(ASKED, "gevoelig")) == (["gezin", "gevoelig"], "gezin")


def test_what_follows_from_a_shut_question_is_shut_too() -> None:
    assert shut_questions(ASKED, {"gezondheid"}) == {"moe", "rust", "pauze"}
    assert shut_questions(ASKED, ()) == frozenset()


def test_the_part_that_is_left_knows_nothing_of_what_is_shut() -> None:
    left = without(ASKED, shut_questions(ASKED, {"gezondheid", "gevoelig"}))

    assert [each.id for each in left.questions] == ["kinderen", "beroep"]
    assert [each.id for each in left.sections] == ["gezin", "werk"]
    assert [each.id for each in visible(left, {})] == ["kinderen", "beroep"]
    assert set(progress(left, {})) == {"gezin", "werk"}
    assert missing_for_law(left, {}) == {}
    with pytest.raises(KeyError):
        left.question("moe")
    assert ASKED.question("moe").id == "moe"


def test_when_everything_is_shut_nothing_is_left() -> None:
    left = without(ASKED, shut_questions(ASKED, set(drawers(ASKED))))

    assert (left.questions, left.sections) == ((), ())


@pytest.mark.parametrize("version", versions(GUARDED))
def test_every_question_of_every_version_lies_in_a_drawer_with_a_title(version: str) -> None:
    asked = questionnaire(GUARDED, version)
    known = drawers_of(version)

    for each in asked.questions:
        drawer = drawer_of(version, each.id)
        assert drawer == known[drawer.id]
        assert drawer.sensitive or not asked.is_sensitive(each.id), f"{each.id} is sensitive in an ordinary drawer"
        assert drawer.id in TITLES or drawer.id in {section.id for section in asked.sections}
    assert all(home(asked, name) for name in known)


@pytest.mark.parametrize("version", versions(GUARDED))
def test_no_ordinary_question_is_asked_because_of_a_sensitive_answer(version: str) -> None:
    sensitive = frozenset(each.id for each in drawers_of(version).values() if each.sensitive)

    _, gone = part(version, sensitive)

    assert {drawer_of(version, each).id for each in gone} == sensitive


def test_all_drawers_are_those_of_the_newest_version_and_then_what_only_older_ones_had() -> None:
    current = [is_current(each) for each in all_drawers()]

    assert current == sorted(current, reverse=True)
    assert {each.id for each in all_drawers()} == {
        name for version in versions(GUARDED) for name in drawers_of(version)
    }
    assert (title_of("schulden"), title_of("bestaat_niet")) == ("Schulden", "bestaat_niet")
