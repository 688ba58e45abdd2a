"""The approval setting and the code of a gemeente, and the contact details of a caseworker on letters."""

from typing import Any

import pytest
from sqlmodel import Session, select

from access import Role
from actions.beheer.caseworkers import revise_own_contact
from actions.beheer.gemeente import GemeenteFacts, revise_gemeente
from models import AuditRecord, Caseworker, Gemeente, PipVersie
from models.values.plan import thawed
from refusals import Invalid
from tests.builders import NOW, a_caseworker, a_dossier, codes
from tests.plans import a_full_plan, freeze


def test_a_beheerder_sets_the_second_approval_and_the_code_without_changing_other_settings(session: Session) -> None:
    bea = a_caseworker(session, role=Role.BEHEERDER)
    usual: dict[str, Any] = {"name": "Duinmeer", "address": "", "contact": ""}

    revise_gemeente(session, facts=GemeenteFacts(**usual, code="0373", four_eyes=True), by=bea, at=NOW)
    revise_gemeente(session, facts=GemeenteFacts(**usual), by=bea, at=NOW)

    row = session.get_one(Gemeente, bea.gemeente_id)
    assert (row.code, row.four_eyes) == ("0373", True)
    changed = session.exec(select(AuditRecord.details).where(AuditRecord.event == "GemeenteRevised")).one()
    assert changed == {"changed": "code,four_eyes"}


@pytest.mark.parametrize("code", ["37", "abcd", "03735"])
def test_a_code_has_four_digits(session: Session, code: str) -> None:
    bea = a_caseworker(session, role=Role.BEHEERDER)

    with pytest.raises(Invalid) as refused:
        revise_gemeente(
            session, facts=GemeenteFacts(name="Duinmeer", address="", contact="", code=code), by=bea, at=NOW
        )

    assert codes(refused.value.problems) == (("code", "not_a_gemeentecode"),)


def test_the_phone_and_email_of_the_caseworker_are_frozen_with_the_plan(session: Session) -> None:
    by = a_caseworker(session)
    revise_own_contact(session, email=" s.deboer@duinmeer.nl ", phone="0229 123456", by=by, at=NOW)

    freeze(session, a_full_plan(session, a_dossier(session, by, address="Kerkplein 1"), by), by)

    paper = thawed(session.exec(select(PipVersie)).one().document)
    assert (paper.handler_email, paper.handler_phone) == ("s.deboer@duinmeer.nl", "0229 123456")
    assert paper.address == "Kerkplein 1"


@pytest.mark.parametrize(
    ("email", "phone", "problem"),
    [("geen adres", "", ("email", "not_an_email")), ("", "0" * 41, ("phone", "too_long"))],
)
def test_an_invalid_email_address_is_refused(
    session: Session, email: str, phone: str, problem: tuple[str, str]
) -> None:
    by = a_caseworker(session)

    with pytest.raises(Invalid) as refused:
        revise_own_contact(session, email=email, phone=phone, by=by, at=NOW)

    assert codes(refused.value.problems) == (problem,)
    assert session.get_one(Caseworker, by.id).email == ""
