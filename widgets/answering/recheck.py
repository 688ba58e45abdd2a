"""Under an answer of an earlier talk: is it still true? And the flag of an answer that is to be asked again."""

from collections import Counter

import streamlit as st

from forms.engine.flow import visible
from forms.engine.schema import Question, Questionnaire
from forms.engine.stored_answer import StoredAnswer, given_before, is_checked, needs_check, to_check
from refusals import Refusal, Stale, Unavailable
from rules.law.dutch_time import day_of
from texts.intake.talks import said_when
from texts.wording.refusals import sentence
from widgets.answering.field_editor import FieldEditor
from widgets.answering.read_only import DOUBTED
from widgets.kit.plain_text import plain


def count_by_domain(questionnaire: Questionnaire, editor: FieldEditor) -> Counter[str]:
    """How many answers of an earlier talk still have to be confirmed, by domain; call it after the page was drawn."""
    waiting = to_check(visible(questionnaire, editor.answers), editor.store.answers, editor.store.talk)
    return Counter(
        questionnaire.section_of(each.id).id
        for each in waiting
        if editor.answers.get(each.id) == editor.store.stored(each.id).answer
    )


def line(question: Question, stored: StoredAnswer, editor: FieldEditor) -> None:
    """The line under a question when the current talk confirms earlier answers, or when somebody doubts this one."""
    talk = editor.store.talk
    if talk is not None and editor.store.check is not None and needs_check(stored, talk):
        _ask(question, stored, editor)
    elif stored.ask_again:
        st.markdown(DOUBTED)
    elif talk is not None and talk.asks_again and is_checked(stored, talk) and given_before(stored, talk):
        st.caption(f":material/check: {plain(_origin(stored))}.")


def _origin(stored: StoredAnswer) -> str:
    return said_when(stored, day_of(stored.at) if stored.at else None)


def _ask(question: Question, stored: StoredAnswer, editor: FieldEditor) -> None:
    version = str(stored.version)  # of what is on the screen: a press on another answer than that does nothing
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{plain(_origin(stored))}. Nog juist?", width="content")
        if stored.ask_again:
            st.markdown(DOUBTED, width="content")
        still = st.button(
            "Klopt nog",
            key=editor.key(question.id, "klopt", version),
            icon=":material/check:",
            type="tertiary",
            width="content",
        )
        again = not stored.ask_again and st.button(
            "Opnieuw vragen",
            key=editor.key(question.id, "opnieuw", version),
            icon=":material/flag:",
            type="tertiary",
            width="content",
        )
    if still or again:
        _keep(question, stored, editor, again=again)


def _keep(question: Question, stored: StoredAnswer, editor: FieldEditor, *, again: bool) -> None:
    check = editor.store.check
    if check is None:
        return
    try:
        now = check(question.id, stored.version, again)
    except Stale:
        st.rerun()  # the next run shows what the colleague stored
    except Unavailable:
        raise
    except Refusal as refusal:
        editor.failed = sentence(refusal)
        st.error(editor.failed, icon=":material/error:")
    else:
        editor.tell_saved(now)
        st.rerun()
