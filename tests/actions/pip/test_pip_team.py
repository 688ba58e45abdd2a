"""The PIP-team, and what a partner sees of a dossier through it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.beheer.caseworkers import disable_caseworker
from actions.dossier.revise import close_dossier
from actions.pip.agreements import AfspraakFacts, add_agreement, finish_agreement, remove_agreement
from actions.pip.change import start_change
from actions.pip.doelen import revise_activiteit, revise_doel
from actions.pip.pip_team import add_lid, put_back_lid, remove_lid, revise_lid
from actions.voortgang.talks import plan_voortgang
from database import open_session
from forms.pip.pip_team import MOST_MEMBERS, USUAL, LidFacts, Shared, TeamRole
from forms.voortgang.progress import VoortgangFacts
from models import Activiteit, AuditRecord, Doel, DossierCaseworker, PipAfspraak, PipTeamLid
from queries.pip.pip_team import partner_accounts, pip_team
from queries.pip.shared_plan import SharedPlan, shared_plan
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.law.terms import AfspraakSide
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.plans import a_full_plan, freeze

ALL = tuple(Shared)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def bram(session: Session) -> User:
    return a_caseworker(session, role=Role.PARTNER, name="Bram van Gilde")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, phone="06 12345678")


def join(session: Session, dossier_id: UUID, by: User, **facts: Any) -> UUID:
    """Somebody in the team."""
    usual: dict[str, Any] = {"role": "taalaanbieder", "person": "Bram", "organisation": "Gilde"}
    return add_lid(
        session, lid_id=uuid4(), dossier_id=dossier_id, facts=LidFacts(**(usual | facts)), by=by, at=NOW, on=TODAY
    )


def shared(session: Session, dossier_id: UUID, by: User, partner: User, sees: tuple[str, ...] = ALL) -> UUID:
    """A partner in the team, who sees these parts."""
    return join(session, dossier_id, by, caseworker_id=partner.id, sees=sees)


def test_a_member_is_stored_as_entered_and_a_second_click_adds_nobody(
    database: Database, session: Session, sanne: User, dossier_id: UUID
) -> None:
    lid_id = uuid4()
    facts = LidFacts(role="ggd", person="  Ilse   de Wit ", organisation="GGD", phone="0495 1", email="ilse@ggd.nl")

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return add_lid(own, lid_id=lid_id, dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {lid_id}

    (line,) = pip_team(session, dossier_id, seen_by=sanne).members
    assert (line.facts.person, line.facts.email, line.since) == ("Ilse de Wit", "ilse@ggd.nl", TODAY)
    (event,) = session.exec(select(AuditRecord).where(AuditRecord.event == "TeamLidAdded"))
    assert event.details == {"lid_id": str(lid_id)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"role": ""}, ("role", "missing")),
        ({"role": "koning"}, ("role", "not_in_list")),
        ({"person": " "}, ("person", "missing")),
        ({"person": "a" * 161}, ("person", "too_long")),
        ({"email": "geen adres"}, ("email", "not_an_email")),
        ({"phone": "0" * 41}, ("phone", "too_long")),
        ({"sees": ("doelen",)}, ("sees", "no_account")),
        ({"sees": ("alles",)}, ("sees", "not_in_list")),
    ],
)
def test_a_member_with_a_mistake_is_refused(
    session: Session, sanne: User, dossier_id: UUID, facts: dict[str, Any], expected: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        join(session, dossier_id, sanne, **facts)

    assert codes(refused.value.problems) == (expected,)
    assert session.exec(select(PipTeamLid)).all() == []


def test_the_usual_five_roles_are_listed_as_missing_until_they_are_filled(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    assert pip_team(session, dossier_id, seen_by=sanne).missing == USUAL

    join(session, dossier_id, sanne, role="welzijn")
    gone = join(session, dossier_id, sanne, role="werk")
    remove_lid(session, lid_id=gone, by=sanne, at=NOW)

    assert TeamRole.WELZIJN not in (missing := pip_team(session, dossier_id, seen_by=sanne).missing)
    assert TeamRole.WERK in missing


def test_a_member_is_changed_and_removed_and_restored(session: Session, sanne: User, dossier_id: UUID) -> None:
    lid_id = join(session, dossier_id, sanne)
    facts = LidFacts(role="werk", person="Joke")

    assert revise_lid(session, lid_id=lid_id, facts=facts, seen_version=1, by=sanne, at=NOW) == 2
    with pytest.raises(Stale):
        revise_lid(session, lid_id=lid_id, facts=LidFacts(role="ggd", person="X"), seen_version=1, by=sanne, at=NOW)
    remove_lid(session, lid_id=lid_id, by=sanne, at=NOW)
    remove_lid(session, lid_id=lid_id, by=sanne, at=NOW)
    view = pip_team(session, dossier_id, seen_by=sanne)
    assert (view.members, [each.facts.person for each in view.removed]) == ((), ["Joke"])
    put_back_lid(session, lid_id=lid_id, by=sanne, at=NOW)

    assert [each.facts.person for each in pip_team(session, dossier_id, seen_by=sanne).members] == ["Joke"]


def test_a_team_has_a_largest_size(session: Session, sanne: User, dossier_id: UUID) -> None:
    for _ in range(MOST_MEMBERS):
        join(session, dossier_id, sanne)

    with pytest.raises(Invalid):
        join(session, dossier_id, sanne)


def test_only_who_follows_the_progress_composes_a_team(session: Session, sanne: User, dossier_id: UUID) -> None:
    yusra, karim = a_caseworker(session, role=Role.ONDERSTEUNER), a_caseworker(session)
    shared_with(session, dossier_id, yusra)
    lid_id = join(session, dossier_id, sanne)

    for by, refusal in ((yusra, NotAllowed), (karim, NotFound)):
        with pytest.raises(refusal):
            join(session, dossier_id, by)
        with pytest.raises(refusal):
            remove_lid(session, lid_id=lid_id, by=by, at=NOW)
    assert pip_team(session, dossier_id, seen_by=karim).members == ()
    assert pip_team(session, dossier_id, seen_by=yusra).members


def test_no_member_is_added_to_the_team_of_a_closed_dossier(session: Session, sanne: User, dossier_id: UUID) -> None:
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        join(session, dossier_id, sanne)


def test_only_an_open_account_of_a_partner_of_the_gemeente_can_be_linked(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    elsewhere = a_caseworker(session, "Lochem", role=Role.PARTNER)
    colleague = a_caseworker(session)
    bea = a_caseworker(session, role=Role.BEHEERDER)
    gone = a_caseworker(session, role=Role.PARTNER, name="Weg")
    disable_caseworker(session, username=gone.username, by=bea, at=NOW)

    for account in (elsewhere, colleague, gone):
        with pytest.raises(NotFound):
            shared(session, dossier_id, sanne, account)
    assert [each.name for each in partner_accounts(session, seen_by=sanne)] == ["Bram van Gilde"]


PARTS: dict[Shared, Any] = {
    Shared.DOELEN: lambda view: view.doelen,
    Shared.WEEK: lambda view: view.week,
    Shared.AFSPRAKEN: lambda view: view.agreements,
    Shared.VOORTGANG: lambda view: view.talks,
    Shared.TELEFOON: lambda view: view.phone,
}


def a_decided_plan(session: Session, dossier_id: UUID, by: User) -> UUID:
    """A PIP in force, with an agreement in it and meetings that are planned; its id."""
    pip_id = a_full_plan(session, dossier_id, by)
    add_agreement(
        session,
        afspraak_id=uuid4(),
        dossier_id=dossier_id,
        facts=AfspraakFacts(side=AfspraakSide.GEMEENTE, what="Regelt opvang", owner="Sanne", due=None),
        by=by,
        at=NOW,
    )
    freeze(session, pip_id, by)
    return pip_id


def filled(view: SharedPlan) -> set[Shared]:
    """The parts that hold something."""
    return {part for part, look in PARTS.items() if look(view)}


@pytest.mark.parametrize("part", list(PARTS))
def test_a_partner_sees_exactly_what_is_shared_and_nobody_else_sees_anything(
    session: Session, sanne: User, bram: User, dossier_id: UUID, part: Shared
) -> None:
    other = a_caseworker(session, role=Role.PARTNER, name="Ander")
    elsewhere = a_caseworker(session, "Lochem", role=Role.PARTNER)
    a_decided_plan(session, dossier_id, sanne)
    lid_id = shared(session, dossier_id, sanne, bram, (part,))
    shared(session, dossier_id, sanne, other, ())

    assert filled(shared_plan(session, dossier_id, seen_by=bram)) == {part}
    assert filled(shared_plan(session, dossier_id, seen_by=other)) == set()
    with pytest.raises(NotFound):
        shared_plan(session, dossier_id, seen_by=elsewhere)
    remove_lid(session, lid_id=lid_id, by=sanne, at=NOW)
    with pytest.raises(NotFound):
        shared_plan(session, dossier_id, seen_by=bram)
    assert session.get(DossierCaseworker, (dossier_id, bram.id)) is None


def test_sharing_every_part_shares_the_whole_plan(session: Session, sanne: User, bram: User, dossier_id: UUID) -> None:
    a_decided_plan(session, dossier_id, sanne)
    shared(session, dossier_id, sanne, bram)

    view = shared_plan(session, dossier_id, seen_by=bram)

    assert filled(view) == set(PARTS)
    assert (view.version, view.dagtekening) == (1, TODAY)


def test_a_partner_never_sees_the_draft(session: Session, sanne: User, bram: User, dossier_id: UUID) -> None:
    pip_id = a_full_plan(session, dossier_id, sanne)
    shared(session, dossier_id, sanne, bram)
    assert shared_plan(session, dossier_id, seen_by=bram).doelen == ()

    freeze(session, pip_id, sanne)
    start_change(session, pip_id=pip_id, reason="Verandering", by=sanne, at=NOW)
    doel_id = session.exec(select(Doel.id).where(Doel.pip_id == pip_id)).one()
    revise_doel(
        session, doel_id=doel_id, edit=Edit(field="own_words", value="Iets anders", seen_version=1, by=sanne, at=NOW)
    )

    (doel,) = shared_plan(session, dossier_id, seen_by=bram).doelen
    assert doel.own_words == "Ik wil praten met klanten"


def test_doelen_about_money_and_health_and_family_are_shared_separately(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    pip_id = a_full_plan(session, dossier_id, sanne)
    session.exec(select(Doel).where(Doel.pip_id == pip_id)).one().area = "gezondheid"  # type: ignore[assignment]
    session.commit()
    freeze(session, pip_id, sanne)
    lid_id = shared(session, dossier_id, sanne, bram, ("doelen", "week"))

    view = shared_plan(session, dossier_id, seen_by=bram)
    assert (view.doelen, view.week) == ((), ())

    facts = LidFacts(role="welzijn", person="Bram", sees=("doelen", "gevoelig"), caseworker_id=bram.id)
    revise_lid(session, lid_id=lid_id, facts=facts, seen_version=1, by=sanne, at=NOW)
    assert len(shared_plan(session, dossier_id, seen_by=bram).doelen) == 1


def test_sharing_the_doelen_does_not_share_the_week_or_the_childcare(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    pip_id = a_full_plan(session, dossier_id, sanne)
    activiteit_id = session.exec(select(Activiteit.id).where(Activiteit.pip_id == pip_id)).one()
    for field, value in (("slots", "ma 9-12"), ("travel_minutes", "20"), ("childcare", "nodig")):
        revise_activiteit(
            session, activiteit_id=activiteit_id, edit=Edit(field=field, value=value, seen_version=0, by=sanne, at=NOW)
        )
    freeze(session, pip_id, sanne)
    shared(session, dossier_id, sanne, bram, ("doelen",))

    (doel,) = shared_plan(session, dossier_id, seen_by=bram).doelen
    (each,) = doel.activiteiten
    assert (each.what, each.slots, each.travel_minutes, each.childcare) == ("Taalles", (), None, None)

    shared(session, dossier_id, sanne, bram, ("week",))
    (each,) = shared_plan(session, dossier_id, seen_by=bram).week
    assert (len(each.slots), each.travel_minutes, each.childcare) == (1, None, None)


def an_agreement(session: Session, dossier_id: UUID, by: User, what: str) -> UUID:
    """An agreement of a partner about the plan."""
    return add_agreement(
        session,
        afspraak_id=uuid4(),
        dossier_id=dossier_id,
        facts=AfspraakFacts(side=AfspraakSide.PARTNER, what=what, owner="Bram", due=None),
        by=by,
        at=NOW,
    )


def test_a_partner_sees_the_current_agreements_and_no_proposals(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    pip_id = a_decided_plan(session, dossier_id, sanne)
    shared(session, dossier_id, sanne, bram, ("afspraken",))
    afspraak_id = session.exec(select(PipAfspraak.id)).one()

    def shown_agreements() -> list[tuple[str, bool]]:
        agreements = shared_plan(session, dossier_id, seen_by=bram).agreements
        return [(each.what, each.done is not None) for each in agreements]

    later = an_agreement(session, dossier_id, sanne, "Zoekt een taalmaatje")
    assert shown_agreements() == [("Regelt opvang", False), ("Zoekt een taalmaatje", False)]
    remove_agreement(session, afspraak_id=later, by=sanne, at=NOW)
    finish_agreement(session, afspraak_id=afspraak_id, done_on=TODAY, by=sanne, at=NOW)
    assert shown_agreements() == [("Regelt opvang", True)]
    start_change(session, pip_id=pip_id, reason="Verandering", by=sanne, at=NOW)
    an_agreement(session, dossier_id, sanne, "Misschien een stage")
    assert shown_agreements() == [("Regelt opvang", True)]


def test_a_partner_is_not_shown_that_there_was_a_signal(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    shared(session, dossier_id, sanne, bram, ("voortgang",))
    for kind in ("signaal", "voortgang"):
        facts = VoortgangFacts(kind=kind, held_on=TODAY)
        plan_voortgang(session, voortgang_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    assert [each.kind for each in shared_plan(session, dossier_id, seen_by=bram).talks] == ["voortgang"]


def test_nothing_of_a_closed_dossier_is_shared(session: Session, sanne: User, bram: User, dossier_id: UUID) -> None:
    a_decided_plan(session, dossier_id, sanne)
    shared(session, dossier_id, sanne, bram)
    close_dossier(session, dossier_id=dossier_id, reason="verhuisd", by=sanne, at=NOW, on=TODAY)

    view = shared_plan(session, dossier_id, seen_by=bram)

    assert (filled(view), view.sees, view.is_open) == (set(), (), False)


def test_linking_another_account_ends_the_access_of_the_first(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    other = a_caseworker(session, role=Role.PARTNER, name="Ander")
    lid_id = shared(session, dossier_id, sanne, bram)

    facts = LidFacts(role="werk", person="Ander", caseworker_id=other.id)
    revise_lid(session, lid_id=lid_id, facts=facts, seen_version=1, by=sanne, at=NOW)

    with pytest.raises(NotFound):
        shared_plan(session, dossier_id, seen_by=bram)
    assert shared_plan(session, dossier_id, seen_by=other).sees == ()


def test_who_is_in_the_team_twice_keeps_access_until_the_last_place_is_removed(
    session: Session, sanne: User, bram: User, dossier_id: UUID
) -> None:
    first = shared(session, dossier_id, sanne, bram, ("telefoon",))
    second = shared(session, dossier_id, sanne, bram, ("doelen",))

    remove_lid(session, lid_id=first, by=sanne, at=NOW)
    assert shared_plan(session, dossier_id, seen_by=bram).sees == (Shared.DOELEN,)
    remove_lid(session, lid_id=second, by=sanne, at=NOW)
    put_back_lid(session, lid_id=first, by=sanne, at=NOW)

    assert shared_plan(session, dossier_id, seen_by=bram).sees == (Shared.TELEFOON,)
