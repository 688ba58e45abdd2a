"""How the intake ends: what the law misses and why, and the accord."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from forms.engine.schema import LegalItem, Question, Questionnaire
from forms.intake.legal_items import LegalItemGap, settles
from rules.intake.akkoord import Party
from rules.law.dutch_time import day_of
from rules.problems import Problem
from texts.intake.ending import PARTIES
from texts.wording.formats import long_date, moment, short_date
from texts.wording.forms import LEGAL_ITEMS
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.legal_gaps import AkkoordLine, LegalItemGapLine

LONGEST_REASON = 1000
LONGEST_NAME = 120
LONGEST_NAMES = 300  # of all who agree, in one line


def open_question(questionnaire: Questionnaire, question: Question, key: str) -> None:
    """A question without outcome, with the way to its domain."""
    domain = questionnaire.section_of(question.id)
    st.button(
        f"{plain(question.text)} ({plain(domain.title)})",
        key=key,
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=state.set_address,
        kwargs={"domein": domain.id},
    )


def gap_line(item: LegalItem, gap: "LegalItemGapLine | None", on: date) -> None:
    """What is noted of a legal item without outcome, and whether that is enough to complete the intake."""
    if gap is None:
        return
    day = gap.gap.planned_on
    planned = f"Gepland op {long_date(day)}. " if day else ""
    if settles(item, gap.gap, on):
        icon = ":material/event:" if day else ":material/edit_note:"
    else:
        icon, planned = ":material/error:", f"{planned}Dat is niet genoeg om de intake af te ronden. "
    by = f"({gap.by}, {short_date(day_of(gap.at))})"
    st.markdown(f"{icon} {plain(f'{planned}{gap.gap.reason} {by}')}")


class LegalGapForm:
    """Why a legal item has no outcome, or when it will have one: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, item: LegalItem, gap: LegalItemGap | None, today: date, *, completed: bool) -> None:
        test = item is LegalItem.LEERBAARHEIDSTOETS
        with DraftForm(state.key(key, "form"), border=False) as draft:
            st.markdown(f"**{LEGAL_ITEMS[item]}**")
            reason = st.text_area(
                "Waarom is dit nog niet besproken?" if not test else "Toelichting",
                value=gap.reason if gap else "",
                key=state.key(key, "reden"),
                max_chars=LONGEST_REASON,
                height=90,
            )
            planned = day_field(
                "Op welke dag is de toets?" if test else "Op welke dag bespreekt u dit wel?",
                gap.planned_on if gap else None,
                today,
                key=state.key(key, "dag"),
                help="Koers laat u dit op die dag weten, op Vandaag.",
            )
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Opslaan", type="primary")
                self.removed = gap is not None and not completed and draft.button("Weghalen")
        if submitted and planned.wrong:
            self._place.error(plain(planned.wrong), icon=":material/edit:")
        self.pressed = submitted and not planned.wrong
        self.gap = LegalItemGap(reason, planned.on)

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, {"reason": "Waarom", "planned_on": "Dag"}, {}, problems)


def akkoord_line(akkoord: "AkkoordLine") -> None:
    """One party that agreed, or did."""
    text = f"{PARTIES[akkoord.party]}: {akkoord.name}, {long_date(akkoord.agreed_on)}"
    if akkoord.withdrawn_at is not None:
        st.caption(plain(f"{text}. Ingetrokken op {moment(akkoord.withdrawn_at)}."))
    else:
        st.markdown(f":material/check_circle: {plain(text)}", width="content")


class AkkoordForm:
    """The form in which one party agrees: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, parties: list[Party], names: Mapping[Party, str], today: date) -> None:
        party = st.pills(
            "Wie is akkoord?",
            parties,
            format_func=PARTIES.__getitem__,
            default=parties[0],
            key=state.key(key, "wie", len(parties)),
        )
        with DraftForm(state.key(key, "form", party or ""), border=False, at_once=True) as draft:
            name = st.text_input(
                "Naam",
                value=names.get(party, "") if party else "",
                key=state.key(key, "naam", party or ""),
                max_chars=LONGEST_NAME,
            )
            day = day_field("Akkoord gegeven op", today, today, key=state.key(key, "dag", party or ""))
            self._place = st.container()
            submitted = draft.button("Akkoord vastleggen", disabled=party is None)
        if submitted and day.wrong:
            self._place.error(plain(day.wrong), icon=":material/edit:")
        self.pressed = submitted and not day.wrong and party is not None
        self.party, self.name, self.agreed_on = party, name, day.on
        self.fingerprint = state.digest([party, name, day.raw])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, {"name": "Naam", "agreed_on": "Akkoord gegeven op"}, {}, problems)
