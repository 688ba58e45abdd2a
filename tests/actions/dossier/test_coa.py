"""Taking in a list from COA: all or nothing, new people get a dossier, nothing that is known is overwritten."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from access import Role, User
from actions.dossier.coa import BATCH, batches, import_rows, plan_import, remember_mapping, remembered_mapping
from forms.intake.coa import Row
from forms.intake.coa_columns import Target
from models import AuditRecord, Dossier, Meting
from refusals import Invalid, NotAllowed
from rules.problems import Problem, ProblemCode
from tests.builders import NOW, TODAY, a_caseworker, a_dossier


@pytest.fixture
def karim(session: Session) -> User:
    return a_caseworker(session, role=Role.KANSVERKENNER, name="Karim")


def a_row(number: int = 1, **values: str | date) -> Row:
    usual: dict[str, str | date] = {
        "given_names": "Selam",
        "family_name": "Tesfay",
        "birth_date": date(1995, 3, 4),
        "v_number": "2712345678",
    }
    return Row(number=number, values={Target(name): value for name, value in (usual | values).items()})


def take_in(session: Session, *rows: Row, by: User) -> tuple[int, int]:
    """How many dossiers taking in these rows opens, and how many it completes."""
    count = import_rows(session, rows, by=by, at=NOW, on=TODAY)
    return len(count.opened), count.completed


def test_a_new_person_gets_a_dossier_with_what_coa_knows(session: Session, karim: User) -> None:
    row = a_row(country="ER", language="ti", koppeling_on=date(2026, 11, 2), zelfzorg="4", werkervaring="Kapster")

    assert take_in(session, row, by=karim) == (1, 0)

    dossier = session.exec(select(Dossier)).one()
    assert (dossier.v_number, dossier.country, dossier.language) == ("2712345678", "ER", "ti")
    assert dossier.koppeling_on == date(2026, 11, 2)
    assert session.exec(select(func.count()).select_from(Meting)).one() == 1


def test_a_known_person_gets_only_what_was_still_empty(session: Session, karim: User) -> None:
    a_dossier(
        session, karim, given_names="Selam", family_name="Tesfay", birth_date=date(1995, 3, 4), language="ar", phone=""
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
    people = [a_row(each, given_names=f"Selam {each}", v_number=f"27{each:08}") for each in range(1, BATCH * 2 + 4)]
    first, *_ = batches(people)
    take_in(session, *first, by=karim)

    counts = [take_in(session, *some, by=karim) for some in batches(people)]

    assert counts == [(0, 0), (BATCH, 0), (3, 0)]
    numbers = session.exec(select(Dossier.number).order_by(col(Dossier.number))).all()
    assert len(set(numbers)) == len(people)


def test_a_row_that_is_refused_halfway_leaves_nothing_of_its_batch(session: Session, karim: User) -> None:
    bsn = "999990019"

    with pytest.raises(Invalid):
        take_in(session, a_row(bsn=bsn), a_row(2, given_names="Yonas", v_number="1", bsn=bsn), by=karim)

    assert session.exec(select(Dossier)).all() == []


def test_initials_and_tussenvoegsel_belong_to_the_name_and_nationality_is_no_country(
    session: Session, karim: User
) -> None:
    row = Row(
        number=2,
        values={
            Target.INITIALS: "S.",
            Target.TUSSENVOEGSEL: "van den",
            Target.FAMILY_NAME: "Berg",
            Target.BIRTH_DATE: date(1995, 3, 4),
            Target.NATIONALITY: "Eritrese",
            Target.LOCATION: "Ter Apel",
        },
    )

    take_in(session, row, by=karim)

    dossier = session.exec(select(Dossier)).one()
    assert f"{dossier.given_names} {dossier.family_name}".endswith("Berg")
    assert (dossier.given_names, dossier.country, dossier.coa_location) == ("S.", "", "Ter Apel")
    assert "van den" in dossier.search_name


def test_a_name_that_was_completed_is_found_by_searching(session: Session, karim: User) -> None:
    a_dossier(session, karim, given_names="", family_name="Tesfay", birth_date=date(1995, 3, 4), v_number="2712345678")

    take_in(session, a_row(), by=karim)

    assert session.exec(select(Dossier.search_name)).one() == "selam tesfay"


def test_a_long_list_is_looked_up_in_a_few_statements(session: Session, karim: User) -> None:
    people = [a_row(each, given_names=f"Selam {each}", v_number=f"27{each:08}", zelfzorg="4") for each in range(200)]
    for some in batches(people):
        take_in(session, *some, by=karim)
    statements: list[str] = []
    sa.event.listen(session.connection(), "before_cursor_execute", lambda *told: statements.append(told[2]))

    plans = plan_import(session, people, by=karim, at=NOW, on=TODAY).people

    assert not any(each.does_something for each in plans)
    assert len(statements) < 10


def test_somebody_who_stands_in_the_list_twice_is_named(session: Session, karim: User) -> None:
    with pytest.raises(Invalid) as refused:
        take_in(session, a_row(), a_row(2), by=karim)

    assert refused.value.problems == (Problem("", ProblemCode.TWICE, 2),)


def test_the_dry_run_says_what_will_happen_and_writes_nothing(session: Session, karim: User) -> None:
    a_dossier(session, karim, given_names="Selam", family_name="Tesfay", birth_date=date(1995, 3, 4), language="ar")
    before = session.exec(select(func.count()).select_from(AuditRecord)).one()

    plans, faults = plan_import(
        session, [a_row(language="ti"), a_row(2, given_names="Yonas", v_number="1")], by=karim, at=NOW, on=TODAY
    )

    assert faults == []
    assert (plans[0].fills, plans[0].stays) == ((Target.V_NUMBER,), (Target.LANGUAGE,))
    assert plans[1].dossier_id is None
    assert session.exec(select(func.count()).select_from(AuditRecord)).one() == before


def test_a_dossier_of_a_colleague_is_left_alone_and_nothing_of_it_is_told(session: Session, karim: User) -> None:
    a_dossier(
        session,
        a_caseworker(session, name="Sanne"),
        given_names="Selam",
        family_name="Tesfay",
        birth_date=date(1995, 3, 4),
    )

    [plan], _ = plan_import(session, [a_row()], by=karim, at=NOW, on=TODAY)

    assert plan.out_of_reach
    assert (plan.dossier_id, plan.number, plan.stays) == (None, "", ())
    assert take_in(session, a_row(), by=karim) == (0, 0)


def test_what_a_heading_means_is_remembered_for_the_gemeente(session: Session, karim: User) -> None:
    remember_mapping(session, columns={"opmerking": "activiteiten"}, by=karim, at=NOW)
    remember_mapping(session, columns={"nr": ""}, by=karim, at=NOW)

    assert remembered_mapping(session, by=karim) == {"opmerking": "activiteiten", "nr": ""}
    assert remembered_mapping(session, by=a_caseworker(session, "Elders")) == {}


@pytest.mark.parametrize("role", [Role.ONDERSTEUNER, Role.BEHEERDER, Role.DOCENT, Role.PARTNER])
def test_who_may_not_import_is_refused(session: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        take_in(session, a_row(), by=a_caseworker(session, role=role))
