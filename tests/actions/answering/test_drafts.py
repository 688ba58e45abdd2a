"""What somebody is typing is kept for them alone, until it is saved, thrown away, too old, or the dossier closes."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, Scope, User
from actions.answering.drafts import LONGEST, DraftText, drop_draft, keep_draft
from actions.dossier.revise import close_dossier
from models import AuditRecord, Draft
from queries.scope.drafts import begun_drafts, draft_text
from refusals import Invalid, NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_gemeente

PLACE = "contact"
LATER = NOW + timedelta(minutes=5)


def keep(session: Session, by: User, text: str, dossier_id: UUID | None, at: Any = NOW) -> None:
    """Keep a text at one place."""
    draft = DraftText(place=PLACE, kind="form", text=text, dossier_id=dossier_id)
    keep_draft(session, draft=draft, by=by, at=at)


def places(session: Session, by: User, dossier_id: UUID | None, at: Any = NOW) -> list[str]:
    """Where this person has a draft."""
    return [each.place for each in begun_drafts(session, dossier_id=dossier_id, seen_by=by, at=at)]


def test_what_was_typed_last_is_the_draft_and_it_keeps_its_beginning(session: Session) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)

    keep(session, sanne, '"Kennis"', dossier_id)
    keep(session, sanne, '"Kennisgemaakt met Ali 😀"', dossier_id, LATER)

    assert draft_text(session, place=PLACE, seen_by=sanne, at=LATER) == '"Kennisgemaakt met Ali 😀"'
    (begun,) = begun_drafts(session, dossier_id=dossier_id, seen_by=sanne, at=LATER)
    assert begun.begun_at == NOW


def test_a_draft_is_encrypted_where_it_is_kept(session: Session) -> None:
    sanne = a_caseworker(session)

    keep(session, sanne, "schulden", a_dossier(session, sanne))

    assert "schulden" not in session.exec(select(Draft.text)).one()


def test_nobody_else_reads_a_draft(session: Session) -> None:
    duinmeer = a_gemeente(session)
    sanne = a_caseworker(session, duinmeer)
    marijke = a_caseworker(session, duinmeer, Role.COORDINATOR, Scope.GEMEENTE)
    dossier_id = a_dossier(session, sanne)
    keep(session, sanne, '"van Sanne"', dossier_id)

    assert places(session, marijke, dossier_id) == []
    assert draft_text(session, place=PLACE, seen_by=marijke, at=NOW) is None

    keep(session, marijke, '"van Marijke"', dossier_id)

    assert draft_text(session, place=PLACE, seen_by=sanne, at=NOW) == '"van Sanne"'


def test_no_draft_begins_in_a_dossier_of_somebody_else(session: Session) -> None:
    duinmeer = a_gemeente(session)
    sanne, tom = a_caseworker(session, duinmeer), a_caseworker(session, duinmeer)

    with pytest.raises(NotFound):
        keep(session, tom, '"x"', a_dossier(session, sanne))


def test_a_draft_that_is_let_go_is_gone_and_letting_go_twice_does_nothing(session: Session) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    keep(session, sanne, '"x"', dossier_id)

    drop_draft(session, place=PLACE, by=sanne, at=LATER)
    drop_draft(session, place=PLACE, by=sanne, at=LATER)

    assert session.exec(select(Draft)).all() == []
    lines = session.exec(select(AuditRecord).where(AuditRecord.dossier_id == dossier_id)).all()
    names = [each.event for each in lines if each.event.startswith("Draft")]
    assert names == ["DraftBegun", "DraftDropped"]
    assert all(each.details == {"kind": "form"} for each in lines if each.event.startswith("Draft"))


def test_drafts_go_when_the_dossier_closes(session: Session) -> None:
    sanne = a_caseworker(session)
    closed, other = a_dossier(session, sanne), a_dossier(session, sanne)
    keep(session, sanne, '"x"', closed)
    keep_draft(session, draft=DraftText(place="b", kind="form", text='"y"', dossier_id=other), by=sanne, at=NOW)

    close_dossier(session, dossier_id=closed, reason="diploma", by=sanne, at=LATER, on=TODAY)

    assert session.exec(select(Draft.dossier_id)).all() == [other]


def test_an_old_draft_is_no_longer_offered_and_goes_when_another_begins(session: Session) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)
    keep(session, sanne, '"x"', dossier_id)
    last, over = NOW + timedelta(days=30), NOW + timedelta(days=30, seconds=1)

    assert places(session, sanne, dossier_id, last) == [PLACE]
    assert places(session, sanne, dossier_id, over) == []

    keep_draft(session, draft=DraftText(place="nieuw", kind="form", text='"y"'), by=sanne, at=over)

    assert session.exec(select(Draft.place)).all() == ["nieuw"]


def test_a_draft_of_no_dossier_stands_apart(session: Session) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne)

    keep(session, sanne, '"x"', None)

    assert (places(session, sanne, None), places(session, sanne, dossier_id)) == ([PLACE], [])


def test_a_text_without_end_is_refused(session: Session) -> None:
    sanne = a_caseworker(session)

    with pytest.raises(Invalid):
        keep(session, sanne, "x" * (LONGEST + 1), None)

    assert session.exec(select(Draft)).all() == []
