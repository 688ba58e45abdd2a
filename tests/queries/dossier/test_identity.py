"""Is this person here already? What is shown before a dossier is opened."""

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role, User
from actions.dossier.revise import close_dossier
from models.values.identity import identity_of, perhaps_same
from queries.dossier.identity import PossiblePerson, possible_people
from rules.dossier.identity import FactAgreement, IdentityFact, IdentityVerdict
from rules.law.birth_date import BirthDate
from tests.builders import NOW, TODAY, a_caseworker, a_dossier

BORN = BirthDate(1990, 5, 17)


def found(
    session: Session, by: User, name: str, born: BirthDate | None = BORN, bsn: str | None = None, v_number: str = ""
) -> list[PossiblePerson]:
    """What is shown before a dossier with these facts is opened."""
    given_names, _, family_name = name.partition(" ")
    return possible_people(
        session,
        given_names=given_names,
        family_name=family_name,
        birth_date=born,
        bsn=bsn,
        v_number=v_number,
        seen_by=by,
    )


@pytest.mark.parametrize("new", ["Amina Haile", "amina hailé", "Haile Amina", "HAILE, Amina"])
def test_one_name_in_any_spelling_and_the_same_birth_date_is_the_same_person(session: Session, new: str) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)

    (shown,) = found(session, sanne, new)

    assert (shown.verdict, shown.dossier_id, shown.number, shown.name) == (
        IdentityVerdict.SAME,
        made,
        "2026-0001",
        "Amina Haile",
    )


def test_a_name_in_another_order_is_found_with_a_birth_date_that_was_mistyped(session: Session) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names="Amina Nuur", family_name="Haile")

    (shown,) = found(session, sanne, "Haile Amina Nuur", BirthDate(1990, 5, 11))

    assert (shown.verdict, shown.agreement[IdentityFact.BIRTH_DATE]) == (IdentityVerdict.ASK, FactAgreement.ALIKE)


@pytest.mark.parametrize("new", ["Saba Tekle", "Ali", "مريم حسن"])
def test_somebody_else_born_on_the_same_day_is_not_shown(session: Session, new: str) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne)

    assert found(session, sanne, new) == []


def test_a_number_that_is_the_same_is_shown_whatever_the_name(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, bsn="111222333", v_number="V2712000001")

    for shown in (
        found(session, sanne, "Zoë Jansen", BirthDate(1970, 1, 1), bsn="111222333"),
        found(session, sanne, "Zoë Jansen", None, v_number="2712000001"),
    ):
        assert [(each.dossier_id, each.verdict, bool(each.same_number)) for each in shown] == [
            (made, IdentityVerdict.ASK, True)
        ]


def test_a_closed_dossier_is_shown_too(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    close_dossier(session, dossier_id=made, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    assert [each.is_open for each in found(session, sanne, "Amina Haile")] == [False]


def test_of_a_dossier_that_one_may_not_see_only_what_agrees_is_told(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    a_dossier(session, karim, v_number="2712000001")

    (shown,) = found(session, sanne, "Amina Haile")

    assert (shown.dossier_id, shown.number, shown.name, shown.birth_date, shown.v_number) == (None, "", "", None, "")
    assert found(session, a_caseworker(session, role=Role.COORDINATOR), "Amina Haile")[0].name == "Amina Haile"


def test_another_gemeente_is_never_told_anything(session: Session) -> None:
    a_dossier(session, a_caseworker(session), bsn="111222333")

    assert found(session, a_caseworker(session, gemeente="Zeedorp"), "Amina Haile", BORN, "111222333") == []


def test_the_most_alike_come_first_and_at_most_five(session: Session) -> None:
    sanne = a_caseworker(session)
    for name in ("Amena", "Aminah", "Amina", "Ameena", "Amyna", "Amminna"):
        a_dossier(session, sanne, given_names=name)

    shown = found(session, sanne, "Amina Haile")

    assert shown[0].name == "Amina Haile"
    assert len(shown) == 5


# SQLite only: PostgreSQL reads a table this small in whatever way it likes.
@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_the_look_up_uses_the_indexes(session: Session) -> None:
    sanne = a_caseworker(session)
    wanted = identity_of("Amina", "Haile", BORN, "2712000001", "ab12")
    (statement,) = perhaps_same(sanne.gemeente_id, [wanted])
    written = statement.compile(session.get_bind(), compile_kwargs={"literal_binds": True})

    plan = session.connection().execute(sa.text(f"EXPLAIN QUERY PLAN {written}"))

    assert not any("SCAN" in row.detail for row in plan)
