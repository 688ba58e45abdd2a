"""The languages of caseworkers, and the interpreters of the team."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.beheer.languages import TolkFacts, add_tolk, remove_tolk, revise_tolk, set_own_languages
from models import AuditRecord
from queries.beheer.languages import Roster, roster
from refusals import Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, a_caseworker, codes


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


def seen(session: Session, by: User) -> Roster:
    """The roster as the screen shows it."""
    session.expire_all()
    return roster(session, seen_by=by)


def a_tolk(session: Session, by: User, **overrides: Any) -> UUID:
    """An interpreter with what matters to the test."""
    tolk_id: UUID = overrides.pop("tolk_id", None) or uuid4()
    usual: dict[str, Any] = {"name": "Selma Idris", "languages": ["ti"], "phone": "", "note": ""}
    return add_tolk(session, tolk_id=tolk_id, facts=TolkFacts(**(usual | overrides)), by=by, at=NOW)


def test_a_caseworker_enters_their_own_languages_and_changes_them(session: Session, sanne: User) -> None:
    set_own_languages(session, languages=["tr", "ar", "ar"], by=sanne, at=NOW)
    assert seen(session, sanne).speakers[0].languages == ("ar", "tr")

    set_own_languages(session, languages=["tr"], by=sanne, at=NOW)

    assert seen(session, sanne).speaking("tr") == ("Sanne de Boer",)
    assert seen(session, sanne).speaking("ar") == ()


def test_saving_the_same_languages_again_is_not_logged(session: Session, sanne: User) -> None:
    set_own_languages(session, languages=["tr"], by=sanne, at=NOW)
    set_own_languages(session, languages=["tr"], by=sanne, at=NOW)

    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "OwnLanguagesSet")).all()) == 1


def test_a_language_that_does_not_exist_is_refused(session: Session, sanne: User) -> None:
    with pytest.raises(Invalid) as wrong:
        set_own_languages(session, languages=["klingon"], by=sanne, at=NOW)

    assert codes(wrong.value.problems) == (("languages", "not_in_list"),)


def test_an_interpreter_is_added_once_after_a_double_click(session: Session, sanne: User) -> None:
    tolk_id = uuid4()
    for _ in range(2):
        a_tolk(session, sanne, tolk_id=tolk_id, name=" Tolkendienst  Noord ", languages=["ti", "ar"], phone="088 1")

    (line,) = seen(session, sanne).tolken
    assert (line.name, line.languages, line.phone) == ("Tolkendienst Noord", ("ar", "ti"), "088 1")


def test_an_interpreter_without_a_name_or_a_language_is_refused(session: Session, sanne: User) -> None:
    with pytest.raises(Invalid) as wrong:
        a_tolk(session, sanne, name=" ", languages=[], note="a" * 501)

    assert set(codes(wrong.value.problems)) == {("name", "missing"), ("languages", "missing"), ("note", "too_long")}
    assert seen(session, sanne).tolken == ()


def test_an_interpreter_is_changed_and_removed(session: Session, sanne: User) -> None:
    tolk_id = a_tolk(session, sanne)
    facts = TolkFacts(name="Selma Idris", languages=["ti", "am"], phone="06 1", note="ochtend")

    revise_tolk(session, tolk_id=tolk_id, facts=facts, seen_version=1, by=sanne, at=NOW)
    assert seen(session, sanne).interpreting("am") == ("Selma Idris",)

    remove_tolk(session, tolk_id=tolk_id, seen_version=2, by=sanne, at=NOW)
    assert seen(session, sanne).tolken == ()
    with pytest.raises(NotFound):
        remove_tolk(session, tolk_id=tolk_id, seen_version=3, by=sanne, at=NOW)


def test_an_interpreter_that_a_colleague_changed_is_not_overwritten_unseen(session: Session, sanne: User) -> None:
    tolk_id = a_tolk(session, sanne)
    first, second = (
        TolkFacts(name="Selma Idris", languages=["ti"], phone=phone, note="") for phone in ("06 1", "06 2")
    )
    revise_tolk(session, tolk_id=tolk_id, facts=first, seen_version=1, by=sanne, at=NOW)

    with pytest.raises(Stale) as stale:
        revise_tolk(session, tolk_id=tolk_id, facts=second, seen_version=1, by=sanne, at=NOW)

    assert stale.value.version == 2
    assert seen(session, sanne).tolken[0].phone == "06 1"


def test_an_interpreter_of_another_gemeente_cannot_be_found(session: Session, sanne: User) -> None:
    elsewhere = a_caseworker(session, gemeente="Veenrand")
    tolk_id = a_tolk(session, elsewhere)

    assert seen(session, sanne).tolken == ()
    with pytest.raises(NotFound):
        remove_tolk(session, tolk_id=tolk_id, seen_version=1, by=sanne, at=NOW)


@pytest.mark.parametrize("role", [Role.ONDERSTEUNER, Role.BEHEERDER, Role.DOCENT, Role.PARTNER])
def test_who_may_not_change_dossiers_cannot_change_the_list_of_interpreters(session: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        a_tolk(session, a_caseworker(session, role=role))


def test_the_audit_trail_of_interpreters_holds_no_name(session: Session, sanne: User) -> None:
    tolk_id = a_tolk(session, sanne, name="Selma Idris", phone="06 12345678")

    noted = session.exec(select(AuditRecord).where(AuditRecord.event == "TolkAdded")).one()
    assert noted.details == {"tolk_id": str(tolk_id)}
