"""Finding somebody by what people type: names in every spelling, former names, numbers."""

import pytest
from sqlmodel import Session

from access import Role, User
from queries.caseload.caseload import caseload
from queries.caseload.filters import Filters
from queries.dossier.search import found_dossiers, is_identifier
from tests.builders import TODAY, a_caseworker, a_dossier


def found(session: Session, by: User, typed: str) -> list[str]:
    """The names that a text finds, as they stand in the list."""
    return [each.name for each in found_dossiers(session, typed, seen_by=by).dossiers]


@pytest.mark.parametrize(
    ("given_names", "family_name", "typed"),
    [
        ("Selamawit", "Tesfay", "Tesfay, S."),
        ("Selamawit", "Tesfay", "tesfay, selamawit"),
        ("Selamawit", "Tesfay", "S. Tesfay"),
        ("\u0639\u0644\u06cc", "\u06a9\u0631\u06cc\u0645\u06cc", "\u0639\u0644\u064a \u0643\u0631\u064a\u0645\u064a"),
        ("\u0639\u0644\u064a", "\u0643\u0631\u064a\u0645\u064a", "\u0639\u0644\u06cc \u06a9\u0631\u06cc\u0645\u06cc"),
        ("\u0623\u062d\u0645\u062f", "\u0622\u0644", "\u0627\u062d\u0645\u062f \u0627\u0644"),
        ("\u0633\u0645\u064a\u0631\u0629", "", "\u0633\u0645\u064a\u0631\u0647"),
        ("Łukasz", "Đorđević", "lukasz dordevic"),
        ("Lukasz", "Dordevic", "ŁUKASZ ĐORĐEVIĆ"),
        ("Işık", "Yıldırım", "isik yildirim"),
        ("Jørgen", "Weiß", "jorgen weiss"),
        ("\u200fAmina\u200e", "Haile", "amina"),
    ],
)
def test_a_name_is_found_in_any_spelling(session: Session, given_names: str, family_name: str, typed: str) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names=given_names, family_name=family_name)

    assert len(found(session, sanne, typed)) == 1


@pytest.mark.parametrize("typed", ["Tesfay, K.", "tesfay karim", "A. Selam", ".", ","])
def test_another_name_is_not_found(session: Session, typed: str) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names="Selamawit", family_name="Tesfay")

    assert found(session, sanne, typed) == []


@pytest.mark.parametrize("typed", ["kovaltsjoek", "Oksana Kovaltsjoek", "Kovaltsjoek, O."])
def test_a_former_name_is_found(session: Session, typed: str) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, given_names="Oksana", family_name="Berg", former_names="Kovaltsjoek")
    a_dossier(session, sanne, given_names="Olena", family_name="Berg")

    assert found(session, sanne, typed) == ["Berg, Oksana"]


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("2712000001", True),
        ("V2712000001", True),
        ("271.200.0001", True),
        ("2712000002", False),
        ("06 12 34 56 78", True),
        ("0612345678", True),
        ("+31 6 12345678", True),
        ("0031612345678", True),
        ("06-12345679", False),
    ],
)
def test_a_number_is_found_however_it_is_written(session: Session, typed: str, finds: bool) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, phone="06-12345678", v_number="2712000001")

    assert bool(found(session, sanne, typed)) is finds
    rows = caseload(session, seen_by=sanne, on=TODAY, filters=Filters(zoeken=typed)).rows
    assert bool(rows) is finds
    assert is_identifier(typed)


@pytest.mark.parametrize("typed", ["amina", "2026-0012", "Tesfay, S.", "12", ""])
def test_a_name_or_dossier_number_may_stand_in_an_address(typed: str) -> None:
    assert not is_identifier(typed)


@pytest.mark.parametrize("typed", ["2712000001", "0612345678", "kovaltsjoek"])
def test_who_sees_no_particulars_finds_nobody_by_them(session: Session, typed: str) -> None:
    sanne = a_caseworker(session)
    docent = a_caseworker(session, role=Role.DOCENT, username="docent")
    a_dossier(session, sanne, phone="0612345678", v_number="2712000001", former_names="Kovaltsjoek")

    assert found(session, docent, typed) == []


def test_a_list_is_in_the_order_of_the_family_name_without_its_tussenvoegsel(session: Session) -> None:
    sanne = a_caseworker(session)
    for given, prefix, family in (("Anna", "van den", "Berg"), ("Bilal", "", "Aydın"), ("Anna", "", "Zaher")):
        a_dossier(session, sanne, given_names=given, surname_prefix=prefix, family_name=family)

    assert found(session, sanne, "a") == ["Aydın, Bilal", "Berg, van den, Anna", "Zaher, Anna"]
    assert found(session, sanne, "van den berg") == ["Berg, van den, Anna"]
    assert found(session, sanne, "Berg, van den") == ["Berg, van den, Anna"]
