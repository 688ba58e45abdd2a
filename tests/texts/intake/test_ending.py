"""The words for how an intake ends."""

from collections.abc import Iterable, Mapping

import pytest

from forms.engine.answers import Answer, Mark
from forms.engine.library import latest
from forms.engine.schema import Questionnaire
from forms.intake.legal_items import OUTCOME
from forms.intake.question_usage import Usage
from rules.intake.aandachtspunten import Domain, aandachtspunten
from rules.intake.akkoord import Party
from rules.intake.referral import ReferralStatus, ReferredTo
from rules.law.facts import IntakeFacts
from tests.builders import TODAY
from texts.intake.ending import (
    DOMAINS,
    PARTIES,
    REFERRAL_STATUSES,
    REFERRED_TO,
    WEIGHTS,
    Evidence,
    akkoord_names,
    evidence,
)
from texts.intake.usage import count, share

QUESTIONNAIRE = Questionnaire.model_validate(
    {
        "name": "brede_intake",
        "version": "2026-01",
        "title": "Brede intake",
        "sections": [
            {
                "id": "gezondheid",
                "title": "Gezondheid",
                "questions": [
                    {"id": "praten", "type": "yes_no", "text": "Wilt u praten?"},
                    {"id": "slaap", "type": "scale", "text": "Slaapt u goed?", "low": "slecht", "fact": "sleep"},
                    {
                        "id": "zorgen",
                        "type": "scale",
                        "text": "Heeft u zorgen?",
                        "fact": "stress",
                        "alone": True,
                        "when": {"question": "praten", "is": "ja"},
                    },
                ],
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (DOMAINS, Domain),
        (REFERRED_TO, ReferredTo),
        (REFERRAL_STATUSES, ReferralStatus),
        (PARTIES, Party),
        (WEIGHTS, (1, 2, 3)),
    ],
)
def test_every_member_has_words(words: Mapping[object, str], members: Iterable[object]) -> None:
    assert set(words) == set(members)
    assert all(words.values())


def test_a_point_shows_the_answers_it_rests_on_in_words() -> None:
    (point,) = aandachtspunten(IntakeFacts(sleep=1, stress=5), TODAY)
    answers = {"praten": Answer("ja"), "slaap": Answer(1), "zorgen": Answer(5)}

    assert evidence(QUESTIONNAIRE, answers, point) == [
        Evidence("Slaapt u goed?", "1 van 5 (slecht)", alone=False),
        Evidence("Heeft u zorgen?", "5 van 5", alone=True),
    ]


def test_an_answer_that_is_hidden_or_not_given_is_no_evidence() -> None:
    (point,) = aandachtspunten(IntakeFacts(sleep=1, stress=5), TODAY)

    quotes = evidence(QUESTIONNAIRE, {"slaap": Answer(mark=Mark.WIL_NIET_ZEGGEN), "zorgen": Answer(5)}, point)

    assert quotes == []


def test_the_people_who_agreed_are_shown_in_one_line() -> None:
    parties = [(Party.INBURGERAAR, "Amina Haile"), (Party.REGISSEUR, "Sanne de Boer")]

    assert akkoord_names(parties) == "Amina Haile (inburgeraar), Sanne de Boer (regisseur)"


@pytest.mark.parametrize(
    ("number", "sentence"), [(0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5"), (None, "niet te tellen")]
)
def test_a_number_under_five_is_not_shown(number: int | None, sentence: str) -> None:
    assert count(number) == sentence


@pytest.mark.parametrize(
    ("total", "filled", "unknown", "sentence"),
    [
        (20, 15, 0, "75%"),
        (20, 15, 5, "50%"),
        (20, 0, 0, "nooit"),
        (20, 3, 0, "minder dan 5"),
        (None, 9, 0, "niet te tellen"),
        (None, 0, 0, "nooit"),
        (0, 0, 0, "niet gesteld"),
    ],
)
def test_a_share_shows_no_small_number(total: int | None, filled: int, unknown: int, sentence: str) -> None:
    section = latest("brede_intake").sections[0]
    each = Usage(section.questions[0], section, total, filled, unknown, niet_besproken=0, wil_niet_zeggen=0)

    assert share(each) == sentence


def test_the_outcome_of_the_intake_is_named_in_the_words_of_the_law() -> None:
    assert OUTCOME == ("startpositie", "ontwikkelmogelijkheden")
