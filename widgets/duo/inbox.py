"""Notifications of DUO: what each means, what to do, what can be taken over, and DUO's answers with our own data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from rules.duo.comparison import DuoComparison, as_seen
from rules.duo.events import Proposal
from rules.duo.verdict import BerichtStatus
from rules.law.dutch_time import day_of
from texts.duo.inbox import ABOUT, field_name, proposed, value
from texts.duo.outbox import KINDS, STATUSES
from texts.wording.formats import long_date, moment
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.duo.inbox import DuoQuestion, Notice, Stranger

LONGEST_NOTE = 300
MOST_STRANGERS = 5


@dataclass(frozen=True, kw_only=True)
class NoticeAction:
    """What somebody pressed: take over a proposal or a line of an answer, ask DUO, or mark it as handled."""

    ask: bool = False
    proposal: Proposal | None = None
    bericht_id: UUID | None = None
    line: DuoComparison | None = None
    note: str | None = None

    @property
    def shown_value(self) -> str:
        """The value of the dossier that the screen showed, for a line of an answer."""
        return as_seen(self.line.ours) if self.line else ""


def short(each: "Notice | Stranger", subject: str = "") -> None:
    """One notification in two lines."""
    sign = ":material/priority_high:" if each.what.soon else ":material/mail:"
    st.markdown(f"{sign} {plain(subject)}**{plain(each.what.means)}**")
    st.caption(plain(f"Gemeld op {long_date(day_of(each.registered_at))} ({each.code}). {each.what.todo}"))


def full(each: "Notice", *, connected: bool, may_ask: bool) -> NoticeAction | None:
    """Draw an open notification with all that can be done; gives what was pressed, or None."""
    key = state.key("duo", each.id)
    with st.container(border=True, key=key):
        short(each)
        if each.what.consequences:
            st.markdown("\n".join(f"* {plain(line)}" for line in each.what.consequences))
        action = _proposals(each, key)
        for question in each.questions:
            action = _question(question, state.key(key, question.bericht_id)) or action
        if each.to_ask and may_ask:
            action = _ask(key, connected=connected, again=bool(each.questions)) or action
        return _done(key) or action


def handled(each: "Notice") -> None:
    """A notification that somebody dealt with."""
    when = f"Afgehandeld op {moment(each.handled_at)} door {each.handled_by}." if each.handled_at else ""
    st.markdown(plain(f"{each.what.means} ({each.code})"))
    st.caption(plain(f"{when} {each.note}".strip()))


def strangers(unknown: "Sequence[Stranger]") -> "list[Stranger]":
    """Notifications about people without a dossier, and which of them was dealt with just now."""
    if not unknown:
        return []
    st.subheader("DUO meldt iemand zonder dossier", anchor=False)
    st.caption("Kijk in Portaal Inburgering wie het is. Maakt u een dossier met dat BSN, dan komt de melding daarbij.")
    handled_now = []
    for each in unknown[:MOST_STRANGERS]:
        key = state.key("duo", each.id)
        with st.container(border=True, key=key):
            short(each, "Onbekende persoon. ")
            if st.button("Afgehandeld", icon=":material/check:", key=state.key(key, "klaar")):
                handled_now.append(each)
    if len(unknown) > MOST_STRANGERS:
        st.caption(f"En nog {len(unknown) - MOST_STRANGERS}.")
    return handled_now


def _proposals(each: "Notice", key: str) -> NoticeAction | None:
    action = None
    for one in each.proposals:
        with st.container(horizontal=True, vertical_alignment="center", key=state.key(key, one.field, one.value)):
            text = f"{field_name(one.field)}: {proposed(one.field, one.value)}"
            st.markdown(plain(text), width="content")
            if st.button("Overnemen", key=state.key(key, "neem", one.field, one.value), help=one.why):
                action = NoticeAction(proposal=one)
    return action


def _question(question: "DuoQuestion", key: str) -> NoticeAction | None:
    action = None
    st.markdown(f"**{KINDS[question.kind]}**")
    if question.status is not BerichtStatus.AANGENOMEN:
        st.caption(plain(" ".join([f"{STATUSES[question.status]}.", *question.words])))
        return None
    if not question.lines:
        st.caption("DUO heeft hierover niets geregistreerd.")
    for number, comparison in enumerate(question.lines):
        with st.container(horizontal=True, vertical_alignment="center", key=state.key(key, number)):
            st.markdown(plain(_comparison(comparison)), width="content")
            # A button for what stands here now: a click on what stood here before takes nothing over.
            stands = state.digest([comparison.field, as_seen(comparison.ours), as_seen(comparison.theirs)])
            if comparison.field and st.button("Overnemen", key=state.key(key, "neem", number, stands)):
                action = NoticeAction(bericht_id=question.bericht_id, line=comparison)
    return action


def _comparison(comparison: DuoComparison) -> str:
    text = f"{ABOUT[comparison.about]}: {value(comparison, comparison.theirs)}"
    if comparison.ours is None and not comparison.field:
        return text
    if not comparison.differs:
        return f"{text} (in Koers hetzelfde)"
    stored_as = (
        f"; over te nemen als {field_name(comparison.field).lower()}"
        if comparison.field not in ("", comparison.about)
        else ""
    )
    return f"{text} (in Koers: {value(comparison, comparison.ours)}{stored_as})"


def _ask(key: str, *, connected: bool, again: bool) -> NoticeAction | None:
    if not connected:
        st.caption("Koers is niet verbonden met DUO: kijk de gegevens na in Portaal Inburgering.")
        return None
    label = "Vraag het DUO opnieuw" if again else "Vraag de gegevens op bij DUO"
    pressed = st.button(label, icon=":material/sync:", key=state.key(key, "vraag", again))
    return NoticeAction(ask=True) if pressed else None


def _done(key: str) -> NoticeAction | None:
    with DraftForm(state.key(key, "klaar"), border=False) as draft:
        note = st.text_input(
            "Wat is er gedaan? (hoeft niet)", max_chars=LONGEST_NOTE, key=state.key(key, "notitie"), autocomplete="off"
        )
        pressed = draft.button("Afgehandeld", icon=":material/check:")
    return NoticeAction(note=note) if pressed else None
