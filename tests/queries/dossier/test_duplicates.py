"""Is this person here already?"""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from access import Role, User
from models.values.search_names import ALIKE, likeness, search_name
from queries.dossier.duplicates import Duplicate, possible_duplicates
from tests.builders import a_caseworker, a_dossier

BORN = date(1990, 5, 17)


def duplicates_of(
    session: Session, by: User, name: str, born: date | None = BORN, bsn: str | None = None
) -> list[Duplicate]:
    """What is shown before a dossier with this name is opened."""
    given_names, _, family_name = name.partition(" ")
    return possible_duplicates(
        session, given_names=given_names, family_name=family_name, birth_date=born, bsn=bsn, seen_by=by
    )


@pytest.mark.parametrize(
    ("here", "new"),
    [
        ("Amina Haile", "Amina Haile"),
        ("Amina Haile", "amina hailé"),
        ("Amina Haile", "Haile Amina"),
        ("Mohammed Al-Sayed", "Mohamad Alsayed"),
        ("Mohammed Haddad", "Muhamad Hadad"),
        ("Youssef Khalil", "Yusuf Halil"),
        ("Fatima", "Fatima Nuur Warsame"),
        ("Yonas Tesfay", "Jonas Tesfai"),
        ("شيراز الخليل", "الخليل شيراز"),
    ],
)
def test_a_name_that_looks_alike_and_the_same_birth_date_are_shown(session: Session, here: str, new: str) -> None:
    sanne = a_caseworker(session)
    given_names, _, family_name = here.partition(" ")
    made = a_dossier(session, sanne, given_names=given_names, family_name=family_name)

    assert duplicates_of(session, sanne, new) == [
        Duplicate(same_bsn=False, dossier_id=made, number="2026-0001", name=here)
    ]


@pytest.mark.parametrize("new", ["Saba Tekle", "Mohammed Hassan", "Ali", "مريم حسن"])
def test_somebody_else_born_on_the_same_day_is_not_shown(session: Session, new: str) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names="Mohammed", family_name="Al-Sayed")

    assert duplicates_of(session, sanne, new) == []


def test_another_birth_date_is_another_person_unless_the_bsn_is_the_same(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, bsn="111222333")

    assert duplicates_of(session, sanne, "Amina Haile", date(1990, 5, 18)) == []
    assert [each.same_bsn for each in duplicates_of(session, sanne, "Zoë Jansen", date(1970, 1, 1), "111222333")] == [
        True
    ]
    assert duplicates_of(session, sanne, "Zoë Jansen", None, "111222333")[0].dossier_id == made
    assert duplicates_of(session, sanne, "Amina Haile", None) == []


def test_of_a_dossier_that_one_may_not_see_only_its_existence_is_shown(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    a_dossier(session, karim)

    assert duplicates_of(session, sanne, "Amina Haile") == [Duplicate(same_bsn=False)]
    assert duplicates_of(session, a_caseworker(session, role=Role.COORDINATOR), "Amina Haile")[0].name == "Amina Haile"


def test_another_gemeente_never_sees_a_duplicate(session: Session) -> None:
    a_dossier(session, a_caseworker(session), bsn="111222333")

    assert duplicates_of(session, a_caseworker(session, gemeente="Zeedorp"), "Amina Haile", BORN, "111222333") == []


def test_the_most_alike_come_first_and_at_most_five(session: Session) -> None:
    sanne = a_caseworker(session)
    for name in ("Amena", "Aminah", "Amina", "Ameena", "Amyna", "Amminna"):
        a_dossier(session, sanne, given_names=name)

    shown = duplicates_of(session, sanne, "Amina Haile")

    assert shown[0].name == "Amina Haile"
    assert len(shown) == 5


# SQLite only: PostgreSQL reads a table this small in whatever way it likes.
@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_the_search_for_duplicates_uses_the_indexes(session: Session) -> None:
    sanne = a_caseworker(session)
    plan = session.connection().execute(
        sa.text(
            "EXPLAIN QUERY PLAN SELECT id FROM dossier WHERE gemeente_id = :g AND (birth_date = :b OR bsn_hash = :n)"
        ),
        {"g": sanne.gemeente_id.hex, "b": "1990-05-17", "n": "ab12"},
    )

    assert not any("SCAN" in row.detail for row in plan)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_in_both_directions(one: str, other: str) -> None:
    first, second = search_name(one, ""), search_name(other, "")

    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, first) in (0, 1)


def test_names_without_a_letter_are_like_no_name() -> None:
    assert likeness("", "amina") == likeness("!!", "!!") == 0 < ALIKE
