"""Who is this? The rule that registration by hand, lists and joining share."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dossier.identity import (
    FactAgreement,
    Identity,
    IdentityFact,
    IdentityVerdict,
    Known,
    KnownPeople,
    birth_dates,
    compared,
    is_certain,
    verdict,
)
from rules.dossier.likeness import ALIKE, likeness
from rules.dossier.v_number import is_v_number, v_number_form
from rules.law.birth_date import BirthDate

ALI = Identity(name="mohammed ali", birth_date=BirthDate(1990, 1, 1), v_number="2712000001", bsn="111222333")


def judged(**other: object) -> IdentityVerdict:
    """Whether somebody is Mohammed Ali, who differs from him in these facts."""
    return verdict(compared(ALI, replace(ALI, **other)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"name": "ali mohammed"},
        {"name": "mohammed-ali"},
        {"v_number": ""},
        {"v_number": "", "bsn": ""},
        {"birth_date": None},
        {"bsn": "", "birth_date": None},
    ],
)
def test_agreement_on_all_that_is_known_is_the_same_person(other: dict[str, object]) -> None:
    assert judged(**other) is IdentityVerdict.SAME


@pytest.mark.parametrize(
    "other",
    [
        {"v_number": "2799999999"},
        {"bsn": "123456782"},
        {"v_number": "2799999999", "bsn": "123456782"},
        {"v_number": "2799999999", "bsn": ""},
        {"name": "mohamed aly"},
        {"name": "zoe jansen"},
        {"name": "zoe jansen", "birth_date": BirthDate(1960, 3, 3), "bsn": ""},
        {"birth_date": BirthDate(1990, 1, 2)},
        {"birth_date": BirthDate(1971, 5, 9)},
        {"v_number": "", "bsn": "", "birth_date": None},
        {"v_number": "", "bsn": "", "birth_date": BirthDate(1990, 10, 1)},
        {"v_number": "", "bsn": "", "name": "mohamad aly"},
    ],
)
def test_a_disagreement_beside_an_agreement_is_a_question(other: dict[str, object]) -> None:
    assert judged(**other) is IdentityVerdict.ASK


@pytest.mark.parametrize(
    "other",
    [
        {"v_number": "", "bsn": "", "name": "saba tekle"},
        {"v_number": "", "bsn": "", "birth_date": BirthDate(1971, 5, 9)},
        {"v_number": "2799999999", "bsn": "", "birth_date": BirthDate(1990, 1, 2)},
        {"v_number": "2799999999", "bsn": "123456782", "name": "saba tekle"},
    ],
)
def test_who_shares_nothing_that_tells_people_apart_is_somebody_else(other: dict[str, object]) -> None:
    assert judged(**other) is IdentityVerdict.OTHER


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (BirthDate(1990, 5, 4), BirthDate(1990, 5, 4), FactAgreement.SAME),
        (BirthDate(1990, 5, 4), BirthDate(1990, 4, 5), FactAgreement.ALIKE),
        (BirthDate(1990, 5, 4), BirthDate(1990, 5, 14), FactAgreement.ALIKE),
        (BirthDate(1990, 5, 4), BirthDate(1980, 5, 4), FactAgreement.ALIKE),
        (BirthDate(1990, 5, 4), BirthDate(1980, 5, 14), FactAgreement.DIFFERENT),
        (BirthDate(1990, 5, 4), None, FactAgreement.UNKNOWN),
        (BirthDate(1990, 5, 4), BirthDate(), FactAgreement.UNKNOWN),
        (BirthDate(), BirthDate(), FactAgreement.UNKNOWN),
        (BirthDate(1990), BirthDate(1990), FactAgreement.SAME),
        (BirthDate(1990, 5, 4), BirthDate(1990), FactAgreement.PARTLY),
        (BirthDate(1990, 5), BirthDate(1990), FactAgreement.PARTLY),
        (BirthDate(1990, 5, 4), BirthDate(1991), FactAgreement.DIFFERENT),
        (BirthDate(1990, 5), BirthDate(1990, 6), FactAgreement.DIFFERENT),
    ],
)
def test_birth_dates_compare(one: BirthDate, other: BirthDate | None, agreement: FactAgreement) -> None:
    assert birth_dates(one, other) is birth_dates(other, one) is agreement


@pytest.mark.parametrize(
    ("here", "typed", "is_asked"),
    [
        (BirthDate(1990, 5, 4), BirthDate(1990), True),
        (BirthDate(1990), BirthDate(1990, 5, 4), True),
        (BirthDate(1990, 5), BirthDate(1990), True),
        (BirthDate(1990, 5, 4), BirthDate(1991), False),
    ],
)
def test_a_birth_date_of_which_less_is_known_makes_a_name_that_looks_alike_a_question(
    here: BirthDate, typed: BirthDate, is_asked: bool
) -> None:
    people = KnownPeople([Known(key="here", identity=Identity(name="mohammed ali", birth_date=here))])

    matches = people.matches(Identity(name="mohamed aly", birth_date=typed))

    assert [each.verdict for each in matches] == ([IdentityVerdict.ASK] if is_asked else [])


def test_two_hits_are_a_question_however_well_they_agree() -> None:
    people = KnownPeople([Known(key="first", identity=ALI), Known(key="second", identity=ALI)])

    found = people.matches(ALI)

    assert [each.verdict for each in found] == [IdentityVerdict.SAME, IdentityVerdict.SAME]
    assert not is_certain(found)
    assert is_certain(people.matches(ALI, but="first"))


def test_who_shares_a_number_comes_before_who_only_looks_alike() -> None:
    alike = Identity(name="mohammed ali", birth_date=BirthDate(1990, 1, 1))
    same_number = Identity(name="m a", v_number=ALI.v_number)

    found = KnownPeople([Known(key="alike", identity=alike), Known(key="number", identity=same_number)]).matches(ALI)

    assert [each.key for each in found] == ["number", "alike"]
    assert found[0].same_number is IdentityFact.V_NUMBER
    assert found[1].same_number is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("amina haile", "haile amina"),
        ("mohammed al-sayed", "mohamad alsayed"),
        ("mohammed haddad", "muhamad hadad"),
        ("youssef khalil", "yusuf halil"),
        ("fatima", "fatima nuur warsame"),
        ("yonas tesfay", "jonas tesfai"),
        ("شيراز الخليل", "الخليل شيراز"),
    ],
)
def test_spellings_of_one_name_look_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize("other", ["saba tekle", "mohammed hassan", "ali", "مريم حسن", ""])
def test_other_names_do_not_look_alike(other: str) -> None:
    assert likeness("mohammed al-sayed", other) < ALIKE


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) in (0, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "2712000001",
        '="2712000001"',
        "V2712000001",
        "v 2712000001",
        "271.200.0001",
        "2712 000 001",
        "2712\u00a0000\u202f001",
        "2712-000‑001",
        "\u200e2712000001\u200f",
        "٢٧١٢٠٠٠٠٠١",
        "２７１２０００００１",
        "2712000001.0",
    ],
)
def test_a_v_number_has_one_form(typed: str) -> None:
    assert v_number_form(typed) == "2712000001"
    assert is_v_number(v_number_form(typed))


def test_the_zero_in_front_that_excel_leaves_out_comes_back() -> None:
    assert v_number_form("712000001") == v_number_form("V0712000001") == "0712000001"


@pytest.mark.parametrize(("typed", "form"), [("", ""), (" – ", ""), ("onbekend", "onbekend"), ("2.7E+09", "2.7E+09")])
def test_what_is_no_v_number_is_given_back_and_nobody_is_known_by_it(typed: str, form: str) -> None:
    assert v_number_form(typed) == form
    assert not is_v_number(form)


@given(st.text(max_size=30))
def test_the_form_of_a_v_number_is_its_own_form(typed: str) -> None:
    assert v_number_form(v_number_form(typed)) == v_number_form(typed)
