"""How days and dates of birth are typed, everywhere alike."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.schema import Question, QuestionType
from forms.engine.typed_input import shown_value, typed_value
from forms.engine.validation import format_raw, parse
from rules.problems import Problem, ProblemCode

BORN = Question.model_validate({"id": "geboren", "type": "birth_date", "text": "Geboren", "not_future": True})
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "raw",
    [
        "17-05-1990", "17/5/1990", "17.05.1990", "17 05 1990", "17051990", "19900517", "1990-05-17", "1990/5/17",
        "17 mei 1990", "17 MEI 1990", "17-mei-1990", "17 May 1990", "١٧-٠٥-١٩٩٠", "۱۷/۰۵/۱۹۹۰", "١٧؍٠٥؍١٩٩٠",
        "17\u00a005\u00a01990", "\u200e17-05-1990\u200f", "17\u201105\u20111990", "17–05–1990",
        "\u202b17-05-1990\u202c",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [QuestionType.DATE, QuestionType.BIRTH_DATE])
def test_a_day_is_read_in_every_way_that_people_type_it(kind: QuestionType, raw: str) -> None:
    assert typed_value(kind, raw) == "1990-05-17"


@pytest.mark.parametrize(
    ("raw", "kept", "as_shown"),
    [
        ("1990", "1990-00-00", "00-00-1990"),
        ("00-00-1990", "1990-00-00", "00-00-1990"),
        ("19900000", "1990-00-00", "00-00-1990"),
        ("1990-00-00", "1990-00-00", "00-00-1990"),
        ("05-1990", "1990-05-00", "00-05-1990"),
        ("5/1990", "1990-05-00", "00-05-1990"),
        ("1990-05", "1990-05-00", "00-05-1990"),
        ("mei 1990", "1990-05-00", "00-05-1990"),
        ("00-05-1990", "1990-05-00", "00-05-1990"),
        ("١٩٩٠", "1990-00-00", "00-00-1990"),
        ("onbekend", "0000-00-00", "00-00-0000"),
        ("Onbekend", "0000-00-00", "00-00-0000"),
        ("00-00-0000", "0000-00-00", "00-00-0000"),
        ("00000000", "0000-00-00", "00-00-0000"),
    ],
)
def test_a_date_of_birth_is_kept_and_shown_as_far_as_it_is_known(raw: str, kept: str, as_shown: str) -> None:
    assert parse(BORN, raw, TODAY) == kept
    assert format_raw(BORN, kept) == as_shown
    assert parse(BORN, as_shown, TODAY) == kept


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("13-07-1370", ProblemCode.OTHER_CALENDAR),  # Persian, 5 October 1991
        ("1370-07-13", ProblemCode.OTHER_CALENDAR),
        ("13700713", ProblemCode.OTHER_CALENDAR),
        ("13071370", ProblemCode.OTHER_CALENDAR),
        ("۱۳/۰۷/۱۳۷۰", ProblemCode.OTHER_CALENDAR),
        ("1370", ProblemCode.OTHER_CALENDAR),
        ("01-01-1411", ProblemCode.OTHER_CALENDAR),  # Islamic
        ("00-00-1370", ProblemCode.OTHER_CALENDAR),
        ("17-05-90", ProblemCode.TWO_DIGIT_YEAR),
        ("31-02-1990", ProblemCode.IMPOSSIBLE_DATE),
        ("17-00-1990", ProblemCode.IMPOSSIBLE_DATE),
        ("13-1990", ProblemCode.IMPOSSIBLE_DATE),
        ("19901301", ProblemCode.IMPOSSIBLE_DATE),
        ("01-01-1870", ProblemCode.YEAR_OUT_OF_BOUNDS),
        ("01-01-0000", ProblemCode.YEAR_OUT_OF_BOUNDS),
        ("2027", ProblemCode.IN_FUTURE),
        ("zomer 1990", ProblemCode.NOT_A_DATE),
        ("30", ProblemCode.NOT_A_DATE),
    ],
)
def test_what_is_no_date_of_birth_is_refused_for_its_reason(raw: str, code: ProblemCode) -> None:
    found = parse(BORN, raw, TODAY)

    assert isinstance(found, Problem)
    assert found.code is code


@pytest.mark.parametrize("raw", ["1990", "05-1990", "onbekend", "00-05-1990", "00-00-0000"])
def test_a_day_of_the_dossier_is_never_partly_known(raw: str) -> None:
    assert isinstance(typed_value(QuestionType.DATE, raw), ProblemCode)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_eight_digits_read_in_one_way_only(day: date) -> None:
    assert typed_value(QuestionType.DATE, f"{day:%d%m%Y}") == day.isoformat()
    assert typed_value(QuestionType.DATE, f"{day:%Y%m%d}") == day.isoformat()


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(raw: str) -> None:
    found = typed_value(QuestionType.BIRTH_DATE, raw)

    assert (
        found is None
        or isinstance(found, ProblemCode)
        or typed_value(QuestionType.BIRTH_DATE, shown_value(QuestionType.BIRTH_DATE, found)) == found
    )
