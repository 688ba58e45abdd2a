"""Writing down a contact moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.dossier.contacts import KINDS, LONGEST_NOTE, ContactFacts, note_contact
from database import open_session
from models import AuditRecord, Contact
from refusals import Invalid, NotAllowed, NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from texts.wording.labels import CONTACT_KINDS
from widgets.dossier import contacts


def note(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """A contact moment with what matters to the test."""
    contact_id: UUID = overrides.pop("contact_id", None) or uuid4()
    usual: dict[str, Any] = {"kind": "gesprek", "happened_on": TODAY, "note": "Kennisgemaakt."}
    facts = ContactFacts(**(usual | overrides))
    return note_contact(session, contact_id=contact_id, dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def test_a_contact_is_stored_as_it_was_written(session: Session) -> None:
    sanne = a_caseworker(session)
    text = '=HYPERLINK("x") <script>alert(1)</script>\nينتظر 😀'

    contact_id = note(session, a_dossier(session, sanne), sanne, note=f"  {text} ")

    assert session.get_one(Contact, contact_id).note == text


def test_a_second_click_adds_no_second_contact(database: Database, session: Session) -> None:
    sanne, contact_id = a_caseworker(session), uuid4()
    made = a_dossier(session, sanne)

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return note(own, made, sanne, contact_id=contact_id)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {contact_id}

    assert len(session.exec(select(Contact)).all()) == 1
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "ContactNoted"))
    assert line.details == {"contact_id": str(contact_id)}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"happened_on": date(2026, 11, 22)}, ("happened_on", "in_future")),
        ({"happened_on": date(1899, 12, 31)}, ("happened_on", "too_early")),
        ({"happened_on": None}, ("happened_on", "missing")),
        ({"note": " \n "}, ("note", "missing")),
        ({"note": "a" * (LONGEST_NOTE + 1)}, ("note", "too_long")),
        ({"kind": ""}, ("kind", "missing")),
        ({"kind": "fax"}, ("kind", "missing")),
    ],
)
def test_a_contact_with_a_mistake_is_refused(
    session: Session, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    sanne = a_caseworker(session)

    with pytest.raises(Invalid) as refused:
        note(session, a_dossier(session, sanne), sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(Contact)).all() == []


def test_the_longest_note_fits(session: Session) -> None:
    sanne = a_caseworker(session)

    contact_id = note(session, a_dossier(session, sanne), sanne, note="ሰ" * LONGEST_NOTE)

    assert len(session.get_one(Contact, contact_id).note) == LONGEST_NOTE


def test_only_who_works_on_a_dossier_may_write_in_it(session: Session) -> None:
    sanne, karim, yusra = a_caseworker(session), a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    made, other = a_dossier(session, sanne), a_dossier(session, karim)
    shared_with(session, made, yusra)
    theirs = note(session, other, karim)

    with pytest.raises(NotFound):
        note(session, other, sanne)
    with pytest.raises(NotAllowed):
        note(session, made, yusra)
    with pytest.raises(NotFound):
        note(session, made, sanne, contact_id=theirs)


def test_the_screen_and_the_action_allow_the_same_kinds_and_the_same_length() -> None:
    assert tuple(CONTACT_KINDS) == ("gesprek", "huisbezoek", "telefoon", "bericht", "anders") == KINDS
    assert contacts.LONGEST_NOTE == LONGEST_NOTE
