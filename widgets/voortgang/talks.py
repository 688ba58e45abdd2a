"""The talks about the progress: the list, the small forms around one talk, and how it ends."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from forms.engine.answers import Answer
from forms.voortgang.progress import VoortgangFacts, VoortgangKind, VoortgangOutcome, kinds, outcomes
from rules.law.terms import Leerroute
from rules.problems import Problem
from texts.voortgang.progress import KINDS, OUTCOME_HINTS, OUTCOMES, TALK_FIELDS, TALK_PROBLEMS
from texts.wording.formats import long_date
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.voortgang.view import ProgressView, VoortgangLine

# What is asked in each step of a talk, by the sections of the questionnaire; doelen and the ending draw themselves.
MEETING = ("gesprek", "overleg")
PERSONAL = ("gesprek", "hoe_gaat_het", "lessen")
SECTIONS: dict[VoortgangKind, tuple[str, ...]] = {
    VoortgangKind.VOORTGANG: PERSONAL,
    VoortgangKind.EVALUATIE: PERSONAL,
    VoortgangKind.PIP_TEAM: MEETING,
    VoortgangKind.MAP_EINDGESPREK: ("gesprek", "einde", "hoe_gaat_het"),
    VoortgangKind.Z_EINDGESPREK: ("gesprek", "einde", "hoe_gaat_het"),
    VoortgangKind.SIGNAAL: ("signaal", *PERSONAL),
}
STEPS: dict[str, str] = {
    "gesprek": "Gesprek",
    "doelen": "Doelen",
    "uren": "Uren",
    "route": "Past de weg nog?",
    "afsluiten": "Afspraken en afsluiten",
}


class VoortgangForm:
    """The form of a talk that is planned, begun or moved: what was chosen, and where to say what is wrong."""

    def __init__(
        self, key: str, today: date, leerroute: Leerroute | None, facts: VoortgangFacts, *, button: str
    ) -> None:
        offered = list(kinds(leerroute))
        chosen = VoortgangKind(facts.kind) if facts.kind else VoortgangKind.VOORTGANG
        if chosen not in offered:
            offered.append(chosen)
        with DraftForm(state.key(key, "form")) as draft:
            kind = st.pills(
                TALK_FIELDS["kind"],
                offered,
                default=chosen,
                format_func=KINDS.__getitem__,
                key=state.key(key, "soort"),
            )
            day = day_field(
                TALK_FIELDS["held_on"], facts.held_on, today, key=state.key(key, "dag"),
                help="Vandaag voor een gesprek dat u nu voert. Een latere dag is een plan.",
            )  # fmt: skip
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button(button, type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        if submitted and day.wrong:
            self._place.error(plain(f"{TALK_FIELDS['held_on']}: {day.wrong}"), icon=":material/edit:")
        self.pressed = submitted and not day.wrong
        self.facts = VoortgangFacts(kind=kind or "", held_on=day.on)
        self.fingerprint = state.digest([kind, day.raw])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, TALK_FIELDS, TALK_PROBLEMS, problems)

    def say(self, sentence: str) -> None:
        """Say something in the form."""
        self._place.error(sentence, icon=":material/sync_problem:")


def meetings_held(view: "ProgressView", today: date) -> None:
    """When the next talk is, and how the PIP-team keeps to its meetings."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.next_talk_on:
            st.markdown(f"Volgende gesprek: **{plain(long_date(view.next_talk_on))}**", width="content")
            urgency.badge(view.next_talk_on, today)
        else:
            st.markdown("Er is nog geen volgend gesprek afgesproken.", width="content")
    watch = view.watch
    if watch is None:
        return
    text = f"Overleg van het PIP-team: {watch.count} van {watch.required} gehouden, tot en met {long_date(watch.until)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(text), width="content")
        if not watch.missing:
            st.badge("Gehaald", icon=":material/check_circle:", color="green")
        elif watch.is_late(today):
            st.badge("Periode voorbij", icon=":material/error:", color="red")
    st.caption(plain(f"Geen wettelijke norm: {watch.article}."))


def line(each: "VoortgangLine", today: date) -> None:
    """One talk in two lines."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{KINDS[each.kind]}** · {plain(long_date(each.held_on))}", width="content")
        if each.closed_at is None:
            urgency.badge(each.held_on, today)
        elif each.outcome != VoortgangOutcome.PIP_BLIJFT:
            st.badge("Nieuwe versie nodig", icon=":material/edit_document:", color="orange")
    planned = "Gepland door Koers" if each.planned_by_rule and each.closed_at is None else f"Door {each.by}"
    facts = [OUTCOMES[VoortgangOutcome(each.outcome)]] if each.outcome else []
    st.caption(plain(" · ".join([*facts, planned])))


def outcome(key: str, leerroute: Leerroute | None) -> VoortgangOutcome | None:
    """The choice of what a talk means for the plan, with what each asks."""
    offered = outcomes(leerroute)
    chosen: VoortgangOutcome | None = st.radio(
        TALK_FIELDS["outcome"] + "?",
        offered,
        index=None,
        format_func=OUTCOMES.__getitem__,
        captions=[OUTCOME_HINTS[each] for each in offered],
        key=state.key(key, "uitkomst"),
    )
    return chosen


def reported_later(later: Answer | None) -> None:
    """A reassuring notice when something was reported after the plan was made; nothing without."""
    later_outcome = later.value if later is not None else None
    if isinstance(later_outcome, list) and set(map(str, later_outcome)) - {"niets"}:
        st.info(
            "Er is iets bekend geworden dat bij het plan nog niet bekend was. Dat komt vaak voor: niemands schuld. "
            "Maak samen een nieuwe versie van het PIP die past bij wat u nu weet.",
            icon=":material/lightbulb:",
        )


def not_yet(problems: Sequence[Problem]) -> None:
    """What stands in the way of closing."""
    say_wrong(st.container(), TALK_FIELDS, TALK_PROBLEMS, problems)


def closed(each: "VoortgangLine", *, writes: bool) -> bool:
    """How a talk ended; True when the way to the plan is taken, because a new version is needed."""
    outcome = VoortgangOutcome(each.outcome)
    if outcome is VoortgangOutcome.PIP_BLIJFT:
        st.success(f"Afgesloten. {OUTCOMES[outcome]}.", icon=":material/task_alt:")
        return False
    st.warning(f"Afgesloten. {OUTCOMES[outcome]}.", icon=":material/edit_document:")
    key = state.key("voortgang", each.id, "naar_pip")
    return writes and st.button("Naar het PIP voor de nieuwe versie", icon=":material/route:", key=key)


def reopens(each: "VoortgangLine") -> bool:
    """The button that opens a closed talk again; True when it was pressed."""
    key = state.key("voortgang", each.id, "heropen")
    return st.button(
        "Gesprek weer openen", icon=":material/lock_open:", key=key,
        help="U kunt de antwoorden dan weer wijzigen. De datum van een eindgesprek gaat uit het dossier, tot u het "
        "gesprek weer afsluit.",
    )  # fmt: skip
