"""Gewenst, niet beschikbaar: the form, the lines of one dossier, and the counts for who buys."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.aanbod.catalogue import LONGEST, GemisReason
from rules.law.terms import Leefgebied
from rules.problems import Problem
from texts.aanbod.catalogue import GEMIS_REASONS
from texts.pip.support import GEMIS_FIELDS, PROBLEMS
from texts.wording.formats import long_date, several, short_date
from texts.wording.labels import LEEFGEBIEDEN
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import say_wrong
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.missing_supply import GapCount, MissingSupplyLine

Deed = Callable[[UUID], None]


class GemisForm:
    """The form of one thing that is not available: what was typed, and where to say what is wrong."""

    def __init__(self, key: str) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            self.area = st.pills(
                "Bij welk gebied hoort het?",
                list(Leefgebied),
                format_func=LEEFGEBIEDEN.__getitem__,
                key=state.key(key, "gebied"),
            )
            self.what = st.text_input(
                "Wat is er nodig?", key=state.key(key, "wat"), max_chars=LONGEST["what"],
                placeholder="Bijvoorbeeld: taalles in de avond",
            )  # fmt: skip
            self.reason = st.pills(
                "Waarom kan het niet?",
                list(GemisReason),
                format_func=GEMIS_REASONS.__getitem__,
                key=state.key(key, "waarom"),
            )
            self.note = st.text_area(
                "Toelichting", key=state.key(key, "toelichting"), max_chars=LONGEST["gemis_note"], height=80
            )
            self._place = st.container()
            with st.container(horizontal=True):
                self.pressed = draft.button("Opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        self.fingerprint = state.digest([self.area, self.what, self.reason, self.note])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, GEMIS_FIELDS, PROBLEMS, problems)


def line(each: "MissingSupplyLine", solve: Deed | None) -> None:
    """One thing that is missing, with the button to note that it is available now."""
    with st.container(horizontal=True, vertical_alignment="center", key=state.key("gemis", each.id, "regel")):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(each.what)}** · {GEMIS_REASONS[each.reason]}")
            since = f"{LEEFGEBIEDEN[each.area]} · opgeschreven op {long_date(each.noted_on)}"
            st.caption(plain(f"{since}\n{each.note}" if each.note else since))
        if solve is not None:
            st.button(
                "Is er nu",
                icon=":material/check:",
                key=state.key("gemis", each.id, "opgelost"),
                on_click=solve,
                args=(each.id,),
            )


def solved(lines: "Sequence[MissingSupplyLine]", key: str, reopen: Deed | None) -> None:
    """What was missing and is solved, with a button to undo; drawn only while the expander is open."""
    if not lines:
        return
    expander = fold(f"Opgelost ({len(lines)})", state.key(key, "opgelost", "open"))
    if not expander.open:
        return
    with expander:
        for each in lines:
            with st.container(horizontal=True, vertical_alignment="center"):
                details = f"{GEMIS_REASONS[each.reason]} · opgelost op {long_date(each.solved_on)}"
                st.markdown(f"{plain(each.what)}  \n:small[:gray[{plain(details)}]]", width="stretch")
                if reopen is not None:
                    st.button(
                        "Mist nog steeds", key=state.key("gemis", each.id, "terug"), type="tertiary",
                        on_click=reopen, args=(each.id,),
                    )  # fmt: skip


def counts(gap_counts: "Sequence[GapCount]") -> None:
    """What is missing in the whole gemeente, counted: how many people, never who."""
    st.caption(
        "Hoeveel mensen iets nodig hebben dat er niet is. Alleen aantallen, geen namen. "
        "Het komt uit de open dossiers van uw gemeente."
    )
    if not gap_counts:
        st.info("Er is nog niets opgeschreven dat mist.", icon=":material/task_alt:")
        return
    total = sum(each.people for each in gap_counts)
    st.markdown(f"**Nu {several(total, 'keer', 'keer')} iets dat mist**")
    st.dataframe(
        {
            "Gebied": [LEEFGEBIEDEN[each.area] for each in gap_counts],
            "Waarom": [GEMIS_REASONS[each.reason] for each in gap_counts],
            "Mensen": [each.people for each in gap_counts],
            "Langst sinds": [short_date(each.since) for each in gap_counts],
            "Opgelost dit jaar": [each.solved for each in gap_counts],
        },
        hide_index=True,
        height="content",
    )
