"""THE renderer: draws the questions of a section with their answers, and keeps each answer the moment it is given."""

from collections import Counter
from contextlib import nullcontext
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.flow import core, visible
from forms.engine.schema import Question, Questionnaire, QuestionType
from forms.engine.stored_answer import StoredAnswer
from texts.wording.answers import shown
from texts.wording.formats import same_day_clock, several
from widgets.answering import answer_details, read_only, recheck, table_question, unsettled
from widgets.answering.field_editor import FieldEditor, styled_field
from widgets.answering.field_types import FieldStyle
from widgets.frame import corner
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def section(
    questionnaire: Questionnaire, section_id: str, editor: FieldEditor, only: frozenset[str] | None = None
) -> None:
    """Draw one section (or `only` these questions of it). A condition that becomes true shows its question at once.

    A locked sheet is shown to read: greyed-out fields are hard to read.
    """
    if editor.store.locked:
        read = [each for each in visible(questionnaire, editor.answers, section_id) if only is None or each.id in only]
        read_only.questions(read, editor.store.answers)
        return
    deep = _deep(questionnaire, section_id, editor) if only is None else True
    shown_ids: set[str] | None = None
    for question in questionnaire.section(section_id).questions:
        if only is not None and question.id not in only:
            continue
        if shown_ids is None:
            questions = visible(questionnaire, editor.answers, section_id)
            shown_ids = {each.id for each in (questions if deep else core(questions, editor.answers))}
        if question.id not in shown_ids:
            st.empty()  # keeps the place: see `one`
            continue
        before = editor.answers.get(question.id)
        one(question, editor)
        if editor.answers.get(question.id) != before:
            shown_ids = None  # an answer changed: what follows may be asked now, or no longer


def unsettled_ahead(questionnaire: Questionnaire, editor: FieldEditor) -> Counter[str]:
    """How many fields hold something that is not kept as an answer, by domain; counted after the page was drawn."""
    open_fields = Counter(parts[0] for parts in unsettled.under(editor.store.name))
    questions = visible(questionnaire, editor.answers) if open_fields and not editor.store.locked else []
    counted: Counter[str] = Counter()
    for question in questions:
        counted[questionnaire.section_of(question.id).id] += open_fields[question.id]
    return counted


def _deep(questionnaire: Questionnaire, section_id: str, editor: FieldEditor) -> bool:
    """Whether all questions of a section are asked, or only its core; the person chooses above them."""
    questions = visible(questionnaire, editor.answers, section_id)
    more = len(questions) - len(core(questions, editor.answers))
    if not more:
        st.empty()
        return True
    with st.container(horizontal=True, vertical_alignment="center"):
        key = editor.key(section_id, "verdiepen")
        # What is not settled is in sight from the beginning, also among the deeper questions.
        if not state.widget_value(key).drawn and unsettled_ahead(questionnaire, editor)[section_id]:
            state.set_widget_value(key, True)
        deep = st.toggle("Verdiepen", key=key, width="content")
        if not deep:
            st.caption(f"Nog {several(more, 'vraag', 'vragen')} voor een later gesprek.", width="content")
    return deep


def one(question: Question, editor: FieldEditor) -> None:
    """Draw one question in one row, with the small button for its source, its marks and its history."""
    stored = editor.store.stored(question.id)
    if not editor.details:
        _draw(question, stored, editor)
        return
    before = editor.answers.get(question.id)
    # One place for all of a question: what is said below it, and a question that comes up above it, leave the others
    # where they are. With a key of its own a row stays the same row on the screen all the same: what is being typed in
    # it would be lost otherwise, and a list that is open would shut.
    with st.container(key=editor.key(question.id, "vraag")):
        row = st.container(
            horizontal=True, horizontal_alignment="distribute", gap="small", key=editor.key(question.id, "rij")
        )
        _draw(question, stored, editor, row)
        with row:
            answer_details.button(question, stored, editor)
        if stored.version and editor.answers.get(question.id) == before:  # a new answer needs no asking after
            recheck.line(question, stored, editor)


def _draw(question: Question, stored: StoredAnswer, editor: FieldEditor, row: DeltaGenerator | None = None) -> None:
    if question.type is QuestionType.TABLE:
        with row.container(width="stretch") if row else nullcontext():
            table_question.table(question, stored, editor)
    else:
        star = " \\*" if question.required_for_law else ""
        label = plain(question.text) + star
        if editor.second:
            label = editor.second.label(label, question, question.id)
        style = FieldStyle(
            label,
            editor.key(question.id),
            _help(question, editor),
            editor.store.locked,
            row=row,
            second=editor.second,
            path=question.id,
        )
        styled_field(question, style, editor)
    if stored.answer.mark and editor.answers.get(question.id, stored.answer).mark:
        st.caption(f":material/chat_bubble_outline: {shown(question, stored.answer)}")


def _help(question: Question, editor: FieldEditor) -> str | None:
    parts = [plain(question.help)] if question.help else []
    if parts and editor.second:
        parts = [editor.second.help(parts[0], question.id)]
    if question.hint and editor.hints:
        parts.append(f"**Tip voor het gesprek:** {plain(question.hint)}")
    return "\n\n".join(parts) or None


def saved_line(editor: FieldEditor) -> None:
    """Say in the corner of the window what became of the last answer: "Opgeslagen 14:03", or what went wrong."""
    name = f"saved:{editor.store.name}"
    if editor.saved_at is not None:
        state.session_set(name, editor.saved_at)
    last = state.session_get(name) or max(
        (stored.at for stored in editor.store.answers.values() if stored.at), default=None
    )
    if editor.failed:
        corner.say_wrong(editor.failed)
    elif isinstance(last, datetime):
        corner.say(f":green[:material/check_circle:] Opgeslagen {same_day_clock(last, editor.on)}", last)
    elif editor.store.locked:
        corner.say(":material/lock: Alleen lezen")
    else:
        corner.say("Elk antwoord wordt meteen opgeslagen")
