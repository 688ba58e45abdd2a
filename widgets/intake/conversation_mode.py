"""Gespreksmodus: a few questions at a time in large letters, for the inburgeraar who looks at the same screen.

No notes of colleagues, no history, no source: those are on the ordinary screen only. The answers are saved in the
same way.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from forms.engine.flow import core, visible
from forms.engine.schema import Question, Questionnaire, Section
from texts.wording.formats import several
from widgets.answering import second_language
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import section
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

MODE = "gesprek"
FEW, MOST = 4, 7  # questions in a group; what follows from an answer stays with it, up to the most
BEFORE, AFTER = "koers-vorige", "koers-volgende"  # koers.js presses these by the keys Page Up and Page Down


@dataclass(frozen=True)
class Step:
    """One group of questions: its domein, its number in it, and out of how many."""

    section: Section
    number: int
    total: int
    questions: frozenset[str]


def is_on() -> bool:
    """Whether the address asks for Gespreksmodus."""
    return state.address("modus") == MODE


def button(editor: FieldEditor, section_id: str, dossier_id: UUID) -> None:
    """Draw the button that begins Gespreksmodus; the questions under "Verdiepen" are asked when they were shown."""
    st.button(
        "Gespreksmodus",
        icon=":material/record_voice_over:",
        key=state.key("intake", dossier_id, "gespreksmodus"),
        on_click=_begin,
        args=(editor.key(section_id, "verdiepen"),),
    )


def _begin(deepened: str) -> None:
    _, deep = state.widget_value(deepened)
    state.set_address(modus=MODE, groep="", diep="ja" if deep is True else "")


def _stop(deepened: str) -> None:
    if state.address("diep"):
        state.set_widget_value(deepened, True)
    state.set_address(modus="", groep="", diep="")


def steps(questionnaire: Questionnaire, editor: FieldEditor, writable: Collection[str]) -> list[Step]:
    """All groups with a question to ask now, over all domeinen, in order."""
    ids_now = {each.id for each in visible(questionnaire, editor.answers)} & set(writable)
    deep = state.address("diep") == "ja"
    groups_to_ask: list[Step] = []
    for domain in questionnaire.sections:
        groups = _groups(domain.questions if deep else core(domain.questions, {}))
        groups_now = [ids for ids in groups if ids & ids_now]
        groups_to_ask += [Step(domain, number, len(groups_now), ids) for number, ids in enumerate(groups_now, start=1)]
    return groups_to_ask


def _groups(questions: Collection[Question]) -> list[frozenset[str]]:
    """Of the questions of one domein, whatever the answers: so that a group does not move while it is answered."""
    groups: list[list[str]] = []
    for each in questions:
        follows = bool(groups) and each.when is not None and not each.when.questions.isdisjoint(groups[-1])
        if groups and len(groups[-1]) < (MOST if follows else FEW):
            groups[-1].append(each.id)
        else:
            groups.append([each.id])
    return [frozenset(each) for each in groups]


def step_in_address(all_steps: list[Step], section_id: str) -> int:
    """Which step the address names: the domein and the number of its group; the nearest that is there."""
    address_number = state.address("groep")
    number = (
        int(address_number) if address_number.isascii() and address_number.isdigit() and len(address_number) < 4 else 1
    )
    own = [index for index, each in enumerate(all_steps) if each.section.id == section_id]
    return own[min(max(number, 1), len(own)) - 1] if own else 0


def no_questions(editor: FieldEditor, section_id: str) -> None:
    """Say that there is nothing to ask, with the button to stop."""
    st.title("Gespreksmodus", anchor=False)
    st.info("Er zijn nu geen vragen die u hier kunt stellen.", icon=":material/forum:")
    _leave(editor, section_id)


def title(step: Step) -> None:
    """The pictogram and the title of the domein."""
    icon = f":material/{step.section.icon}: " if step.section.icon else ""
    st.title(f"{icon}{plain(step.section.title)}", anchor=False)


def draw(questionnaire: Questionnaire, editor: FieldEditor, all_steps: list[Step], index: int) -> None:
    """Draw one group of questions, and the buttons for next, previous and stop."""
    step = all_steps[index]
    with second_language.place(editor.second, "koers-gesprek"):
        if step.number == 1 and step.section.intro:
            st.markdown(plain(step.section.intro))
        second_language.under_title(editor.second, step.section, "title", *(["intro"] if step.number == 1 else []))
        section(questionnaire, step.section.id, editor, only=step.questions)
        with st.container(horizontal=True, vertical_alignment="center"):
            _go("Vorige", BEFORE, all_steps[index - 1] if index else None)
            _go("Volgende", AFTER, all_steps[index + 1] if index + 1 < len(all_steps) else None)
            _leave(editor, step.section.id)
        st.caption(_where(all_steps, index))


def _leave(editor: FieldEditor, section_id: str) -> None:
    st.button(
        "Stop gespreksmodus",
        icon=":material/close:",
        key=editor.key("gespreksmodus", "stop"),
        on_click=_stop,
        args=(editor.key(section_id, "verdiepen"),),
    )


def _where(all_steps: list[Step], index: int) -> str:
    step = all_steps[index]
    domains_left = len({each.section.id for each in all_steps[index + 1 :]} - {step.section.id})
    more = f" · nog {several(domains_left, 'onderwerp', 'onderwerpen')}" if domains_left else ""
    return f"Deel {step.number} van {step.total}{more} · Toetsen: Page Down is volgende, Page Up is vorige."


def _go(label: str, key: str, to: Step | None) -> None:
    st.button(
        label,
        key=key,
        type="primary" if key == AFTER else "secondary",
        disabled=to is None,
        on_click=state.set_address,
        kwargs={"domein": to.section.id, "groep": str(to.number)} if to else None,
    )
