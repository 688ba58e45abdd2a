"""Opening a dossier."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

import actions.dossier.registration
from access import Role, Scope, User
from actions.deed.dossier_status import differences
from actions.deed.field_checks import EARLIEST
from actions.dossier.particulars import Particulars
from actions.dossier.particulars_checks import problems
from actions.dossier.registration import register_inburgeraar
from database import open_session
from models import AuditRecord, Dossier, Gemeente, Huishouden
from models.guards.encryption import bsn_of
from models.values.search_names import search_name
from queries.dossier.view import dossier
from refusals import Invalid, LoggedOut, NotAllowed, NotFound, PersonKnown
from rules.law.birth_date import BirthDate
from rules.law.terms import Fase
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_registration, codes
from tests.databases import Database
from tests.meanwhile import meanwhile

BSN = "111222333"


def wrong(**facts: object) -> dict[str, str]:
    """What is wrong with these facts, by field."""
    return dict(codes(problems(a_registration(**facts), on=TODAY)))


def test_a_new_dossier_has_a_number_a_household_and_a_place_in_the_caseload(session: Session) -> None:
    sanne = a_caseworker(session)

    made = session.get_one(Dossier, a_dossier(session, sanne))

    assert made.number == "2026-0001"
    assert made.regievoerder_id == sanne.id
    assert session.get(Huishouden, made.huishouden_id)
    assert (made.fase, made.due) == (Fase.AANGEMELD, date(2026, 12, 10))
    assert list(differences(session)) == []


def test_every_gemeente_counts_its_own_dossiers(session: Session) -> None:
    sanne, other = a_caseworker(session), a_caseworker(session, gemeente="Zeedorp")

    numbers = [session.get_one(Dossier, a_dossier(session, by)).number for by in (sanne, sanne, other)]

    assert numbers == ["2026-0001", "2026-0002", "2026-0001"]


def test_a_second_click_gives_the_same_dossier(session: Session) -> None:
    sanne, dossier_id = a_caseworker(session), uuid4()

    twice = [a_dossier(session, sanne, dossier_id=dossier_id) for _ in range(2)]

    assert twice == [dossier_id, dossier_id]
    assert len(session.exec(select(Dossier)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "DossierRegistered")).all()) == 1
    assert session.exec(select(Gemeente.dossier_count)).one() == 1


def test_clicks_at_the_same_moment_open_one_dossier_per_person(database: Database, session: Session) -> None:
    sanne, same = a_caseworker(session), uuid4()

    def click(dossier_id: object) -> str:
        with open_session(database.engine) as own:
            return own.get_one(Dossier, a_dossier(own, sanne, dossier_id=dossier_id)).number  # type: ignore[arg-type]

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(click, [same, same, same, uuid4(), uuid4(), uuid4()]))

    assert len(set(numbers[:3])) == 1
    assert sorted(set(numbers)) == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]


@pytest.mark.parametrize(
    ("birth_date", "code"),
    [
        (TODAY, None),
        (date(2026, 11, 22), "in_future"),
        (date(1906, 11, 22), None),
        (date(1906, 11, 21), "too_old"),
        (date(1899, 12, 31), "too_early"),
        (date(1980, 2, 29), None),
        (BirthDate(2026, 11), None),  # this month: some day of it is behind us
        (BirthDate(2026, 12), "in_future"),
        (BirthDate(1906), None),  # may still be 119
        (BirthDate(1905), "too_old"),
        (BirthDate(1899), "too_early"),
        (BirthDate(), None),  # known to be unknown
        (None, "missing"),
    ],
)
def test_a_birth_date_is_possible(birth_date: date | BirthDate | None, code: str | None) -> None:
    assert wrong(birth_date=birth_date).get("birth_date") == code


@pytest.mark.parametrize("field", ["koppeling_on", "plicht_start_on", "kennisgeving_on", "brp_on"])
@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY, None),
        (date(2026, 11, 22), "in_future"),
        (date(1990, 5, 17), None),
        (date(1990, 5, 16), "before_birth"),
        (date(1899, 1, 1), "too_early"),
    ],
)
def test_a_date_of_something_that_happened_lies_between_the_birth_and_today(
    field: str, day: date, code: str | None
) -> None:
    assert wrong(**{field: day}).get(field) == code


@pytest.mark.parametrize("field", ["housed_on", "bijstand_from"])
def test_a_planned_date_lies_at_most_a_year_ahead(field: str) -> None:
    assert wrong(**{field: date(2027, 11, 21)}) == {}
    assert wrong(**{field: date(2027, 11, 22)}) == {field: "too_far"}


@pytest.mark.parametrize(
    ("typed", "normalized"),
    [("111222333", BSN), ("1112.22.333", BSN), (" 111 222 333 ", BSN), ("12345672", "012345672"), ("", None)],
)
def test_a_bsn_is_stored_as_nine_digits_however_it_is_typed(typed: str, normalized: str | None) -> None:
    assert a_registration(bsn=typed).bsn == normalized
    assert wrong(bsn=typed) == {}


@pytest.mark.parametrize("typed", ["111222334", "000000000", "12345", "11122233a", "1112223330", "١١١٢٢٢٣٣٣"])
def test_a_number_that_is_no_bsn_is_refused(typed: str) -> None:
    assert wrong(bsn=typed) == {"bsn": "not_a_bsn"}


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_the_eleven_test_decides_on_nine_digits(digits: str) -> None:
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))

    assert ("bsn" not in wrong(bsn=digits)) == (weighed % 11 == 0 and int(digits) > 0)


def test_one_of_the_two_names_is_required_and_enough() -> None:
    assert wrong(given_names="", family_name="Haile") == {}
    assert wrong(given_names="Amina", family_name=" ") == {}
    assert wrong(given_names=" ", family_name="") == {"given_names": "name_missing"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"doelgroep": None}, {"doelgroep": "missing"}),
        ({"given_names": "a" * 121}, {"given_names": "too_long"}),
        ({"phone": "06\x00"}, {"phone": "unreadable"}),
        ({"family_name": "x\ny"}, {"family_name": "unreadable"}),
        ({"language": "klingon"}, {"language": "not_in_list"}),
        ({"country": "XX"}, {"country": "not_in_list"}),
    ],
)
def test_each_field_names_its_own_mistake(facts: dict[str, object], expected: dict[str, str]) -> None:
    assert wrong(**facts) == expected


def test_a_registration_with_a_mistake_saves_nothing(session: Session) -> None:
    sanne = a_caseworker(session)

    with pytest.raises(Invalid) as refused:
        a_dossier(session, sanne, brp=date(2026, 11, 22), bsn="1")

    assert codes(refused.value.problems) == (("bsn", "not_a_bsn"), ("brp_on", "in_future"))
    assert session.exec(select(Dossier)).all() == []
    assert session.exec(select(Gemeente.dossier_count)).one() == 0


def test_a_bsn_is_refused_twice_in_a_gemeente_even_when_the_other_dossier_cannot_be_seen(session: Session) -> None:
    sanne, karim, elsewhere = (a_caseworker(session, gemeente=name) for name in ("Duinmeer", "Duinmeer", "Zeedorp"))
    a_dossier(session, karim, bsn=BSN)

    with pytest.raises(Invalid) as refused:
        a_dossier(session, sanne, bsn=BSN)

    assert codes(refused.value.problems) == (("bsn", "in_use"),)
    assert bsn_of(session, session.get_one(Dossier, a_dossier(session, elsewhere, bsn=BSN))) == BSN
    assert session.exec(select(Gemeente.dossier_count).where(Gemeente.name == "Duinmeer")).one() == 1


def test_who_may_not_register_is_refused(session: Session) -> None:
    for role in (Role.ONDERSTEUNER, Role.BEHEERDER):
        with pytest.raises(NotAllowed):
            a_dossier(session, a_caseworker(session, role=role))


def test_a_coordinator_gives_the_dossier_to_a_regievoerder_of_the_own_gemeente_only(session: Session) -> None:
    marijke, sanne = a_caseworker(session, role=Role.COORDINATOR), a_caseworker(session)
    stranger, helper = a_caseworker(session, gemeente="Zeedorp"), a_caseworker(session, role=Role.ONDERSTEUNER)

    given_away = session.get_one(Dossier, a_dossier(session, marijke, regievoerder_id=sanne.id))
    unowned = session.get_one(Dossier, a_dossier(session, marijke))

    assert given_away.regievoerder_id == sanne.id
    assert unowned.regievoerder_id is None
    for nobody in (stranger, helper):
        with pytest.raises(Invalid) as refused:
            a_dossier(session, marijke, regievoerder_id=nobody.id)
        assert codes(refused.value.problems) == (("regievoerder_id", "not_in_list"),)


def test_who_registers_a_dossier_for_a_colleague_still_sees_it(session: Session) -> None:
    tom, sanne = a_caseworker(session, role=Role.KANSVERKENNER), a_caseworker(session)

    made = a_dossier(session, tom, regievoerder_id=sanne.id)

    assert all(dossier(session, made, seen_by=each).head.id == made for each in (tom, sanne))


def test_the_id_of_a_foreign_dossier_opens_nothing(session: Session) -> None:
    sanne, elsewhere = a_caseworker(session), a_caseworker(session, gemeente="Zeedorp")
    theirs = a_dossier(session, elsewhere)

    with pytest.raises(NotFound):
        a_dossier(session, sanne, dossier_id=theirs)


def test_the_audit_trail_contains_no_name_and_no_number_of_a_person(session: Session) -> None:
    sanne = a_caseworker(session)

    made = a_dossier(session, sanne, given_names="Shiraz", bsn=BSN, phone="0612345678")

    (line,) = session.exec(select(AuditRecord).where(col(AuditRecord.dossier_id) == made))
    assert (line.event, line.details, line.caseworker_id) == ("DossierRegistered", {}, sanne.id)


@pytest.mark.parametrize(
    ("given_names", "family_name", "found_as"),
    [
        ("Zoë", "ÇELİK", "zoe celik"),
        ("Shirāz", "Al-Khalīl", "shiraz al-khalil"),
        ("شيراز", "الخليل", "شيراز الخليل"),
        (" Ama ", "", "ama"),
        ("ሰላም", "😀", "ሰላም 😀"),
    ],
)
def test_a_name_is_found_when_typed_without_accents(given_names: str, family_name: str, found_as: str) -> None:
    assert search_name(given_names, family_name) == found_as


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_name_can_be_searched_and_fits_its_column(given_names: str, family_name: str) -> None:
    search_text = search_name(given_names, family_name)

    assert len(search_text) <= 260
    assert search_name(search_text, "")[:200] == search_text[:200]


@given(st.text(max_size=200), st.dates(), st.text(max_size=30))
def test_no_input_breaks_the_checks(text: str, day: date, digits: str) -> None:
    facts = Particulars(
        given_names=text, address=text, birth_date=BirthDate.of(day), brp_on=day, housed_on=day, bsn=digits
    )

    problem_codes = dict(codes(problems(facts, on=TODAY)))

    assert "birth_date" in problem_codes or EARLIEST <= day <= TODAY


def test_a_login_that_ended_opens_nothing(session: Session) -> None:
    sanne = replace(a_caseworker(session), scope=Scope.OWN, login_id=uuid4())

    with pytest.raises(LoggedOut):
        register_inburgeraar(session, dossier_id=uuid4(), facts=a_registration(), by=sanne, at=NOW, on=TODAY)


def test_two_colleagues_who_register_one_person_at_once_make_one_dossier(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)

    def register(own: Session, by: User) -> UUID:
        return register_inburgeraar(own, dossier_id=uuid4(), facts=a_registration(), by=by, at=NOW, on=TODAY)

    place = (actions.dossier.registration, "open_dossier")
    theirs = meanwhile(monkeypatch, database, place, lambda own: register(own, karim))
    register(session, sanne)

    with pytest.raises(PersonKnown):
        theirs.result()
    assert len(session.exec(select(Dossier)).all()) == 1


def test_a_person_with_a_dossier_gets_a_second_one_only_when_somebody_looked(session: Session) -> None:
    sanne = a_caseworker(session)
    first = a_dossier(session, sanne)

    def register(**given: Any) -> UUID:
        return register_inburgeraar(
            session, dossier_id=uuid4(), facts=a_registration(), by=sanne, at=NOW, on=TODAY, **given
        )

    with pytest.raises(PersonKnown):
        register()

    assert register(looked_at={first}) != first


@pytest.mark.parametrize("typed", ["V2712000001", "271.200.0001", '="2712000001"'])
def test_a_v_number_belongs_to_one_dossier_of_a_gemeente(session: Session, typed: str) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, v_number="2712 000 001")

    with pytest.raises(Invalid) as refused:
        a_dossier(session, sanne, given_names="Zoë", birth_date=date(1970, 1, 1), v_number=typed)

    assert codes(refused.value.problems) == (("v_number", "in_use"),)
    elsewhere = a_dossier(session, a_caseworker(session, gemeente="Zeedorp"), v_number=typed)
    assert session.get_one(Dossier, elsewhere).v_number == "2712000001"


def test_the_database_itself_refuses_a_second_dossier_with_a_v_number(session: Session) -> None:
    sanne = a_caseworker(session)
    a_dossier(session, sanne, v_number="2712000001")
    other = session.get_one(Dossier, a_dossier(session, sanne, given_names="Zoë"))

    other.v_number_key = "2712000001"

    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_a_v_number_that_is_no_number_is_refused() -> None:
    assert wrong(v_number="onbekend") == {"v_number": "not_a_v_number"}
    assert wrong(v_number="") == wrong(v_number="2712000001") == {}
