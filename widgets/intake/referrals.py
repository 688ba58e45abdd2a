"""Referrals: the form, what is followed, and the reminders on Vandaag."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import streamlit as st

from forms.engine.schema import LegalItem
from forms.voortgang.progress import VoortgangKind
from rules.duo import BerichtKind
from rules.duo.events import gebeurtenis
from rules.intake.referral import FOLLOWED, ReferralStatus, ReferredTo, follow_up_on
from rules.problems import Problem
from texts.duo.outbox import KINDS
from texts.intake.ending import REFERRAL_STATUSES, REFERRED_TO
from texts.pip.steps import decision_steps
from texts.voortgang.progress import KINDS as KINDS_OF_TALK
from texts.wording.formats import long_date, several
from texts.wording.forms import LEGAL_ITEMS
from widgets.frame import draft_form
from widgets.frame.draft_form import DraftForm
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.referrals import ReferralLine
    from queries.vandaag.reminders import Reminder, Reminders

LONGEST_REASON = 1000
LONGEST_OUTCOME = 1000


class ReferralForm:
    """The form of one referral: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date, refer: ReferredTo | None, reason: str) -> None:
        targets = list(ReferredTo)
        with DraftForm(state.key(key, "form")) as draft:
            target = st.selectbox(
                "Naar wie?",
                targets,
                index=targets.index(refer) if refer else None,
                format_func=REFERRED_TO.__getitem__,
                placeholder="Kies …",
                key=state.key(key, "naar"),
            )
            reason_text = st.text_area(
                "Waarom? Schrijf op wat niet lukt, geen diagnose.",
                value=reason,
                key=state.key(key, "reden"),
                max_chars=LONGEST_REASON,
                height=90,
            )
            day = day_field("Wanneer vraagt u na hoe het gaat?", follow_up_on(today), today, key=state.key(key, "dag"))
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Doorverwijzing vastleggen", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        if submitted and day.wrong:
            self._place.error(plain(day.wrong), icon=":material/edit:")
        self.pressed = submitted and not day.wrong
        self.referred_to, self.reason, self.follow_up_on = target, reason_text, day.on
        self.fingerprint = state.digest([target, reason_text, day.raw])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        names = {"referred_to": "Naar wie", "reason": "Waarom", "follow_up_on": "Wanneer vraagt u na"}
        say_wrong(self._place, names, {}, problems)


class FollowForm:
    """How far a referral is: what was chosen and typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date, referral: "ReferralLine") -> None:
        with DraftForm(state.key(key, "form"), border=False) as draft:
            status = st.pills(
                "Hoe staat het ermee?",
                list(ReferralStatus),
                format_func=REFERRAL_STATUSES.__getitem__,
                default=referral.status,
                key=state.key(key, "stand"),
            )
            outcome = st.text_area(
                "Wat is er gebeurd, of wat kwam eruit?",
                value=referral.outcome,
                key=state.key(key, "uitkomst"),
                max_chars=LONGEST_OUTCOME,
                height=90,
            )
            again = referral.follow_up_on if referral.follow_up_on >= today else follow_up_on(today)
            day = day_field("Wanneer vraagt u weer na?", again, today, key=state.key(key, "dag"))
            self._place = st.container()
            submitted = draft.button("Opslaan", type="primary")
        self.status = status or referral.status
        unread = day.wrong if self.status in FOLLOWED else ""
        if submitted and unread:
            self._place.error(plain(unread), icon=":material/edit:")
        self.pressed = submitted and not unread
        self.outcome, self.follow_up_on = outcome, day.on

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        names = {"outcome": "Wat is er gebeurd", "follow_up_on": "Wanneer vraagt u weer na"}
        say_wrong(self._place, names, {}, problems)


def line(visit: Visit, each: "ReferralLine") -> None:
    """One referral: to whom, how far, why; while it is followed also when to ask after it."""
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{REFERRED_TO[each.referred_to]}** · {REFERRAL_STATUSES[each.status]}", width="content")
            if each.followed:
                urgency.badge(each.follow_up_on, visit.today)
        st.markdown(plain(each.reason))
        when = f"Doorverwezen op {long_date(each.referred_on)} · {each.by}"
        if each.followed:
            when += f" · navragen op {long_date(each.follow_up_on)}"
        st.caption(plain(f"{when}\nUitkomst: {each.outcome}" if each.outcome else when))


def reminders(visit: Visit, shown_reminders: "Reminders") -> None:
    """What must not be forgotten, on Vandaag; nothing when there is nothing."""
    if not shown_reminders.lines:
        return
    st.subheader("Niet vergeten", anchor=False)
    for each in shown_reminders.lines:
        _reminder(visit, each)
    if shown_reminders.total > len(shown_reminders.lines):
        st.caption(f"En nog {shown_reminders.total - len(shown_reminders.lines)}.")


def _reminder(visit: Visit, each: "Reminder") -> None:
    text, icon, path, query = _reminded(each, visit.today)
    with st.container(gap=None):
        visit.link(plain(each.name), path, icon, dossier=str(each.dossier_id), **query)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            whose = f" · {each.regievoerder}" if each.regievoerder else ""
            st.caption(plain(f"{text}{whose}"), width="content")
            if not each.kind.startswith("duo"):
                urgency.badge(each.due, visit.today)


class _ReminderLine(NamedTuple):
    text: str
    icon: str
    screen: str
    query: dict[str, str]


def _reminded(each: "Reminder", on: date) -> _ReminderLine:
    """What one is reminded of, its icon, and the screen and the place on it where that is dealt with."""
    if each.kind == "akkoord":
        text = "PIP: akkoord gevraagd" if each.item == "vraag" else "PIP: teruggestuurd"
        return _ReminderLine(text, ":material/how_to_reg:", "pip", {"deel": "controle"})
    if each.kind == "besluit":
        return _ReminderLine(
            f"PIP is vastgesteld: {decision_steps(each.item.split())}", ":material/send:", "pip", {"deel": "versies"}
        )
    if each.kind == "duo":
        return _ReminderLine(f"DUO: {gebeurtenis(each.item, on).means}", ":material/mail:", "dossier", {})
    if each.kind == "duo_bericht":
        return _ReminderLine(
            f"Bericht aan DUO niet aangenomen: {KINDS[BerichtKind(each.item)]}",
            ":material/mail:",
            "pip",
            {"deel": "duo"},
        )
    if each.kind == "overleg":
        return _ReminderLine(_talk(VoortgangKind(each.item)), ":material/groups:", "voortgang", {})
    if each.kind == "afspraak":
        return _ReminderLine(
            several(int(each.item), "afspraak", "afspraken"), ":material/handshake:", "pip", {"deel": "afspraken"}
        )
    if each.kind.startswith("ontzorgen"):
        text = "Ontzorgen eindigt" if each.kind == "ontzorgen_einde" else "Ontzorgen: nagaan in maand vier"
        return _ReminderLine(text, ":material/savings:", "pip", {"deel": "ondersteuning"})
    text = f"{LEGAL_ITEMS[LegalItem(each.item)]} gepland" if each.item else "Doorverwijzing navragen"
    return _ReminderLine(text, ":material/event_upcoming:", "intake", {"domein": "samenvatting"})


def _talk(kind: VoortgangKind) -> str:
    """What one is reminded of; not that there was a signal, for others may look at this screen."""
    return "Gesprek" if kind is VoortgangKind.SIGNAAL else KINDS_OF_TALK[kind]


def new_button(dossier_id: UUID, writing: str) -> None:
    """The button that opens the form of a referral by hand."""
    draft_form.open_button(
        "Doorverwijzing maken",
        writing,
        "nieuw",
        icon=":material/forward:",
        key=state.key("intake", dossier_id, "verwijs"),
        place=state.key(writing, "nieuw", "form"),
    )
