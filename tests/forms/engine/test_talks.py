"""Talks: which values are allowed, how long lies between them, and which answers must be confirmed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from forms.engine.answers import Answer, Mark, Source, is_hearsay
from forms.engine.stored_answer import StoredAnswer, needs_check
from forms.engine.talks import LONGEST_NOTE, Attendee, Interpreter, Talk, TalkFacts, TalkKind, gap, problems
from rules.problems import ProblemCode
from tests.builders import codes

TODAY = date(2026, 11, 21)
MARCH, JULY = date(2026, 3, 3), date(2026, 7, 5)


def facts(**overrides: Any) -> TalkFacts:
    usual: dict[str, Any] = {"held_on": TODAY, "kind": "deel_a", "place": "azc"}
    return TalkFacts(**(usual | overrides))


def a_talk(kind: TalkKind, held_on: date, **more: Any) -> Talk:
    at = datetime(held_on.year, held_on.month, held_on.day, 9, tzinfo=UTC)
    return Talk(id=uuid4(), kind=kind, held_on=held_on, **({"created_at": at} | more))


def test_a_talk_with_date_kind_and_place_may_be_kept() -> None:
    assert problems(facts(), on=TODAY) == ()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"held_on": None}, ("held_on", ProblemCode.MISSING)),
        ({"held_on": date(1989, 12, 31)}, ("held_on", ProblemCode.TOO_EARLY)),
        ({"held_on": TODAY + timedelta(days=367)}, ("held_on", ProblemCode.TOO_FAR)),
        ({"kind": ""}, ("kind", ProblemCode.MISSING)),
        ({"kind": "praatje"}, ("kind", ProblemCode.NOT_IN_LIST)),
        ({"place": ""}, ("place", ProblemCode.MISSING)),
        ({"attendees": ("inburgeraar", "burgemeester")}, ("attendees", ProblemCode.NOT_IN_LIST)),
        ({"language": "klingon"}, ("language", ProblemCode.NOT_IN_LIST)),
        ({"interpreter": "buurman"}, ("interpreter", ProblemCode.NOT_IN_LIST)),
        ({"interpreter_note": "a" * 501}, ("interpreter_note", ProblemCode.TOO_LONG)),
        ({"minutes": 0}, ("minutes", ProblemCode.OUT_OF_BOUNDS)),
        ({"minutes": 601}, ("minutes", ProblemCode.OUT_OF_BOUNDS)),
        ({"note": "a" * (LONGEST_NOTE + 1)}, ("note", ProblemCode.TOO_LONG)),
    ],
)
def test_a_mistake_is_named_with_its_field(fields: dict[str, Any], problem: tuple[str, str]) -> None:
    assert codes(problems(facts(**fields), on=TODAY)) == (problem,)


def test_a_talk_may_be_planned_within_a_year() -> None:
    assert problems(facts(held_on=TODAY + timedelta(days=300)), on=TODAY) == ()


def test_the_people_present_are_stored_once_and_in_a_fixed_order() -> None:
    there = facts(attendees=("tolk", "inburgeraar", "tolk"), note=" x \n").cleaned()

    assert (there.attendees, there.note) == (("inburgeraar", "tolk"), "x")


@pytest.mark.parametrize(
    ("fields", "company"),
    [
        ({"attendees": (Attendee.INBURGERAAR, Attendee.PARTNER)}, True),
        ({"interpreter": Interpreter.FAMILIELID}, True),
        ({"attendees": (Attendee.INBURGERAAR, Attendee.TOLK)}, False),
    ],
)
def test_a_partner_or_a_relative_who_interprets_is_company(fields: dict[str, Any], company: bool) -> None:
    assert facts(**fields).company is company


A, B = a_talk(TalkKind.DEEL_A, MARCH), a_talk(TalkKind.DEEL_B, JULY)


@pytest.mark.parametrize(
    ("talks", "contacts", "interval"),
    [
        ([A, B], [date(2026, 2, 1), MARCH, date(2026, 4, 1), date(2026, 6, 9), JULY], (4, 2, True)),
        ([A], [date(2026, 4, 1), TODAY - timedelta(days=1)], (8, 2, False)),
        ([B], [], None),
        ([], [], None),
        ([A, a_talk(TalkKind.DEEL_B, date(2026, 4, 2))], [], None),
        ([A, a_talk(TalkKind.DEEL_B, JULY, removed=True)], [], (8, 0, False)),
        ([A, a_talk(TalkKind.DEEL_B, date(2026, 12, 24))], [], (8, 0, False)),
        ([A, a_talk(TalkKind.DEEL_A, date(2026, 5, 1)), B], [], (2, 0, True)),
    ],
)
def test_the_months_between_deel_a_and_deel_b_are_counted_with_the_contacts(
    talks: list[Talk], contacts: list[date], interval: tuple[int, int, bool] | None
) -> None:
    between = gap(talks, contacts, on=TODAY)

    assert (between and (between.months, between.contacts, between.until is not None)) == interval


ANSWER = Answer("ja", None, Source.INBURGERAAR)
MORNING = datetime(2026, 7, 5, 8, tzinfo=UTC)
BEFORE = datetime(2026, 7, 4, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stored_answer", "now", "asks"),
    [
        (StoredAnswer(ANSWER, 1, at=BEFORE, talk=A), B, True),
        (StoredAnswer(ANSWER, 1, at=BEFORE, talk=A), a_talk(TalkKind.VERVOLG, JULY), True),
        (StoredAnswer(ANSWER, 1, at=BEFORE, talk=A), a_talk(TalkKind.DRIEGESPREK, JULY), False),
        (StoredAnswer(ANSWER, 1, at=BEFORE, talk=A), None, False),
        (StoredAnswer(ANSWER, 1, at=MORNING, talk=B), B, False),
        (StoredAnswer(ANSWER, 1, at=BEFORE), B, True),
        (StoredAnswer(ANSWER, 1, at=MORNING), B, False),
        (StoredAnswer(ANSWER, 2, at=BEFORE, talk=A, checked=B), B, False),
        (StoredAnswer(ANSWER, 2, at=BEFORE, talk=A, checked=B), a_talk(TalkKind.VERVOLG, TODAY), True),
        (StoredAnswer(ANSWER, 3, at=BEFORE, talk=A, checked=B, ask_again=True), B, True),
        (StoredAnswer(ANSWER, 2, at=MORNING, talk=B, ask_again=True), B, True),
        (StoredAnswer(Answer(mark=Mark.WIL_NIET_ZEGGEN), 1, at=BEFORE, talk=A), B, True),
        (StoredAnswer(Answer(mark=Mark.NIET_BESPROKEN), 1, at=BEFORE, talk=A), B, False),
        (StoredAnswer(Answer(), 2, at=BEFORE, talk=A), B, False),
    ],
)
def test_deel_b_asks_to_confirm_earlier_answers(stored_answer: StoredAnswer, now: Talk | None, asks: bool) -> None:
    assert needs_check(stored_answer, now) is asks


def test_of_two_talks_on_one_day_the_one_written_down_first_came_first() -> None:
    later = a_talk(TalkKind.VERVOLG, JULY, created_at=B.created_at + timedelta(hours=2))

    assert needs_check(StoredAnswer(ANSWER, 1, at=MORNING, talk=B), later)
    assert not later.before(B)


@pytest.mark.parametrize("source", Source)
def test_an_answer_given_by_somebody_else_counts_as_hearsay(source: Source) -> None:
    own = {Source.INBURGERAAR, Source.OBSERVATIE, Source.TOETS, Source.PPSV}

    assert is_hearsay(source) is (source not in own)
    assert not is_hearsay(None)
