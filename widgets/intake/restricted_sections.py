"""Domains of the intake that are not, or not fully, open to this user: closed, to be opened with a reason, or to
read.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from access import OPEN_FOR, Level
from forms.engine.flow import visible
from forms.engine.schema import Questionnaire
from forms.intake.restricted_sections import RestrictedSection, home, restricted_sections_in, restricted_sections_of
from texts.wording.formats import clock
from widgets.answering import read_only
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import section
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.view import IntakeView

LONGEST_REASON = 500
FOR_NOBODY = "gesloten voor uw rol"
TO_OPEN = "gesloten"
IN_COMPANY = "niet met anderen erbij"
MINUTES = int(OPEN_FOR.total_seconds() // 60)


def captions(view: "IntakeView") -> dict[str, str]:
    """The domains of which this user may see nothing now, each with what the list says of it."""
    if view.whole is None or view.questionnaire is None:
        return {}
    open_now = {each.id for each in view.questionnaire.sections}
    may_open, closed = view.visibility.to_open(view.whole.version), view.visibility.closed(view.whole.version)
    texts = {}
    for each in view.whole.sections:
        names = restricted_sections_in(view.whole, each.id)
        if any(name in may_open for name in names):
            texts[each.id] = TO_OPEN
        else:
            texts[each.id] = FOR_NOBODY if any(name in closed for name in names) else IN_COMPANY
    return {section_id: text for section_id, text in texts.items() if section_id not in open_now}


def questions(questionnaire: Questionnaire, section_id: str, editor: FieldEditor, levels: Mapping[str, Level]) -> None:
    """The questions of a domain: to write in where this user may, and for the rest to read."""
    own = questionnaire.section(section_id).questions
    writable = frozenset(each.id for each in own if levels[questionnaire.restricted_section_of(each.id)] is Level.WRITE)
    if len(writable) == len(own) or editor.store.locked:
        section(questionnaire, section_id, editor)
        return
    if writable:
        section(questionnaire, section_id, editor, only=writable)
    st.caption(":material/lock: Dit kunt u lezen, niet wijzigen.")
    read = [each for each in visible(questionnaire, editor.answers, section_id) if each.id not in writable]
    read_only.questions(read, editor.store.answers)


def closed_sections(view: "IntakeView", section_id: str) -> list[RestrictedSection]:
    """The restricted sections of a domain that this user may not look into now."""
    if view.whole is None:
        return []
    closed = view.visibility.closed(view.whole.version)
    return [closed[name] for name in restricted_sections_in(view.whole, section_id) if name in closed]


def closed_line(view: "IntakeView", restricted_section: RestrictedSection, shown_section: str) -> str | None:
    """Say that a restricted section is closed, with the form to open it; gives the reason when it is opened here."""
    if view.whole is None or restricted_section.id not in view.visibility.to_open(view.whole.version):
        st.markdown(f":material/lock: **{plain(restricted_section.title)}** is {FOR_NOBODY}.")
        return None
    at = home(view.whole, restricted_section.id)
    if at == shown_section:
        return _ask_why(view, restricted_section)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/lock: **{plain(restricted_section.title)}** is gesloten.", width="content")
        st.button(
            f"{plain(restricted_section.title)} openen",
            icon=":material/lock_open:",
            key=state.key("intake", view.head.id, "lade", shown_section, restricted_section.id),
            on_click=state.set_address,
            kwargs={"domein": at},
        )
    return None


def _ask_why(view: "IntakeView", restricted_section: RestrictedSection) -> str | None:
    key = state.key("intake", view.head.id, "waarom", restricted_section.id)
    with DraftForm(key) as draft:
        st.markdown(f":material/lock: **{plain(restricted_section.title)}** is gesloten: dit is niet uw dossier.")
        reason = st.text_area(
            "Waarom opent u dit?",
            key=state.key(key, "reden"),
            max_chars=LONGEST_REASON,
            placeholder="Bijvoorbeeld: ik neem het gesprek van vandaag over.",
        )
        st.caption(
            f"Uw reden wordt bewaard. De inburgeraar kan opvragen wie heeft gekeken en waarom. "
            f"Na {MINUTES} minuten sluit dit vanzelf."
        )
        pressed = draft.button(f"{plain(restricted_section.title)} openen", icon=":material/lock_open:")
    return reason if pressed else None


def opened_line(view: "IntakeView", section_id: str) -> None:
    """Say of the restricted sections of a domain that were opened until when they are."""
    if view.whole is None:
        return
    sections = restricted_sections_of(view.whole.version)
    for name in restricted_sections_in(view.whole, section_id):
        if name in view.visibility.opened:
            until = clock(view.visibility.opened[name])
            st.info(
                f"{plain(sections[name].title)}: open tot {until}. Daarna sluit dit vanzelf.",
                icon=":material/lock_open:",
            )


def close_in_time(opened: Mapping[str, datetime], now: Callable[[], datetime]) -> None:
    """Draw the page again at the moment that the first restricted section closes, so that nothing of it stays on the
    screen.
    """
    if not opened:
        return
    first = min(opened.values())

    def _refresh() -> None:
        if now() >= first:
            st.rerun()

    st.fragment(_refresh, run_every=(first - now()).total_seconds() + 1)()


def summary(view: "IntakeView") -> None:
    """All answers that this user may see, one block a domain; of a closed section only that it is closed, and how to
    open it.
    """
    if view.whole is None or view.questionnaire is None:
        return
    open_now = {each.id for each in view.questionnaire.sections}
    read_only.legend(view.stored_answers)
    for each in view.whole.sections:
        st.subheader(plain(each.title), anchor=False)
        if each.id in open_now:
            read_only.questions(visible(view.questionnaire, view.answers, each.id), view.stored_answers)
        for restricted_section in closed_sections(view, each.id):
            if each.id not in open_now or home(view.whole, restricted_section.id) == each.id:
                closed_line(view, restricted_section, "samenvatting")
