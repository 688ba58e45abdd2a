"""What follows a vaststelling: sent, signed, objected to. Of the version that is being read."""

import streamlit as st

from access import Permission
from actions.pip.after_decision import SendingFacts, SignatureFacts, note_sent, sign
from actions.pip.bezwaar import BezwaarDecision, BezwaarFacts, decide_bezwaar, note_bezwaar
from pages.pip import downloads
from queries.pip.after_decision import BezwaarLine, bezwaren, signatures
from queries.pip.versions import VersionLine
from rules.pip.signing import Signer
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import bezwaar, sending, signing
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext, line: VersionLine) -> None:
    """Draw what followed this version, and the small forms for who may write."""
    with context.visit.open_session() as session:
        signed = signatures(session, line.id, seen_by=context.visit.user)
        objections = bezwaren(session, line.id, seen_by=context.visit.user)
    writes = context.visit.may(Permission.EDIT_PIP)
    with st.container(border=True, key=state.key("versie", line.id, "daarna")):
        st.subheader("Verzonden en getekend", anchor=False)
        _sent(context, line, writes)
        signing.signatures(signed)
        if signed and context.visit.may(Permission.EXPORT):
            downloads.signed(context, line)
        signers = [each for each in Signer if each not in {signature.who for signature in signed}]
        if writes and signers:
            _sign(context, line, signers)
    with st.container(border=True, key=state.key("versie", line.id, "bezwaar")):
        st.subheader("Bezwaar", anchor=False)
        _bezwaar(context, line, objections, writes)


def _sent(context: PlanContext, line: VersionLine, writes: bool) -> None:
    sending.sent(line, context.visit.today)
    key = state.key("versie", line.id, "verzonden")
    label = "Verzending vastleggen" if line.sent_on is None else "Verzending aanpassen"
    if not writes or not _opened(key, label, ":material/outgoing_mail:", line.sent_version):
        return
    form = sending.SentForm(key, line, context.visit.today)
    if form.cancelled:
        _close(key)
    if not form.pressed:
        return
    visit = context.visit
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        note_sent(
            session,
            versie_id=line.id,
            facts=SendingFacts(sent_on=form.sent_on, manner=form.manner),
            seen_version=_shown_version(key),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        _close(key)


def _sign(context: PlanContext, line: VersionLine, signers: list[Signer]) -> None:
    key = state.key("versie", line.id, "tekenen")
    if not _opened(key, "Tekenen", ":material/draw:"):
        return
    names = signing.SignatoryNames(inburgeraar=context.view.head.name, regievoerder=context.visit.user.name)
    form = signing.SignForm(key, signers, names, context.visit.today, line.number)
    if form.cancelled:
        _close(key)
    if not form.pressed:
        return
    visit = context.visit
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        sign(
            session,
            signature_id=state.deed_id(state.key(key, form.fingerprint)),
            versie_id=line.id,
            facts=SignatureFacts(
                who=form.who.value,
                name=form.name,
                manner=form.manner.value,
                strokes=form.strokes,
                scan_note=form.scan_note,
                signed_on=form.signed_on,
            ),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        _close(key)


def _bezwaar(context: PlanContext, line: VersionLine, bezwaren: list[BezwaarLine], writes: bool) -> None:
    bezwaar.about()
    for each in bezwaren:
        bezwaar.line(each, line.sent_on)
        if writes:
            _outcome(context, each)
    key = state.key("versie", line.id, "bezwaar-nieuw")
    if not writes or not _opened(key, "Bezwaar vastleggen", ":material/gavel:"):
        return
    form = bezwaar.BezwaarForm(key, context.visit.today)
    if form.cancelled:
        _close(key)
    if not form.pressed:
        return
    visit = context.visit
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        note_bezwaar(
            session,
            bezwaar_id=state.deed_id(state.key(key, form.fingerprint)),
            versie_id=line.id,
            facts=BezwaarFacts(received_on=form.received_on, grounds=form.grounds),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        _close(key)


def _outcome(context: PlanContext, bezwaar_line: BezwaarLine) -> None:
    key = state.key("bezwaar", bezwaar_line.id)
    label = "Uitkomst vastleggen" if bezwaar_line.outcome is None else "Uitkomst aanpassen"
    if not _opened(key, label, ":material/task:", bezwaar_line.version):
        return
    form = bezwaar.OutcomeForm(key, bezwaar_line, context.visit.today)
    if form.cancelled:
        _close(key)
    if not form.pressed:
        return
    visit = context.visit
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        decide_bezwaar(
            session,
            bezwaar_id=bezwaar_line.id,
            decision=BezwaarDecision(outcome=form.outcome, decided_on=form.decided_on, note=form.note),
            seen_version=_shown_version(key),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        _close(key)


def _opened(key: str, label: str, icon: str, version: int = 0) -> bool:
    """Whether a form is open; while it is not, the button that opens it, and notes the version that was seen then."""
    if state.session_get(key) is not None:
        return True
    draft_form.open_button(label, key, version, icon=icon, key=state.key(key, "open"))
    return False


def _shown_version(key: str) -> int:
    """The version that was seen when the form was opened."""
    stored = state.session_get(key)
    return stored if isinstance(stored, int) else 0


def _close(key: str) -> None:
    state.session_forget(key)
    st.rerun()
