"""Who looked at a dossier, for the inburgeraar who asks: everybody, of this dossier only, as a list and on paper."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from access import Role, User
from actions.beheer.rights import open_domein
from actions.deed.audit import record_export, record_view
from actions.intake.intake import start_intake
from exports.dossier.access_log_pdf import looks_pdf
from queries.beheer.people import gemeente
from queries.dossier.access_log import access_log
from refusals import NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.exports.documents import text

REASON = "Collega is ziek; <b>ik</b> neem het over"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    """A dossier at which Sanne looked twice and Marijke once; Marijke opened health, and Sanne downloaded the list."""
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    dossier_id, other = a_dossier(session, sanne, given_names="Selam"), a_dossier(session, sanne, given_names="Ander")
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    for minutes, by, screen in ((0, sanne, "dossier"), (5, sanne, "dossier"), (7, marijke, "intake")):
        record_view(session, dossier_id=dossier_id, screen=screen, by=by, at=NOW + timedelta(minutes=minutes))
    record_view(session, dossier_id=other, screen="pip", by=marijke, at=NOW)
    open_domein(session, dossier_id=dossier_id, restricted_section="gezondheid", reason=REASON, by=marijke, at=NOW)
    record_export(session, document="inzage", rows=1, by=sanne, at=NOW + timedelta(days=1), dossier_id=dossier_id)
    return dossier_id


def test_the_list_has_every_visit_to_this_dossier_with_the_newest_first(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    log = access_log(session, dossier_id, seen_by=sanne)

    assert [(each.by, each.event) for each in log.looks] == [
        ("Sanne de Boer", "Exported"),
        ("Marijke van Dam", "Viewed"),
        ("Sanne de Boer", "Viewed"),
        ("Sanne de Boer", "Viewed"),
    ]
    assert [(each.by, each.role, each.restricted_section, each.reason) for each in log.openings] == [
        ("Marijke van Dam", Role.COORDINATOR, "gezondheid", REASON)
    ]


@pytest.mark.parametrize("unknown", [True, False])
def test_the_list_of_a_dossier_of_somebody_else_cannot_be_read(
    session: Session, sanne: User, dossier_id: UUID, unknown: bool
) -> None:
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)
    with pytest.raises(NotFound):
        access_log(session, uuid4() if unknown else dossier_id, seen_by=sanne if unknown else stranger)


def test_the_printed_list_says_who_and_when_and_what_and_why(session: Session, sanne: User, dossier_id: UUID) -> None:
    log, home = access_log(session, dossier_id, seen_by=sanne), gemeente(session, seen_by=sanne)

    printed = text(looks_pdf(log, home, TODAY))

    assert "Wie keek in uw dossier? Selam Haile" in printed
    assert "11:00 tot 11:05 (2 keer) Sanne de Boer, regievoerder heeft het dossier bekeken" in printed
    assert "11:07 Marijke van Dam, coördinator heeft de brede intake bekeken" in printed
    assert "heeft de lijst van wie heeft gekeken gedownload" in printed
    assert "21-11-2026 11:00 tot 11:10" in printed and "Gezondheid" in printed and "<b>ik</b> neem" in printed
    assert looks_pdf(log, home, TODAY) == looks_pdf(log, home, TODAY)


def test_the_printed_list_says_so_when_nothing_was_opened(session: Session, sanne: User) -> None:
    log = access_log(session, a_dossier(session, sanne), seen_by=sanne)

    printed = text(looks_pdf(log, gemeente(session, seen_by=sanne), TODAY))

    assert "Niemand buiten uw eigen begeleiders" in printed
