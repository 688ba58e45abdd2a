"""Two dossiers of one person become one, and within a day two again."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, SQLModel, select

import actions.dossier.contacts
import actions.dossier.joining
from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.deed.dossier_status import differences
from actions.dossier.contacts import ContactFacts, note_contact
from actions.dossier.household import Member, add_member
from actions.dossier.housemates import join_household
from actions.dossier.joining import Joining, join_dossiers, separate_dossiers
from actions.dossier.revise import reopen_dossier, revise_dossier
from actions.duo.queue import NewMessage, queue_message
from actions.duo.sending import note_answer, take_message
from actions.intake.intake import start_intake
from forms.engine.answers import Source
from models import (
    AnswerHistory,
    AnswerSheet,
    AuditRecord,
    Contact,
    Dossier,
    DossierCaseworker,
    DossierJoin,
    DuoBericht,
    HuishoudenLid,
    Intake,
)
from models.guards.encryption import bsn_of
from models.values import joining as places
from queries.dossier.access_log import access_log
from queries.dossier.audit_trail import trail
from queries.intake.view import intake_view
from refusals import AlreadyDone, Incomplete, Invalid, Joined, NotAllowed, NotFound
from rules.dossier.joining import JoinObstacle, JoinQuestion
from rules.duo import BerichtKind
from rules.law.birth_date import BirthDate
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.meanwhile import meanwhile
from tests.plans import a_full_plan, freeze

DAY = timedelta(days=1)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def kept_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, phone="06 1")


@pytest.fixture
def closed_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, phone="06 2", v_number="2712000001", language="ti", bsn="111222333")


def joining(session: Session, kept_id: UUID, closed_id: UUID, **given: Any) -> Joining:
    """What was chosen, by default that every fact of the dossier that stays counts."""
    rows = session.exec(select(Dossier).execution_options(populate_existing=True)).all()
    seen_versions = {each.id: places.version_of(each) for each in rows if each.id in (kept_id, closed_id)}
    usual: dict[str, Any] = {
        "facts": dict.fromkeys(("phone", "language", "given_names"), kept_id),
        "seen_versions": seen_versions,
    }
    return Joining(kept_id=kept_id, closed_id=closed_id, **(usual | given))


def join(session: Session, kept_id: UUID, closed_id: UUID, by: User, **given: Any) -> UUID:
    """Join them; gives the id of the joining."""
    join_id = given.pop("join_id", None) or uuid4()
    chosen = joining(session, kept_id, closed_id, **given)
    join_dossiers(session, join_id=join_id, joining=chosen, by=by, at=NOW, on=TODAY)
    return join_id


def dossier(session: Session, dossier_id: UUID) -> Dossier:
    """The dossier as it is kept now."""
    session.expire_all()
    return session.get_one(Dossier, dossier_id)


def contact(session: Session, dossier_id: UUID, by: User, note: str) -> None:
    facts = ContactFacts(kind="telefoon", happened_on=TODAY, note=note)
    note_contact(session, contact_id=uuid4(), dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def an_answer(session: Session, dossier_id: UUID, by: User) -> UUID:
    """A brede intake with one answer; gives its sheet."""
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    sheet_id = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()
    edit = Edit(field="jaren_onderwijs", value="9", source=Source.INBURGERAAR, seen_version=0, by=by, at=NOW, on=TODAY)
    save_answer(session, sheet_id=sheet_id, edit=edit)
    return sheet_id


def told_to_duo(session: Session, dossier_id: UUID, by: User, code: int | None = 200) -> UUID:
    """A message about this dossier that DUO took."""
    news = NewMessage(kind=BerichtKind.MAP, body={"datum": "2026-11-20"}, intent=f"map:{dossier_id}")
    bericht_id = queue_message(session, dossier_id=dossier_id, news=news, by=by, at=NOW)
    if code is not None:
        sent = take_message(session, at=NOW)
        assert sent is not None
        note_answer(session, sent=sent, code=code, body=None, at=NOW)
    return bericht_id


def test_every_table_with_rows_of_a_dossier_has_its_place_when_two_are_joined() -> None:
    placed = [*places.ALWAYS, *places.WITH_INTAKE, *places.WITH_PLAN, *places.WITH_ONTZORGEN]
    placed += [*places.OWN_WAY, *places.STAYS]
    names = [str(each.__tablename__) for each in placed]

    assert sorted(names) == sorted(
        table.name for table in SQLModel.metadata.sorted_tables if "dossier_id" in table.columns
    )


def test_all_of_both_lands_in_one_and_the_other_only_points_to_it(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    contact(session, kept_id, sanne, "eerste")
    contact(session, closed_id, sanne, "tweede")
    sheet_id = an_answer(session, closed_id, sanne)
    bericht_id = told_to_duo(session, closed_id, sanne)

    join(session, kept_id, closed_id, sanne)

    kept, closed = dossier(session, kept_id), dossier(session, closed_id)
    assert (kept.v_number, bsn_of(session, kept)) == ("2712000001", "111222333")
    assert (kept.language, kept.phone) == ("ti", "06 1")
    assert (kept.intake_started_on, kept.is_open) == (TODAY, True)
    assert (closed.is_open, closed.joined_into_id, closed.close_reason) == (False, kept_id, "dubbel")
    assert (closed.bsn, closed.v_number_key, closed.intake_started_on) == (None, None, None)
    assert {each.dossier_id for each in session.exec(select(Contact))} == {kept_id}
    assert session.get_one(AnswerSheet, sheet_id).dossier_id == kept_id
    assert len(session.exec(select(AnswerHistory)).all()) == 1
    assert intake_view(session, kept_id, seen_by=sanne).answers["jaren_onderwijs"].value == "9"
    assert session.get_one(DuoBericht, bericht_id).intent.startswith(f"map:{kept_id}")
    assert list(differences(session)) == []


def test_it_is_logged_on_both_and_the_one_that_stays_tells_all_that_happened_in_either(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    contact(session, closed_id, sanne, "tweede")

    join(session, kept_id, closed_id, sanne)

    joined = session.exec(select(AuditRecord).where(AuditRecord.event == "DossiersJoined")).all()
    assert {each.dossier_id for each in joined} == {kept_id, closed_id}
    lines = [each.event for each in trail(session, kept_id, seen_by=sanne)]
    assert lines.count("DossierRegistered") == 2 and "ContactNoted" in lines
    assert access_log(session, kept_id, seen_by=sanne).looks == []


def test_a_fact_that_differs_is_chosen_and_without_a_choice_nothing_is_joined(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    with pytest.raises(Invalid) as refused:
        join(session, kept_id, closed_id, sanne, facts={})
    assert codes(refused.value.problems) == (("phone", "missing"),)
    assert dossier(session, closed_id).is_open

    join(session, kept_id, closed_id, sanne, facts={"phone": closed_id})

    assert dossier(session, kept_id).phone == "06 2"
    assert dossier(session, kept_id).field_versions["phone"] == 1


def test_what_was_changed_since_it_was_looked_at_is_not_joined(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    seen_versions = joining(session, kept_id, closed_id)
    edit = Edit(field="phone", value="06 3", seen_version=0, by=sanne, at=NOW, on=TODAY)
    revise_dossier(session, dossier_id=closed_id, edit=edit)

    with pytest.raises(AlreadyDone):
        join_dossiers(session, join_id=uuid4(), joining=seen_versions, by=sanne, at=NOW, on=TODAY)


def test_a_second_click_joins_once(session: Session, sanne: User, kept_id: UUID, closed_id: UUID) -> None:
    join_id = join(session, kept_id, closed_id, sanne)

    join(session, kept_id, closed_id, sanne, join_id=join_id)

    assert len(session.exec(select(DossierJoin)).all()) == 1


def test_of_two_who_join_at_once_one_is_refused(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    chosen = joining(session, kept_id, closed_id)
    other_way = joining(session, closed_id, kept_id)

    def theirs(own: Session) -> None:
        join_dossiers(own, join_id=uuid4(), joining=other_way, by=sanne, at=NOW, on=TODAY)

    ended = meanwhile(monkeypatch, database, (actions.dossier.joining, "refresh_statuses"), theirs)
    join_dossiers(session, join_id=uuid4(), joining=chosen, by=sanne, at=NOW, on=TODAY)

    with pytest.raises(Incomplete) as refused:
        ended.result()
    assert JoinObstacle.JOINED_ALREADY in refused.value.shortcomings
    assert dossier(session, kept_id).is_open


def test_nothing_is_written_in_the_pointer_any_more(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    join(session, kept_id, closed_id, sanne)

    with pytest.raises(Joined):
        contact(session, closed_id, sanne, "laat")
    with pytest.raises(AlreadyDone):
        reopen_dossier(session, dossier_id=closed_id, by=sanne, at=NOW)
    with pytest.raises(AlreadyDone):
        edit = Edit(field="phone", value="06 3", seen_version=0, by=sanne, at=NOW, on=TODAY)
        revise_dossier(session, dossier_id=closed_id, edit=edit)


def test_what_is_added_while_a_colleague_joins_goes_along_or_is_refused_and_is_never_left_in_the_pointer(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    chosen = joining(session, kept_id, closed_id)

    def theirs(own: Session) -> None:
        join_dossiers(own, join_id=uuid4(), joining=chosen, by=sanne, at=NOW, on=TODAY)

    ended = meanwhile(monkeypatch, database, (actions.dossier.contacts, "keep"), theirs)
    refusals = []
    try:
        contact(session, closed_id, sanne, "net op tijd, of net te laat")
    except Joined as refusal:
        refusals.append(refusal)
    ended.result()

    session.expire_all()
    assert session.exec(select(Contact.dossier_id)).all() == ([] if refusals else [kept_id])


def test_undone_within_a_day_everything_is_as_it_was(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    contact(session, closed_id, sanne, "tweede")
    sheet_id = an_answer(session, closed_id, sanne)
    bericht_id = told_to_duo(session, closed_id, sanne)
    before = [columns(dossier(session, each)) for each in (kept_id, closed_id)]
    join_id = join(session, kept_id, closed_id, sanne, facts={"phone": closed_id})

    separate_dossiers(session, join_id=join_id, by=sanne, at=NOW + DAY)

    assert [columns(dossier(session, each)) for each in (kept_id, closed_id)] == before
    assert bsn_of(session, dossier(session, closed_id)) == "111222333"
    assert bsn_of(session, dossier(session, kept_id)) is None
    assert {each.dossier_id for each in session.exec(select(Contact))} == {closed_id}
    assert session.get_one(AnswerSheet, sheet_id).dossier_id == closed_id
    assert session.get_one(DuoBericht, bericht_id).intent.startswith(f"map:{closed_id}")
    undone = session.exec(select(AuditRecord).where(AuditRecord.event == "DossiersSeparated")).all()
    assert {each.dossier_id for each in undone} == {kept_id, closed_id}
    assert list(differences(session)) == []

    join(session, kept_id, closed_id, sanne)


def columns(row: Dossier) -> dict[str, object]:
    """What a dossier says, without its versions and how its BSN is encrypted."""
    return {name: value for name, value in row.model_dump().items() if name not in ("version", "field_versions", "bsn")}


def test_what_was_changed_or_added_since_stays_when_it_is_undone(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    join_id = join(session, kept_id, closed_id, sanne, facts={"phone": closed_id})
    edit = Edit(field="phone", value="06 3", seen_version=1, by=sanne, at=NOW, on=TODAY)
    revise_dossier(session, dossier_id=kept_id, edit=edit)
    contact(session, kept_id, sanne, "daarna")

    separate_dossiers(session, join_id=join_id, by=sanne, at=NOW)

    assert (dossier(session, kept_id).phone, dossier(session, closed_id).phone) == ("06 3", "06 2")
    assert session.exec(select(Contact.dossier_id)).all() == [kept_id]


def test_after_a_day_it_is_not_undone(session: Session, sanne: User, kept_id: UUID, closed_id: UUID) -> None:
    join_id = join(session, kept_id, closed_id, sanne)

    with pytest.raises(AlreadyDone):
        separate_dossiers(session, join_id=join_id, by=sanne, at=NOW + DAY + timedelta(seconds=1))


def test_the_bsn_that_was_not_chosen_is_kept_and_comes_back(session: Session, sanne: User, closed_id: UUID) -> None:
    other = a_dossier(session, sanne, phone="06 2", bsn="123456782")
    join_id = join(session, closed_id, other, sanne, facts={"bsn": other})
    assert bsn_of(session, dossier(session, closed_id)) == "123456782"

    separate_dossiers(session, join_id=join_id, by=sanne, at=NOW)

    assert bsn_of(session, dossier(session, closed_id)) == "111222333"
    assert bsn_of(session, dossier(session, other)) == "123456782"


def test_two_intakes_are_asked_about_and_the_one_of_the_dossier_that_stays_goes_on(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    ours, theirs = an_answer(session, kept_id, sanne), an_answer(session, closed_id, sanne)

    with pytest.raises(Incomplete) as refused:
        join(session, kept_id, closed_id, sanne)
    assert refused.value.shortcomings == (JoinQuestion.TWO_INTAKES,)

    join_id = join(session, kept_id, closed_id, sanne, answered=frozenset({JoinQuestion.TWO_INTAKES}))
    assert session.exec(select(Intake.sheet_id).where(Intake.dossier_id == kept_id)).one() == ours
    assert session.get_one(AnswerSheet, theirs).dossier_id == closed_id
    separate_dossiers(session, join_id=join_id, by=sanne, at=NOW)


def test_a_decided_pip_stays_in_its_dossier_and_two_are_asked_about(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    freeze(session, a_full_plan(session, closed_id, sanne), sanne)
    with pytest.raises(Incomplete) as refused:
        join(session, kept_id, closed_id, sanne)
    assert refused.value.shortcomings == (JoinObstacle.DECIDED_IN_OTHER,)

    freeze(session, a_full_plan(session, kept_id, sanne), sanne)
    with pytest.raises(Incomplete) as asked:
        join(session, kept_id, closed_id, sanne)
    assert asked.value.shortcomings == (JoinQuestion.TWO_DECIDED, JoinQuestion.TWO_INTAKES)


def test_a_draft_plan_goes_along_and_once_decided_it_cannot_go_back(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    pip_id = a_full_plan(session, closed_id, sanne)
    join_id = join(session, kept_id, closed_id, sanne)
    assert dossier(session, kept_id).pip_status is not None
    freeze(session, pip_id, sanne)

    with pytest.raises(AlreadyDone):
        separate_dossiers(session, join_id=join_id, by=sanne, at=NOW)
    assert list(differences(session)) == []


def test_a_message_that_waits_for_duo_is_sent_or_withdrawn_first(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    told_to_duo(session, closed_id, sanne, code=None)

    with pytest.raises(Incomplete) as refused:
        join(session, kept_id, closed_id, sanne)

    assert refused.value.shortcomings == (JoinObstacle.UNSENT_TO_DUO,)


def test_who_worked_on_either_works_on_the_one_that_stays(session: Session, sanne: User, kept_id: UUID) -> None:
    karim, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    other = a_dossier(session, karim, phone="06 1")
    shared_with(session, other, yusra)
    marijke = a_caseworker(session, role=Role.COORDINATOR)

    with pytest.raises(NotFound):
        join(session, kept_id, other, sanne, facts={"regievoerder_id": kept_id})
    join_id = join(session, kept_id, other, marijke, facts={"regievoerder_id": kept_id})

    helpers = select(DossierCaseworker.caseworker_id).where(DossierCaseworker.dossier_id == kept_id)
    assert set(session.exec(helpers)) == {karim.id, yusra.id}
    separate_dossiers(session, join_id=join_id, by=marijke, at=NOW)
    assert session.exec(helpers).all() == []


@pytest.mark.parametrize("role", [Role.KANSVERKENNER, Role.ONDERSTEUNER, Role.BEHEERDER, Role.PARTNER])
def test_only_a_regievoerder_and_a_coordinator_join(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        join(session, kept_id, closed_id, a_caseworker(session, role=role))


def test_the_members_of_both_households_live_in_one(
    session: Session, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    partner = session.get_one(Dossier, a_dossier(session, sanne, given_names="Zoë", birth_date=BirthDate(1988, 2, 2)))
    join_household(session, dossier_id=closed_id, number=partner.number, by=sanne, at=NOW)
    for dossier_id, name in ((kept_id, "Sem"), (closed_id, "Lot")):
        add_member(
            session, member_id=uuid4(), dossier_id=dossier_id, member=Member(name=name, relation="kind"), by=sanne,
            at=NOW, on=TODAY,
        )  # fmt: skip
    homes = {each.name: each.huishouden_id for each in session.exec(select(HuishoudenLid))}

    join_id = join(session, kept_id, closed_id, sanne)

    assert dossier(session, kept_id).huishouden_id == dossier(session, partner.id).huishouden_id
    assert {each.huishouden_id for each in session.exec(select(HuishoudenLid))} == {homes["Lot"]}
    separate_dossiers(session, join_id=join_id, by=sanne, at=NOW)
    session.expire_all()
    assert {each.name: each.huishouden_id for each in session.exec(select(HuishoudenLid))} == homes


def test_a_pointer_to_a_pointer_leads_to_the_end(session: Session, sanne: User, kept_id: UUID, closed_id: UUID) -> None:
    last = a_dossier(session, sanne, phone="06 1")
    join_id = join(session, kept_id, closed_id, sanne)
    join(session, last, kept_id, sanne)

    with pytest.raises(AlreadyDone):
        separate_dossiers(session, join_id=join_id, by=sanne, at=NOW)
    events = [each.event for each in trail(session, last, seen_by=sanne)]
    assert events.count("DossierRegistered") == 3
    assert set(session.connection().execute(places.with_joined(last)).scalars()) == {last, kept_id, closed_id}
