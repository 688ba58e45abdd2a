"""Agreements of both sides: one form to make one, one line to read one, and the fields to change one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.pip.agreement_questions import LONGEST, afspraak_questions
from rules.law.terms import AfspraakSide
from rules.problems import Problem
from texts.pip.support import AGREEMENT_FIELDS, PROBLEMS, TURN, due_line
from texts.wording.labels import SIDES
from widgets.answering.field_editor import FieldEditor
from widgets.answering.field_history import earlier
from widgets.answering.questionnaire import section
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.agreements import AgreementLine

Deed = Callable[[UUID], None]


class AgreementForm:
    """The form of one agreement: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            side = st.pills(
                "Wie doet het?",
                list(AfspraakSide),
                format_func=SIDES.__getitem__,
                default=AfspraakSide.GEMEENTE,
                key=state.key(key, "kant"),
            )
            what = st.text_area(
                "Wat spreekt u af?", key=state.key(key, "wat"), max_chars=LONGEST["what"], height=90,
                placeholder="Eén ding per afspraak. Bijvoorbeeld: vraagt kinderopvang aan.",
            )  # fmt: skip
            owner = st.text_input("Naam of functie", key=state.key(key, "wie"), max_chars=LONGEST["owner"])
            day = day_field("Klaar op", None, today, key=state.key(key, "dag"))
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Afspraak opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        if submitted and day.wrong:
            self._place.error(plain(f"Klaar op: {day.wrong}"), icon=":material/edit:")
        self.pressed = submitted and not day.wrong
        self.side, self.what, self.owner, self.due = side, what, owner, day.on
        self.fingerprint = state.digest([side, what, owner, day.raw])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, AGREEMENT_FIELDS, PROBLEMS, problems)


def of_side(lines: "Sequence[AgreementLine]", side: AfspraakSide) -> "list[AgreementLine]":
    """The open agreements of one side: the late first, then by day, those without a day last."""
    open_agreements = [each for each in lines if each.side is side and not each.removed and each.done_on is None]
    return sorted(open_agreements, key=lambda each: (each.due is None, each.due or date.max))


def heading(side: AfspraakSide) -> None:
    """Whose agreements follow."""
    st.markdown(f"**{TURN[side]}**")


def line(each: "AgreementLine", on: date, finish: Deed | None, edit: Deed | None) -> None:
    """One agreement to read, with a button to finish it and one to change it for who may."""
    with st.container(horizontal=True, vertical_alignment="center", key=state.key("afspraak", each.id, "regel")):
        with st.container(gap=None, width="stretch"):
            st.markdown(plain(each.what))
            details = [each.owner, due_line(each.due, each.done_on, on)]
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(plain(" · ".join(filter(None, details))), width="content")
                if each.overdue(on):
                    urgency.badge(each.due, on)
        if finish is not None and each.done_on is None:
            st.button("Gedaan", icon=":material/check:", key=state.key("afspraak", each.id, "gedaan"),
                      help="Vandaag gedaan", on_click=finish, args=(each.id,))  # fmt: skip
        if edit is not None:
            st.button("Wijzigen", key=state.key("afspraak", each.id, "wijzig"), type="tertiary",
                      on_click=edit, args=(each.id,))  # fmt: skip


def fields(editor: FieldEditor) -> None:
    """The fields of one agreement, each kept at once."""
    questionnaire = afspraak_questions()
    for name in ("what", "side"):
        section(questionnaire, "afspraak", editor, only=frozenset({name}))
    left, right = st.columns(2)
    with left:
        section(questionnaire, "afspraak", editor, only=frozenset({"owner"}))
    with right:
        section(questionnaire, "afspraak", editor, only=frozenset({"due"}))
    earlier(questionnaire, "afspraak", editor)


def done_form(each: "AgreementLine", on: date) -> date | None:
    """On which day it was done, for who notes it later; the day when the button was pressed."""
    key = state.key("afspraak", each.id, "dag")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = day_field("Gedaan op", on, on, key=key)
        pressed = st.button("Dag vastleggen", key=state.key(key, "vast"))
    if pressed and day.wrong:
        st.error(plain(day.wrong), icon=":material/edit:")
    return day.on if pressed and not day.wrong else None


def folded(label: str, lines: "Sequence[AgreementLine]", key: str, on: date, back: tuple[str, Deed] | None) -> None:
    """Agreements that are done or taken away, with a button to undo; drawn only while the expander is open."""
    if not lines:
        return
    expander = fold(f"{label} ({len(lines)})", state.key(key, "open"))
    if not expander.open:
        return
    with expander:
        for each in lines:
            with st.container(horizontal=True, vertical_alignment="center"):
                details = " · ".join(filter(None, [SIDES[each.side], each.owner, due_line(each.due, each.done_on, on)]))
                st.markdown(f"{plain(each.what)}  \n:small[:gray[{plain(details)}]]", width="stretch")
                if back is not None:
                    st.button(back[0], key=state.key(key, each.id), type="tertiary", on_click=back[1], args=(each.id,))
