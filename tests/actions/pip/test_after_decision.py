"""What follows a vaststelling: sent, signed, objected to; the version itself stays as it was."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Role, User
from actions.pip.after_decision import SendingFacts, SignatureFacts, note_sent, sign
from actions.pip.bezwaar import BezwaarDecision, BezwaarFacts, decide_bezwaar, note_bezwaar
from models import AuditRecord, Bezwaar, Dossier, PipBekendmaking, PipHandtekening, PipVersie
from models.guards.encryption import keyring_of
from models.values.plan import checksum, thawed
from operations.encrypted_rows import HOLDERS
from queries.pip.after_decision import bezwaren, signatures
from queries.pip.versions import versions
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from rules.pip.bezwaar import BezwaarOutcome
from rules.pip.signing import SignedBy, Signer
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.plans import a_full_plan, freeze

DAY = timedelta(days=1)
DRAWN = "[[[0.1,0.2],[0.5,0.75]]]"


@pytest.fixture
def by(session: Session) -> User:
    """A regievoerder."""
    return a_caseworker(session)


@pytest.fixture
def versie_id(session: Session, by: User) -> UUID:
    """A version that was vastgesteld five days ago."""
    freeze(session, a_full_plan(session, a_dossier(session, by), by), by, TODAY - 5 * DAY)
    return session.exec(select(PipVersie.id)).one()


def send(session: Session, versie_id: UUID, by: User, **more: Any) -> None:
    seen: int = more.pop("seen_version", 0)
    usual: dict[str, Any] = {"sent_on": TODAY - DAY, "manner": "post"}
    facts = SendingFacts(**(usual | more))
    note_sent(session, versie_id=versie_id, facts=facts, seen_version=seen, by=by, at=NOW, on=TODAY)


def put(session: Session, versie_id: UUID, by: User, **more: Any) -> UUID:
    signature_id: UUID = more.pop("signature_id", None) or uuid4()
    fields: dict[str, Any] = {"who": "inburgeraar", "name": "Amina Haile", "manner": "scherm", "strokes": DRAWN} | more
    facts = SignatureFacts(**fields)
    sign(session, signature_id=signature_id, versie_id=versie_id, facts=facts, by=by, at=NOW, on=TODAY)
    return signature_id


def object_to(session: Session, versie_id: UUID, by: User, **more: Any) -> UUID:
    bezwaar_id: UUID = more.pop("bezwaar_id", None) or uuid4()
    fields: dict[str, Any] = {"received_on": TODAY, "grounds": "De leerroute past niet."} | more
    facts = BezwaarFacts(**fields)
    note_bezwaar(session, bezwaar_id=bezwaar_id, versie_id=versie_id, facts=facts, by=by, at=NOW, on=TODAY)
    return bezwaar_id


def days_of(session: Session) -> tuple[date | None, date | None]:
    """The days that start the termijn and the version in force."""
    dossier = session.exec(select(Dossier)).one()
    return dossier.first_pip_on, dossier.current_pip_on


def test_how_and_when_a_plan_was_sent_is_stored_and_can_be_corrected(
    session: Session, by: User, versie_id: UUID
) -> None:
    send(session, versie_id, by)
    send(session, versie_id, by, sent_on=TODAY - 2 * DAY, manner="uitgereikt", seen_version=1)

    dossier_id = session.exec(select(Dossier.id)).one()
    line = versions(session, dossier_id, seen_by=by)[0]
    assert (line.sent_on, line.manner, line.sent_version) == (TODAY - 2 * DAY, "uitgereikt", 2)
    events = session.exec(select(AuditRecord.details).where(AuditRecord.event == "PipSent")).all()
    assert events == [{"version": 1}, {"version": 1}]


def test_a_second_click_on_sending_changes_nothing_and_does_not_overwrite_a_colleague(
    session: Session, by: User, versie_id: UUID
) -> None:
    send(session, versie_id, by)
    send(session, versie_id, by)

    with pytest.raises(AlreadyDone):
        send(session, versie_id, by, manner="digitaal")
    assert session.exec(select(PipBekendmaking.version)).one() == 1


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"sent_on": None}, ("sent_on", "missing")),
        ({"sent_on": TODAY + DAY}, ("sent_on", "in_future")),
        ({"sent_on": TODAY - 6 * DAY}, ("sent_on", "too_early")),
        ({"manner": ""}, ("manner", "missing")),
    ],
)
def test_an_impossible_sending_date_or_manner_is_refused(
    session: Session, by: User, versie_id: UUID, wrong: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        send(session, versie_id, by, **wrong)

    assert codes(refused.value.problems) == (problem,)


def test_a_drawn_signature_is_stored_encrypted_with_the_version_that_was_signed(
    session: Session, by: User, versie_id: UUID
) -> None:
    put(session, versie_id, by)

    row = session.exec(select(PipHandtekening)).one()
    signed = signatures(session, versie_id, seen_by=by)
    assert "0.75" not in row.strokes
    assert row.sha256 == session.get_one(PipVersie, versie_id).sha256
    assert (signed[0].who, signed[0].name, signed[0].manner) == (Signer.INBURGERAAR, "Amina Haile", SignedBy.SCHERM)
    assert signed[0].strokes == (((0.1, 0.2), (0.5, 0.75)),)
    assert (signed[0].matches, signed[0].at) == (True, NOW)


def test_who_cannot_draw_types_their_name(session: Session, by: User, versie_id: UUID) -> None:
    put(session, versie_id, by, strokes="")

    assert signatures(session, versie_id, seen_by=by)[0].strokes == ()


def test_a_signature_on_paper_says_when_and_where_the_scan_is(session: Session, by: User, versie_id: UUID) -> None:
    paper = {"manner": "papier", "strokes": "", "scan_note": "zaak 12", "signed_on": TODAY - DAY}
    put(session, versie_id, by, **paper)

    signature = signatures(session, versie_id, seen_by=by)[0]
    assert (signature.manner, signature.scan_note, signature.at.date()) == (SignedBy.PAPIER, "zaak 12", TODAY - DAY)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"who": "buurman"}, ("who", "missing")),
        ({"name": " "}, ("name", "missing")),
        ({"strokes": "<svg>"}, ("strokes", "unreadable")),
        ({"manner": "fax"}, ("manner", "missing")),
        ({"manner": "papier", "signed_on": TODAY}, ("scan_note", "missing")),
        ({"manner": "papier", "scan_note": "zaak 12"}, ("signed_on", "missing")),
        ({"manner": "papier", "scan_note": "zaak 12", "signed_on": TODAY + DAY}, ("signed_on", "in_future")),
    ],
)
def test_an_invalid_signature_is_refused(
    session: Session, by: User, versie_id: UUID, wrong: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        put(session, versie_id, by, **wrong)

    assert codes(refused.value.problems) == (problem,)
    assert not session.exec(select(PipHandtekening)).all()


def test_each_person_signs_once_and_a_second_click_changes_nothing(session: Session, by: User, versie_id: UUID) -> None:
    first = put(session, versie_id, by)
    put(session, versie_id, by, signature_id=first)
    put(session, versie_id, by, who="regievoerder", name=by.name)

    with pytest.raises(AlreadyDone):
        put(session, versie_id, by, name="Iemand anders")
    assert {each.who for each in signatures(session, versie_id, seen_by=by)} == set(Signer)


def test_a_bezwaar_is_stored_encrypted_and_decided_and_moves_no_termijn(
    session: Session, by: User, versie_id: UUID
) -> None:
    before = days_of(session)
    bezwaar_id = object_to(session, versie_id, by)
    object_to(session, versie_id, by, bezwaar_id=bezwaar_id)
    decide_bezwaar(
        session,
        bezwaar_id=bezwaar_id,
        decision=BezwaarDecision(outcome="gegrond", decided_on=TODAY, note="Nieuw onderzoek"),
        seen_version=1,
        by=by,
        at=NOW,
        on=TODAY,
    )

    line = bezwaren(session, versie_id, seen_by=by)[0]
    row = session.get_one(Bezwaar, bezwaar_id)
    assert (line.grounds, line.outcome, line.note) == (
        "De leerroute past niet.",
        BezwaarOutcome.GEGROND,
        "Nieuw onderzoek",
    )
    assert "leerroute" not in row.grounds
    assert "onderzoek" not in row.note
    assert days_of(session) == before


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"outcome": ""}, ("outcome", "missing")),
        ({"decided_on": None}, ("decided_on", "missing")),
        ({"decided_on": TODAY - DAY}, ("decided_on", "too_early")),
        ({"note": "x" * 3001}, ("note", "too_long")),
    ],
)
def test_an_impossible_outcome_of_a_bezwaar_is_refused(
    session: Session, by: User, versie_id: UUID, wrong: dict[str, Any], problem: tuple[str, str]
) -> None:
    bezwaar_id = object_to(session, versie_id, by)
    fields: dict[str, Any] = {"outcome": "ongegrond", "decided_on": TODAY, "note": ""} | wrong
    decision = BezwaarDecision(**fields)

    with pytest.raises(Invalid) as refused:
        decide_bezwaar(session, bezwaar_id=bezwaar_id, decision=decision, seen_version=1, by=by, at=NOW, on=TODAY)

    assert codes(refused.value.problems) == (problem,)


def test_two_colleagues_who_decide_a_bezwaar_at_once_do_not_overwrite_each_other(
    session: Session, by: User, versie_id: UUID
) -> None:
    bezwaar_id = object_to(session, versie_id, by)
    fields: dict[str, Any] = {"seen_version": 1, "by": by, "at": NOW, "on": TODAY}
    no, yes = (BezwaarDecision(outcome=outcome, decided_on=TODAY, note="") for outcome in ("ongegrond", "gegrond"))
    decide_bezwaar(session, bezwaar_id=bezwaar_id, decision=no, **fields)

    with pytest.raises(AlreadyDone):
        decide_bezwaar(session, bezwaar_id=bezwaar_id, decision=yes, **fields)


def test_a_bezwaar_is_dated_after_the_decision_it_is_about(session: Session, by: User, versie_id: UUID) -> None:
    with pytest.raises(Invalid) as refused:
        object_to(session, versie_id, by, received_on=TODAY - 6 * DAY, grounds=" ")

    assert codes(refused.value.problems) == (("received_on", "too_early"), ("grounds", "missing"))


def test_who_may_not_decide_or_works_in_another_gemeente_can_record_nothing(
    session: Session, by: User, versie_id: UUID
) -> None:
    helper = a_caseworker(session, role=Role.KANSVERKENNER)
    shared_with(session, session.exec(select(Dossier.id)).one(), helper)
    stranger = a_caseworker(session, gemeente="Lochem", role=Role.COORDINATOR)

    for deed in (send, put, object_to):
        with pytest.raises(NotAllowed):
            deed(session, versie_id, helper)
        with pytest.raises(NotFound):
            deed(session, versie_id, stranger)
    assert signatures(session, versie_id, seen_by=stranger) == []
    assert bezwaren(session, versie_id, seen_by=stranger) == []


def test_a_plan_is_frozen_with_the_figures_and_texts_of_that_day(session: Session, by: User, versie_id: UUID) -> None:
    paper = thawed(session.get_one(PipVersie, versie_id).document)

    figures = {each.name: (each.value, each.unit) for each in paper.figures}
    assert figures["inburgeringstermijn"] == (3, "years")
    assert figures["bezwaartermijn"] == (6, "weeks")
    assert all(each.article for each in paper.figures)
    assert paper.texts == "2026-12"


def test_a_version_from_before_figures_were_frozen_can_still_be_read_and_keeps_its_checksum(
    session: Session, by: User, versie_id: UUID
) -> None:
    later = {"figures", "texts", "change_kind", "change_grounds", "approved_by", "address", "handler_phone"}
    content = session.get_one(PipVersie, versie_id).document
    old = {name: value for name, value in content.items() if name not in later}
    plan = {name: value for name, value in old["plan"].items() if name not in ("agreements", "relief", "team")}  # type: ignore[attr-defined]
    old["plan"] = plan
    before = checksum(old)

    paper = thawed(old)

    assert (paper.figures, paper.texts, paper.plan.own_words) == ((), "", "Ik wil kapper worden.")
    assert checksum(old) == before
    assert paper.termijn_start == date(2026, 11, 17)


def test_changing_keys_covers_every_signature_and_bezwaar(session: Session, by: User, versie_id: UUID) -> None:
    put(session, versie_id, by)
    object_to(session, versie_id, by)
    holders = [each for each in HOLDERS if each.of.name in ("pip_handtekening", "bezwaar")]

    secret_texts = [
        holder.content(dict(row), keyring_of(session.get_bind()))
        for holder in holders
        for row in session.connection().execute(sa.select(holder.of)).mappings()
    ]

    assert {each.get("strokes") for each in secret_texts} == {DRAWN, None}
    assert {each.get("grounds") for each in secret_texts} == {None, "De leerroute past niet."}
