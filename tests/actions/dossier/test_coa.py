"""Importing a list from COA: all or nothing, new people get a dossier, known values are not overwritten."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, func, select

import actions.dossier.coa
from access import Role, User
from actions.dossier.coa import (
    BATCH,
    ImportCount,
    after_opening,
    batches,
    import_rows,
    plan_import,
    remember_mapping,
    remembered_mapping,
)
from actions.dossier.revise import close_dossier
from forms.intake.coa import Row
from forms.intake.coa_columns import Target
from forms.intake.coa_rows import Planned, RowChoice, RowFate
from models import AuditRecord, Dossier, Meting
from refusals import Invalid, NotAllowed
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.meanwhile import meanwhile


@pytest.fixture
def karim(session: Session) -> User:
    return a_caseworker(session, role=Role.KANSVERKENNER, name="Karim")


def a_row(number: int = 1, **values: str | date | BirthDate) -> Row:
    usual: dict[str, str | date | BirthDate] = {
        "given_names": "Selam",
        "family_name": "Tesfay",
        "birth_date": BirthDate(1995, 3, 4),
        "v_number": "2712345678",
    }
    return Row(number=number, values={Target(name): value for name, value in (usual | values).items()})


def take_in(
    session: Session, *rows: Row, by: User, choices: Mapping[int, RowChoice] = MappingProxyType({})
) -> tuple[int, int]:
    """How many dossiers taking in these rows opens, and how many it completes."""
    count = import_rows(session, rows, choices, by=by, at=NOW, on=TODAY)
    return len(count.opened), count.completed


def plan(
    session: Session, *rows: Row, by: User, choices: Mapping[int, RowChoice] = MappingProxyType({})
) -> list[Planned]:
    return plan_import(session, rows, choices, by=by, at=NOW, on=TODAY).people


def test_a_new_person_gets_a_dossier_with_what_coa_knows(session: Session, karim: User) -> None:
    row = a_row(country="ER", language="ti", koppeling_on=date(2026, 11, 2), zelfzorg="4", werkervaring="Kapster")

    assert take_in(session, row, by=karim) == (1, 0)

    dossier = session.exec(select(Dossier)).one()
    assert (dossier.v_number, dossier.country, dossier.language) == ("2712345678", "ER", "ti")
    assert dossier.koppeling_on == date(2026, 11, 2)
    assert session.exec(select(func.count()).select_from(Meting)).one() == 1


def test_a_known_person_gets_only_values_for_empty_fields(session: Session, karim: User) -> None:
    a_dossier(
        session,
        karim,
        given_names="Selam",
        family_name="Tesfay",
        birth_date=BirthDate(1995, 3, 4),
        language="ar",
        phone="",
    )

    assert take_in(session, a_row(language="ti", phone="06 12 34 56 78"), by=karim) == (0, 1)

    dossier = session.exec(select(Dossier)).one()
    assert (dossier.language, dossier.phone, dossier.v_number) == ("ar", "06 12 34 56 78", "2712345678")


def test_the_same_list_a_second_time_does_nothing(session: Session, karim: User) -> None:
    row = a_row(language="ti", zelfzorg="4")
    take_in(session, row, by=karim)

    assert take_in(session, row, by=karim) == (0, 0)
    assert session.exec(select(func.count()).select_from(Dossier)).one() == 1
    assert session.exec(select(func.count()).select_from(Meting)).one() == 1


def test_one_wrong_row_stops_the_whole_list(session: Session, karim: User) -> None:
    with pytest.raises(Invalid) as refused:
        take_in(session, a_row(), a_row(2, given_names="Yonas", v_number="1", bsn="123456789"), by=karim)

    assert refused.value.problems == (Problem("bsn", ProblemCode.NOT_A_BSN, 2),)
    assert session.exec(select(Dossier)).all() == []


def test_a_list_that_was_cut_off_is_taken_in_further_by_the_same_list(session: Session, karim: User) -> None:
    first_day = date(1960, 1, 1)
    people = [
        a_row(
            each,
            given_names=f"Naam{each}",
            v_number=f"27{each:08}",
            birth_date=BirthDate.of(first_day + timedelta(each)),
        )
        for each in range(1, BATCH * 2 + 4)
    ]
    first, *_ = batches(people)
    take_in(session, *first, by=karim)

    counts = [take_in(session, *some, by=karim) for some in batches(people)]

    assert counts == [(0, 0), (BATCH, 0), (3, 0)]
    numbers = session.exec(select(Dossier.number).order_by(col(Dossier.number))).all()
    assert len(set(numbers)) == len(people)


def test_initials_and_tussenvoegsel_belong_to_the_name_and_nationality_is_no_country(
    session: Session, karim: User
) -> None:
    row = Row(
        number=2,
        values={
            Target.INITIALS: "S.",
            Target.SURNAME_PREFIX: "van den",
            Target.FAMILY_NAME: "Berg",
            Target.BIRTH_DATE: BirthDate.of(date(1995, 3, 4)),
            Target.NATIONALITY: "ER",
            Target.LOCATION: "Ter Apel",
        },
    )

    take_in(session, row, by=karim)

    dossier = session.exec(select(Dossier)).one()
    assert f"{dossier.given_names} {dossier.family_name}".endswith("Berg")
    assert (dossier.given_names, dossier.country, dossier.coa_location) == ("S.", "", "Ter Apel")
    assert "van den" in dossier.search_name


def test_a_name_that_was_completed_is_found_by_searching(session: Session, karim: User) -> None:
    dossier = a_dossier(session, karim, given_names="", family_name="Tesfay", birth_date=BirthDate(1995, 3, 4))

    take_in(session, a_row(), by=karim, choices={1: RowChoice(same_as=dossier)})

    assert session.exec(select(Dossier.search_name)).one() == "selam tesfay"


def test_two_rows_of_two_people_go_in_one_after_the_other(session: Session, karim: User) -> None:
    first, second = a_row(1, v_number="2712345678"), a_row(2, v_number="2799999999")
    choices = {1: RowChoice(other_rows=frozenset({2}))}

    count = import_rows(session, [first], choices, by=karim, at=NOW, on=TODAY)
    with pytest.raises(Invalid):
        take_in(session, second, by=karim, choices=choices)

    assert take_in(session, second, by=karim, choices=after_opening(choices, count.opened)) == (1, 0)


def test_somebody_who_is_in_the_list_twice_is_named(session: Session, karim: User) -> None:
    with pytest.raises(Invalid) as refused:
        take_in(session, a_row(), a_row(2), by=karim)

    assert refused.value.problems == (Problem("", ProblemCode.TWICE, 2),)


def test_the_dry_run_says_what_will_happen_and_writes_nothing(session: Session, karim: User) -> None:
    a_dossier(
        session, karim, given_names="Selam", family_name="Tesfay", birth_date=BirthDate(1995, 3, 4), language="ar"
    )
    before = session.exec(select(func.count()).select_from(AuditRecord)).one()

    plans, faults = plan_import(
        session, [a_row(language="ti"), a_row(2, given_names="Yonas", v_number="1")], {}, by=karim, at=NOW, on=TODAY
    )

    assert faults == []
    assert (plans[0].fills, plans[0].stays) == ((Target.V_NUMBER,), (Target.LANGUAGE,))
    assert (plans[1].dossier_id, plans[1].fate) == (None, RowFate.NEW)
    assert session.exec(select(func.count()).select_from(AuditRecord)).one() == before


def test_a_dossier_of_a_colleague_is_not_changed_and_nothing_of_it_is_shown(session: Session, karim: User) -> None:
    a_dossier(
        session,
        a_caseworker(session, name="Sanne"),
        given_names="Selam",
        family_name="Tesfay",
        birth_date=BirthDate(1995, 3, 4),
    )

    [found] = plan(session, a_row(), by=karim)

    assert found.fate is RowFate.ELSEWHERE
    assert (found.dossier_id, found.number, found.fields, found.stays) == (None, "", (), ())
    assert take_in(session, a_row(), by=karim) == (0, 0)


def test_the_meaning_of_a_column_heading_is_stored_for_the_gemeente(session: Session, karim: User) -> None:
    remember_mapping(session, columns={"opmerking": "activiteiten"}, by=karim, at=NOW)
    remember_mapping(session, columns={"nr": ""}, by=karim, at=NOW)

    assert remembered_mapping(session, by=karim) == {"opmerking": "activiteiten", "nr": ""}
    assert remembered_mapping(session, by=a_caseworker(session, "Elders")) == {}


@pytest.mark.parametrize("role", [Role.ONDERSTEUNER, Role.BEHEERDER, Role.DOCENT, Role.PARTNER])
def test_who_may_not_import_is_refused(session: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        take_in(session, a_row(), by=a_caseworker(session, role=role))


ALI: dict[str, Any] = {"given_names": "Mohammed", "family_name": "Ali", "birth_date": BirthDate(1990, 1, 1)}


def test_two_people_with_one_name_and_birth_date_and_two_v_numbers_are_asked_about(
    session: Session, karim: User
) -> None:
    take_in(session, a_row(**ALI, v_number="2712000001"), by=karim)
    other = a_row(**ALI, v_number="2799999999", phone="0612345678", zelfzorg="psychische klachten")

    [asked] = plan(session, other, by=karim)
    with pytest.raises(Invalid) as refused:
        take_in(session, other, by=karim)

    assert (asked.fate, asked.is_question, [each.number for each in asked.matches]) == (
        RowFate.ASK,
        True,
        ["2026-0001"],
    )
    assert refused.value.problems == (Problem("", ProblemCode.WHO_IS_THIS, 1),)
    assert session.exec(select(Dossier.phone)).all() == [""]
    assert session.exec(select(Meting)).all() == []


def test_who_is_somebody_else_gets_a_dossier_and_who_is_the_same_only_what_was_empty(
    session: Session, karim: User
) -> None:
    take_in(session, a_row(**ALI, v_number="2712000001"), by=karim)
    first = session.exec(select(Dossier.id)).one()
    other = a_row(**ALI, v_number="2799999999", phone="0612345678")

    somebody_else = {1: RowChoice(not_same_as=frozenset({first}))}
    assert take_in(session, other, by=karim, choices=somebody_else) == (1, 0)
    assert take_in(session, other, by=karim, choices={1: RowChoice(same_as=first)}) == (0, 1)

    rows = session.exec(select(Dossier.v_number, Dossier.phone).order_by(Dossier.number)).all()
    assert rows == [("2712000001", "0612345678"), ("2799999999", "0612345678")]


def test_a_choice_does_not_hold_for_a_dossier_that_a_colleague_made_since(session: Session, karim: User) -> None:
    first = a_dossier(session, karim, **ALI, v_number="2712000001")
    a_dossier(session, karim, **ALI, v_number="2712000002")

    with pytest.raises(Invalid):
        take_in(
            session,
            a_row(**ALI, v_number="2799999999"),
            by=karim,
            choices={1: RowChoice(not_same_as=frozenset({first}))},
        )


def test_one_v_number_on_two_names_in_one_list_names_both_rows_until_one_is_left_out(
    session: Session, karim: User
) -> None:
    one, other = a_row(**ALI), a_row(2, **(ALI | {"given_names": "Mohamed", "family_name": "Aly"}))

    with pytest.raises(Invalid) as refused:
        take_in(session, one, other, by=karim)
    apart = {1: RowChoice(other_rows=frozenset({2}))}

    assert [each.row for each in refused.value.problems] == [1, 2]
    assert [each.fate for each in plan(session, one, other, by=karim, choices=apart)] == [RowFate.ASK] * 2
    assert take_in(session, one, other, by=karim, choices={2: RowChoice(left_out=True)}) == (1, 0)


def test_names_that_look_alike_in_one_list_may_be_two_people(session: Session, karim: User) -> None:
    one = a_row(**ALI, v_number="2712000001")
    other = a_row(2, **(ALI | {"given_names": "Mohamed"}), v_number="2712000002")

    assert [each.fate for each in plan(session, one, other, by=karim)] == [RowFate.ASK] * 2
    assert take_in(session, one, other, by=karim, choices={1: RowChoice(other_rows=frozenset({2}))}) == (2, 0)
    assert take_in(session, one, other, by=karim, choices={number: _apart(session, number) for number in (1, 2)}) == (
        0,
        0,
    )


def _apart(session: Session, number: int) -> RowChoice:
    """The row is of the dossier with its own V-number, and of nobody else."""
    own: UUID = session.exec(select(Dossier.id).where(Dossier.v_number == f"271200000{number}")).one()
    return RowChoice(same_as=own, other_rows=frozenset({3 - number}))


@pytest.mark.parametrize("written", ['="2712345678"', "V2712345678", "271.234.5678", "2712 345 678", "٢٧١٢٣٤٥٦٧٨"])
def test_a_v_number_in_any_spelling_is_the_same_person(session: Session, karim: User, written: str) -> None:
    take_in(session, a_row(), by=karim)

    assert take_in(session, a_row(v_number=written, given_names="Sélam"), by=karim) == (0, 0)
    assert session.exec(select(Dossier.v_number)).all() == ["2712345678"]


def test_somebody_whose_dossier_is_closed_gets_no_second_one(session: Session, karim: User) -> None:
    take_in(session, a_row(), by=karim)
    dossier_id = session.exec(select(Dossier.id)).one()
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=karim, at=NOW, on=TODAY)

    [found] = plan(session, a_row(phone="06"), by=karim)

    assert (found.fate, found.number) == (RowFate.ELSEWHERE, "2026-0001")
    assert take_in(session, a_row(phone="06"), by=karim) == (0, 0)


def test_two_hits_are_a_question_however_well_they_agree(session: Session, karim: User) -> None:
    for _ in range(2):
        a_dossier(session, karim, **ALI)

    [found] = plan(session, a_row(**ALI), by=karim)

    assert (found.fate, len(found.matches)) == (RowFate.ASK, 2)


def test_every_field_of_a_row_is_told_as_it_is_and_as_it_will_be(session: Session, karim: User) -> None:
    a_dossier(
        session, karim, given_names="Selam", family_name="Tesfay", birth_date=BirthDate(1995, 3, 4), language="ar"
    )

    known, new = plan(
        session,
        a_row(language="ti", zelfzorg="4"),
        a_row(2, given_names="Yonas", v_number="271.0000.001", phone="06"),
        by=karim,
    )

    told = {each.target: (each.before, each.after, each.listed) for each in known.fields}
    assert told[Target.ZELFZORG] == (None, "4", "4")
    assert told[Target.LANGUAGE] == ("ar", "ar", "ti")
    assert told[Target.V_NUMBER] == ("", "2712345678", "2712345678")
    assert {each.target: (each.before, each.after) for each in new.fields}[Target.V_NUMBER] == (None, "2710000001")


def test_a_row_that_is_left_out_is_not_taken_in_whatever_is_wrong_with_it(session: Session, karim: User) -> None:
    wrong = a_row(2, given_names="Yonas", v_number="1", bsn="123456789")

    assert take_in(session, a_row(), wrong, by=karim, choices={2: RowChoice(left_out=True)}) == (1, 0)


def test_a_long_list_is_planned_quickly_and_with_few_statements(session: Session, karim: User) -> None:
    first = date(1960, 1, 1)
    rows = [
        a_row(number, given_names=f"Naam{number}", v_number=f"27{number:08d}", birth_date=first + timedelta(number))
        for number in range(1, 401)
    ]
    statements: list[str] = []
    sa.event.listen(session.get_bind(), "before_cursor_execute", lambda *told: statements.append(told[2]))

    assert {each.fate for each in plan(session, *rows, by=karim)} == {RowFate.NEW}
    assert len(statements) < 10


def test_two_colleagues_who_take_in_one_list_at_once_make_no_doubles(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, karim: User
) -> None:
    rows = [a_row(), a_row(2, given_names="Yonas", v_number="2712345679")]
    place = (actions.dossier.coa, "add_dossier")
    theirs = meanwhile(monkeypatch, database, place, lambda own: import_rows(own, rows, {}, by=karim, at=NOW, on=TODAY))

    assert take_in(session, *rows, by=karim) == (2, 0)
    assert theirs.result() == ImportCount({}, 0)
    assert len(session.exec(select(Dossier)).all()) == 2
