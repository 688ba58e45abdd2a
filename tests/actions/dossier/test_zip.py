"""Downloading a zip is logged, for each dossier in it and for the whole."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from access import Role
from actions.dossier.zip import authorize_zip, record_batch
from models import AuditRecord
from queries.dossier.access_log import access_log
from refusals import LoggedOut, NotAllowed, NotFound
from tests.builders import NOW, a_caseworker, a_dossier
from texts.wording.events import sentence


def test_a_zip_is_logged_in_each_dossier_it_contains(session: Session) -> None:
    sanne = a_caseworker(session)
    dossiers = [a_dossier(session, sanne, given_names=name) for name in ("Amina", "Bilal")]

    record_batch(session, dossier_ids=dossiers, by=sanne, at=NOW)

    lines = session.exec(select(AuditRecord).where(AuditRecord.event == "Exported")).all()
    assert {each.dossier_id: each.details["rows"] for each in lines} == {None: 2, dossiers[0]: 1, dossiers[1]: 1}
    look = access_log(session, dossiers[0], seen_by=sanne).looks[0]
    assert sentence(look.event, look.details, look.by) == "Sanne de Boer heeft een zip met PIP's gedownload."


def test_a_dossier_of_somebody_else_stops_the_whole_zip(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session, name="Karim Haddad")
    own, other = a_dossier(session, sanne), a_dossier(session, karim)

    with pytest.raises(NotFound):
        record_batch(session, dossier_ids=[own, other], by=sanne, at=NOW)

    assert not session.exec(select(AuditRecord).where(AuditRecord.event == "Exported")).all()


@pytest.mark.parametrize("role", [Role.ONDERSTEUNER, Role.BEHEERDER, Role.DOCENT, Role.PARTNER])
def test_who_may_not_export_makes_no_zip(session: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        authorize_zip(session, by=a_caseworker(session, role=role), at=NOW)


def test_a_zip_stops_when_the_login_has_ended(session: Session) -> None:
    with pytest.raises(LoggedOut):
        authorize_zip(session, by=replace(a_caseworker(session), login_id=uuid4()), at=NOW)
