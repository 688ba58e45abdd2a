"""Which legal items an intake may leave open, and with which reasons."""

from datetime import date, timedelta

import pytest

from forms.engine.answers import Answer
from forms.engine.library import questionnaire, versions
from forms.engine.schema import LegalItem, Questionnaire
from forms.intake.legal_items import LegalItemGap, open_items, outcome, settles, unsettled

ON = date(2026, 11, 21)
QUESTIONS = Questionnaire.model_validate(
    {
        "name": "brede_intake",
        "version": "2026-01",
        "title": "Brede intake",
        "sections": [
            {
                "id": "taal",
                "title": "Taal",
                "questions": [
                    {
                        "id": "toets",
                        "type": "single",
                        "text": "Hoe staat het met de toets?",
                        "options": [{"id": "te_plannen", "text": "Te plannen"}, {"id": "afgenomen", "text": "Gemaakt"}],
                        "legal": "leerbaarheidstoets",
                        "required_for_law": True,
                        "fact": "lbt_status",
                    },
                    {"id": "vve", "type": "yes_no", "text": "Vve?", "legal": "vve", "required_for_law": True},
                ],
            }
        ],
    }
)


def test_a_test_that_must_still_be_planned_is_not_an_outcome() -> None:
    items = open_items(QUESTIONS, {"toets": Answer("te_plannen"), "vve": Answer("ja")})

    assert {item: [each.id for each in questions] for item, questions in items.items()} == {
        LegalItem.LEERBAARHEIDSTOETS: ["toets"]
    }
    assert open_items(QUESTIONS, {"toets": Answer("afgenomen"), "vve": Answer("ja")}) == {}


@pytest.mark.parametrize(
    ("item", "gap", "enough"),
    [
        (LegalItem.VVE, LegalItemGap("Vader wil er eerst over nadenken."), True),
        (LegalItem.VVE, LegalItemGap("  "), False),
        (LegalItem.VVE, LegalItemGap("", ON + timedelta(days=3)), False),
        (LegalItem.VVE, None, False),
        (LegalItem.LEERBAARHEIDSTOETS, LegalItemGap("", ON), True),
        (LegalItem.LEERBAARHEIDSTOETS, LegalItemGap("Wachtlijst."), False),
        (LegalItem.LEERBAARHEIDSTOETS, LegalItemGap("Wachtlijst.", ON - timedelta(days=1)), False),
    ],
)
def test_the_toets_needs_a_future_day_and_every_other_item_a_reason(
    item: LegalItem, gap: LegalItemGap | None, enough: bool
) -> None:
    assert settles(item, gap, ON) is enough


def test_only_legal_items_without_a_valid_reason_prevent_completion() -> None:
    gaps = {LegalItem.VVE: LegalItemGap("Er is geen jong kind meer thuis.")}

    assert set(unsettled(QUESTIONS, {}, gaps, ON)) == {LegalItem.LEERBAARHEIDSTOETS}


@pytest.mark.parametrize("version", versions("brede_intake"))
def test_every_version_asks_for_what_the_law_wants_to_know_in_the_end(version: str) -> None:
    assert len(outcome(questionnaire("brede_intake", version))) == 2
