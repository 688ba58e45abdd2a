"""A partner in the team of a dossier sees what is shared, by `queries.pip.shared_plan`, and by no other query."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Level, Role, Scope, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.revise import close_dossier
from actions.pip.after_decision import SignatureFacts, sign
from actions.pip.bezwaar import BezwaarFacts, note_bezwaar
from actions.pip.pip_team import add_lid
from actions.voortgang.talks import plan_voortgang
from forms.engine.library import latest
from forms.engine.schema import QuestionType
from forms.pip.pip_team import LidFacts, Shared
from forms.voortgang.progress import VoortgangFacts
from models import Pip, PipVersie, Voortgang
from queries.caseload.filters import Filters
from queries.caseload.zip import in_force, versies_in_force
from queries.duo.inbox import notices
from queries.duo.outbox import outbox
from queries.intake.view import history, intake_view
from queries.pip.after_decision import bezwaren, signatures
from queries.pip.agreements import agreements
from queries.pip.missing_supply import gaps
from queries.pip.ontzorgen import ontzorging_view
from queries.pip.pip_team import pip_team
from queries.pip.shared_plan import shared_dossiers, shared_plan
from queries.pip.versions import draft_document, version, versions
from queries.pip.view import pip_view
from queries.vandaag.appointments import appointments_of, my_appointments
from queries.voortgang.followed_hours import exams, uren
from queries.voortgang.view import progress
from refusals import NotAllowed, NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.plans import a_full_plan, freeze

Look = Callable[[Session, UUID, UUID, User], Any]

LOOKS: dict[str, Look] = {
    "pip": lambda session, dossier, _, by: pip_view(session, dossier, seen_by=by, on=TODAY),
    "draft": lambda session, dossier, _, by: draft_document(session, dossier, seen_by=by, on=TODAY),
    "versions": lambda session, dossier, _, by: versions(session, dossier, seen_by=by),
    "version": lambda session, _, versie, by: version(session, versie, seen_by=by),
    "signatures": lambda session, _, versie, by: signatures(session, versie, seen_by=by),
    "bezwaren": lambda session, _, versie, by: bezwaren(session, versie, seen_by=by),
    "zip": lambda session, _, versie, by: in_force(session, [versie], seen_by=by),
    "zip of all": lambda session, _, __, by: versies_in_force(
        session, seen_by=by, on=TODAY, filters=Filters(), most=10
    ),
    "agenda": lambda session, _, __, by: my_appointments(session, seen_by=by, on=TODAY),
    "agenda of one": lambda session, dossier, _, by: appointments_of(session, dossier, seen_by=by, on=TODAY),
    "agreements": lambda session, dossier, _, by: agreements(session, dossier, seen_by=by),
    "team": lambda session, dossier, _, by: pip_team(session, dossier, seen_by=by).members,
    "gaps": lambda session, dossier, _, by: gaps(session, dossier, seen_by=by),
    "relief": lambda session, dossier, _, by: ontzorging_view(session, dossier, seen_by=by),
    "progress": lambda session, dossier, _, by: progress(session, dossier, seen_by=by),
    "exams": lambda session, dossier, _, by: exams(session, dossier, seen_by=by),
    "hours": lambda session, dossier, _, by: uren(session, dossier, seen_by=by),
    "duo": lambda session, dossier, _, by: notices(session, dossier, seen_by=by),
    "outbox": lambda session, dossier, _, by: outbox(session, dossier, ready=(), seen_by=by).lines,
}


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def shared(session: Session, sanne: User) -> tuple[UUID, UUID, User]:
    """A dossier with a signed version and a bezwaar, the version, and a partner with whom everything is shared."""
    dossier_id, bram = a_dossier(session, sanne), a_caseworker(session, role=Role.PARTNER, name="Bram van Gilde")
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    versie_id = session.exec(select(PipVersie.id)).one()
    fields: dict[str, Any] = {"versie_id": versie_id, "by": sanne, "at": NOW, "on": TODAY}
    sign(
        session,
        signature_id=uuid4(),
        facts=SignatureFacts(who="inburgeraar", name="Amina Haile", manner="scherm"),
        **fields,
    )
    note_bezwaar(
        session, bezwaar_id=uuid4(), facts=BezwaarFacts(received_on=TODAY, grounds="De leerroute past niet."), **fields
    )
    facts = LidFacts(role="welzijn", person="Bram", sees=tuple(Shared), caseworker_id=bram.id)
    add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)
    return dossier_id, versie_id, bram


def seen(session: Session, shared: tuple[UUID, UUID], look: Look, by: User) -> Any:
    """What somebody sees by one query; nothing when it refuses."""
    try:
        return look(session, *shared, by)
    except (NotFound, NotAllowed):
        return None


@pytest.mark.parametrize("name", list(LOOKS))
def test_a_partner_sees_only_what_is_shared(
    session: Session, sanne: User, shared: tuple[UUID, UUID, User], name: str
) -> None:
    dossier_id, versie_id, bram = shared

    assert not seen(session, (dossier_id, versie_id), LOOKS[name], bram)
    if name not in ("gaps", "agreements", "duo", "outbox", "exams", "hours"):
        assert seen(session, (dossier_id, versie_id), LOOKS[name], sanne)
    assert shared_plan(session, dossier_id, seen_by=bram).sees == tuple(Shared)


def test_a_partner_sees_only_their_own_dossiers_whatever_the_account_says(
    session: Session, sanne: User, shared: tuple[UUID, UUID, User]
) -> None:
    other = a_dossier(session, sanne, given_names="Bilal")
    wide = a_caseworker(session, role=Role.PARTNER, name="Wijd", scope=Scope.GEMEENTE)

    with pytest.raises(NotFound):
        intake_view(session, other, seen_by=wide, at=NOW)
    assert shared_dossiers(session, seen_by=wide) == ()


def test_a_partner_reads_neither_the_intake_of_a_closed_dossier_nor_earlier_texts_of_a_plan(
    session: Session, sanne: User, shared: tuple[UUID, UUID, User]
) -> None:
    dossier_id, _, bram = shared
    bram = replace(bram, rights={"werk": Level.READ})
    sheet_id = session.exec(select(Pip.sheet_id)).one()
    assert history(session, sheet_id, "leerroute", seen_by=sanne, at=NOW)
    assert history(session, sheet_id, "leerroute", seen_by=bram, at=NOW) == []
    assert intake_view(session, dossier_id, seen_by=bram, at=NOW).sheet_id

    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(NotFound):
        intake_view(session, dossier_id, seen_by=bram, at=NOW)


def test_what_was_said_about_health_in_a_talk_is_hidden_in_its_history_too(session: Session, sanne: User) -> None:
    dossier_id, yusra = a_dossier(session, sanne), a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra")
    shared_with(session, dossier_id, yusra)
    facts = VoortgangFacts(kind="voortgang", held_on=TODAY)
    plan_voortgang(session, voortgang_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)
    sheet_id = session.exec(select(Voortgang.sheet_id)).one()
    questions_asked = [each for each in latest("voortgang").questions if each.type is QuestionType.LONG_TEXT]
    worry = next(each.id for each in questions_asked if latest("voortgang").is_sensitive(each.id))
    calm = next(each.id for each in questions_asked if not latest("voortgang").is_sensitive(each.id))
    for each in (worry, calm):
        save_answer(session, sheet_id=sheet_id, edit=Edit(field=each, value="Gezegd", seen_version=0, by=sanne, at=NOW))

    assert history(session, sheet_id, worry, seen_by=sanne, at=NOW)
    assert history(session, sheet_id, calm, seen_by=yusra, at=NOW)
    assert history(session, sheet_id, worry, seen_by=yusra, at=NOW) == []
