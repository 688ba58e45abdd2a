"""Which answers are allowed, how typed text is read, and how a value is shown in its field."""

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.answers import Answer, Json
from forms.engine.schema import Question, Questionnaire
from forms.engine.typed_input import canonical
from forms.engine.validation import CHECK, format_raw, parse, problem, problems
from rules.problems import Problem, ProblemCode

ON = date(2026, 3, 2)
C = ProblemCode


def a_question(kind: str, **more: Any) -> Question:
    return Question.model_validate({"id": "vraag", "type": kind, "text": "?", **more})


OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
SINGLE = a_question("single", options=OPTIONS)
MULTI = a_question("multi", options=OPTIONS)
DATE = a_question("date")
BIRTH = a_question("date", not_future=True)
TALK = a_question("date", not_past=True)
HOURS = a_question("number", min=0, max=40, decimals=1)
AMOUNT = a_question("number", decimals=2)
WHOLE = a_question("number")
SCALE = a_question("scale", low="slecht", high="goed")
TEXT = a_question("text")
LONG = a_question("long_text")
TABLE = a_question(
    "table",
    row="kind",
    columns=[{"id": "naam", "type": "text", "text": "Naam"}, {"id": "geboren", "type": "date", "text": "Geboren"}],
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        *((each, None) for each in (SINGLE, MULTI, DATE, HOURS, SCALE, TEXT, TABLE)),
        *((each, "") for each in (SINGLE, DATE, HOURS, TEXT)),
        (SINGLE, "a"),
        (MULTI, ["a", "b"]),
        (MULTI, []),
        (a_question("yes_no"), "weet_niet"),
        (a_question("country"), "SY"),
        (a_question("language"), "fa-AF"),
        (BIRTH, "2026-03-02"),
        (TALK, "2026-03-02"),
        (HOURS, "40"),
        (HOURS, "0.5"),
        (SCALE, 1),
        (SCALE, 5),
        (TEXT, "ሰላም 👩‍👧 مرحبا\u200f"),
        (LONG, "regel\n\tregel"),
        (TABLE, [{"row": "r1", "naam": "Ama", "geboren": "2020-02-29"}, {"row": "r2"}]),
    ],
)
def test_right_value_has_no_problem(question: Question, value: Json) -> None:
    assert problem(question, value, ON) is None


@pytest.mark.parametrize(
    ("question", "value", "code", "details"),
    [
        (SINGLE, "z", C.NOT_IN_LIST, {"given": "z"}),
        (SINGLE, ["a"], C.NOT_OF_TYPE, {}),
        (MULTI, ["a", "z"], C.NOT_IN_LIST, {"given": "z"}),
        (MULTI, ["a", "a"], C.NOT_OF_TYPE, {}),
        (MULTI, "a", C.NOT_OF_TYPE, {}),
        (a_question("yes_no"), "misschien", C.NOT_IN_LIST, {"given": "misschien"}),
        (a_question("country"), "XX", C.NOT_IN_LIST, {"given": "XX"}),
        (a_question("language"), "Dari", C.NOT_IN_LIST, {"given": "Dari"}),
        (DATE, "2026-02-30", C.NOT_A_DATE, {}),
        (DATE, "20260202", C.NOT_A_DATE, {}),
        (DATE, 2026, C.NOT_A_DATE, {}),
        (DATE, "1899-12-31", C.YEAR_OUT_OF_BOUNDS, {"min": 1900, "max": 2100}),
        (BIRTH, "2026-03-03", C.IN_FUTURE, {}),
        (TALK, "2026-03-01", C.IN_PAST, {}),
        (HOURS, "-1", C.TOO_LOW, {"min": "0"}),
        (HOURS, "40.1", C.TOO_HIGH, {"max": "40"}),
        (HOURS, "1.25", C.TOO_MANY_DECIMALS, {"decimals": 1}),
        (HOURS, "NaN", C.NOT_A_NUMBER, {}),
        (HOURS, "1e3", C.NOT_A_NUMBER, {}),
        (HOURS, 12, C.NOT_A_NUMBER, {}),
        (SCALE, 0, C.OUT_OF_SCALE, {}),
        (SCALE, 6, C.OUT_OF_SCALE, {}),
        (SCALE, "3", C.NOT_OF_TYPE, {}),
        (SCALE, True, C.NOT_OF_TYPE, {}),
        (TEXT, "x" * 501, C.TOO_LONG, {"max": 500, "length": 501}),
        (LONG, "x" * 20_001, C.TOO_LONG, {"max": 20_000, "length": 20_001}),
        (TEXT, "nul\x00", C.UNREADABLE, {}),
        (TEXT, "half \ud83d", C.UNREADABLE, {}),
        (TEXT, 3, C.NOT_OF_TYPE, {}),
        (TABLE, {"row": "r1"}, C.NOT_OF_TYPE, {}),
        (TABLE, [{"row": str(n)} for n in range(51)], C.TOO_MANY_ROWS, {"max": 50, "rows": 51}),
    ],
)
def test_wrong_value_is_named(question: Question, value: Json, code: ProblemCode, details: dict[str, Any]) -> None:
    assert problem(question, value, ON) == Problem("vraag", code, details=details)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["r1"], Problem("vraag", C.NOT_OF_TYPE, 1)),
        ([{"naam": "zonder id"}], Problem("vraag", C.NOT_OF_TYPE, 1)),
        ([{"row": "r1", "kleur": "rood"}], Problem("vraag", C.WRONG_COLUMN, 1, {"given": "kleur"})),
        ([{"row": "r1"}, {"row": "r2", "geboren": "ooit"}], Problem("vraag", C.NOT_A_DATE, 2, {"column": "geboren"})),
    ],
)
def test_a_wrong_row_is_named_by_its_number(rows: Json, wrong: Problem) -> None:
    assert problem(TABLE, rows, ON) == wrong


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
ONE_OF_EACH = [SINGLE, MULTI, a_question("yes_no"), BIRTH, HOURS, SCALE, TEXT, LONG, TABLE]
ONE_OF_EACH += [a_question("country"), a_question("language"), a_question("birth_date")]


def test_every_type_has_a_check() -> None:
    assert {question.type for question in ONE_OF_EACH} == set(CHECK)


@given(st.sampled_from(ONE_OF_EACH), ANYTHING)
def test_no_value_makes_the_check_fail(question: Question, value: Any) -> None:
    problem(question, value, ON)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1-9-1990", "1990-09-01"),
        ("01-09-1990", "1990-09-01"),
        ("01091990", "1990-09-01"),
        ("1/9/1990", "1990-09-01"),
        ("1.9.1990", "1990-09-01"),
        ("1 9 1990", "1990-09-01"),
        ("1 - 9 - 1990", "1990-09-01"),
        ("1990-09-01", "1990-09-01"),
        (" 1 september 1990 ", "1990-09-01"),
        ("1 Sept. 1990", "1990-09-01"),
        ("3 mrt 2020", "2020-03-03"),
        ("29-02-2024", "2024-02-29"),
        ("٠١-٠٩-١٩٩٠", "1990-09-01"),
        ("", None),
        ("   ", None),
    ],
)
def test_date_is_read_as_people_write_it(raw: str, value: str | None) -> None:
    assert parse(BIRTH, raw, ON) == value


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1/9/90", C.TWO_DIGIT_YEAR),
        ("010990", C.TWO_DIGIT_YEAR),
        ("1 september 90", C.TWO_DIGIT_YEAR),
        ("31-02-2020", C.IMPOSSIBLE_DATE),
        ("29-02-2023", C.IMPOSSIBLE_DATE),
        ("1-13-2020", C.IMPOSSIBLE_DATE),
        ("0-1-2020", C.IMPOSSIBLE_DATE),
        ("2020-02-31", C.IMPOSSIBLE_DATE),
        ("1-1-0000", C.YEAR_OUT_OF_BOUNDS),
        ("1-1-1899", C.YEAR_OUT_OF_BOUNDS),
        ("1-1-2101", C.YEAR_OUT_OF_BOUNDS),
        ("3-3-2026", C.IN_FUTURE),
        ("1-9-990", C.NOT_A_DATE),
        ("1-9-19900", C.NOT_A_DATE),
        ("1 zomer 1990", C.NOT_A_DATE),
        ("1 m 1990", C.NOT_A_DATE),
        ("gisteren", C.NOT_A_DATE),
        ("1990", C.NOT_A_DATE),
    ],
)
def test_wrong_date_is_refused_with_its_own_reason(raw: str, code: ProblemCode) -> None:
    parsed = parse(BIRTH, raw, ON)

    assert isinstance(parsed, Problem)
    assert parsed.code is code


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.250,50", "1250.5"),
        ("1 250,50", "1250.5"),
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("0,25", "0.25"),
        ("0.25", "0.25"),
        ("€ 12,50", "12.5"),
        ("007", "7"),
        ("-0", "0"),
        ("100", "100"),
        ("", None),
    ],
)
def test_number_is_read_with_comma_or_point(raw: str, value: str | None) -> None:
    assert parse(AMOUNT, raw, ON) == value


@pytest.mark.parametrize(
    ("question", "raw", "code"),
    [
        (AMOUNT, "twaalf", C.NOT_A_NUMBER),
        (AMOUNT, "1e5", C.NOT_A_NUMBER),
        (AMOUNT, "NaN", C.NOT_A_NUMBER),
        (AMOUNT, "12,", C.NOT_A_NUMBER),
        (AMOUNT, "1,2,3", C.NOT_A_NUMBER),
        (AMOUNT, "9" * 21, C.NOT_A_NUMBER),
        (AMOUNT, "1,255", C.TOO_MANY_DECIMALS),
        (WHOLE, "1,5", C.TOO_MANY_DECIMALS),
        (HOURS, "41", C.TOO_HIGH),
        (HOURS, "-1", C.TOO_LOW),
    ],
)
def test_wrong_number_is_refused(question: Question, raw: str, code: ProblemCode) -> None:
    parsed = parse(question, raw, ON)

    assert isinstance(parsed, Problem)
    assert parsed.code is code


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  Ama\x00 \x07Mensah ", "Ama Mensah"),
        ("e\u0301e\u0301n", "één"),
        ("regel\r\nregel\tverder", "regel\nregel\tverder"),
        ("👩‍👧 مرحبا", "👩‍👧 مرحبا"),
        ("half\ud83d", "half"),
        (" \n ", None),
    ],
)
def test_text_is_kept_without_what_cannot_be_read(raw: str, value: str | None) -> None:
    assert parse(LONG, raw, ON) == value


def test_text_that_is_too_long_is_refused() -> None:
    assert parse(TEXT, "é" * 501, ON) == Problem("vraag", C.TOO_LONG, details={"max": 500, "length": 501})


def test_chosen_types_are_not_typed() -> None:
    with pytest.raises(KeyError):
        parse(SINGLE, "a", ON)


def test_stored_values_are_shown_in_the_box_as_people_write_them() -> None:
    assert format_raw(DATE, "1990-09-01") == "01-09-1990"
    assert format_raw(AMOUNT, "12.5") == "12,5"
    assert format_raw(TEXT, "Ama") == "Ama"
    assert format_raw(DATE, None) == ""
    assert format_raw(DATE, "ooit") == "ooit"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_is_unchanged_after_showing_and_reading_it(day: date) -> None:
    assert parse(DATE, format_raw(DATE, day.isoformat()), ON) == day.isoformat()


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["-", "/", ".", " "]))
def test_every_way_to_write_a_date_gives_the_same_day(day: date, between: str) -> None:
    assert parse(DATE, f"{day.day}{between}{day.month}{between}{day.year}", ON) == day.isoformat()
    assert parse(DATE, f"{day:%d%m%Y}", ON) == day.isoformat()


@given(st.decimals(-1_000_000_000, 1_000_000_000, places=2))
def test_every_number_is_unchanged_after_showing_and_reading_it(number: Decimal) -> None:
    stored = canonical(number)

    assert parse(AMOUNT, format_raw(AMOUNT, stored), ON) == stored


@given(st.text(max_size=400))
def test_text_that_was_read_once_does_not_change_when_read_again(raw: str) -> None:
    once = parse(LONG, raw, ON)

    assert not isinstance(once, Problem)
    assert parse(LONG, format_raw(LONG, once), ON) == once
    assert once is None or (isinstance(once, str) and unicodedata.is_normalized("NFC", once))


@given(st.text(max_size=30), st.sampled_from([BIRTH, HOURS, TEXT, LONG]))
def test_whatever_is_typed_gives_a_right_value_or_a_problem(raw: str, question: Question) -> None:
    parsed = parse(question, raw, ON)

    assert isinstance(parsed, Problem) or problem(question, parsed, ON) is None


def test_problems_lists_visible_questions_only() -> None:
    proef = Questionnaire.model_validate(
        {
            "name": "proef",
            "version": "2026-01",
            "title": "Proef",
            "sections": [
                {
                    "id": "deel",
                    "title": "Deel",
                    "questions": [
                        {"id": "eerste", "type": "yes_no", "text": "?"},
                        {"id": "tweede", "type": "date", "text": "?", "when": {"question": "eerste", "is": "ja"}},
                        {"id": "derde", "type": "number", "text": "?"},
                    ],
                }
            ],
        }
    )
    answers = {"eerste": Answer("nee"), "tweede": Answer("fout"), "derde": Answer("veel")}

    assert problems(proef, answers, ON) == [Problem("derde", C.NOT_A_NUMBER)]
