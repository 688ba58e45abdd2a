"""What changed between two talks, by domain: before, after, by whom, and who told it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import streamlit as st

from forms.engine.schema import Question, Questionnaire
from forms.engine.talks import Talk, TalkKind
from rules.law.dutch_time import day_of
from texts.intake.talks import label
from texts.wording.answers import shown
from texts.wording.formats import several, short_date
from widgets.answering.read_only import said_by
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.differences import TalkDifference, TalkDifferences

UNTIL_NOW = "nu"


class TwoTalks(NamedTuple):
    """Two talks to compare; the second is None for now."""

    first: Talk
    second: Talk | None


def choose(held_talks: Sequence[Talk], dossier_id: UUID) -> TwoTalks | None:
    """Draw the choice of two talks; the second is None for now. None while the expander is closed.

    `held_talks` are the newest first.
    """
    expander = st.expander(
        "Wat is er veranderd?",
        key=state.key("intake", dossier_id, "verschil"),
        icon=":material/compare_arrows:",
        on_change="rerun",
    )
    if not (expander.open and held_talks):
        return None
    by_id = {str(each.id): each for each in held_talks}
    first = next((each for each in held_talks if each.kind is TalkKind.DEEL_A), held_talks[-1])
    with expander, st.container(horizontal=True):
        since = st.selectbox(
            "Sinds",
            list(by_id),
            index=list(by_id).index(str(first.id)),
            format_func=lambda each: label(by_id[each]),
            key=state.key("intake", dossier_id, "sinds"),
        )
        begin = by_id[since]
        ends = [UNTIL_NOW, *[str(each.id) for each in held_talks if begin.before(each)]]
        until = st.selectbox(
            "Tot en met",
            ends,
            format_func=lambda each: "nu" if each == UNTIL_NOW else label(by_id[each]),
            key=state.key("intake", dossier_id, "tot", since),
        )
    return TwoTalks(begin, by_id.get(until))


def table(differences: "TalkDifferences", questionnaire: Questionnaire, dossier_id: UUID) -> None:
    """The changed answers by domain; those given for the first time when somebody asks for them."""
    with st.container(border=True):
        amount = several(len(differences.changed), "antwoord", "antwoorden") if differences.changed else "Geen antwoord"
        st.markdown(f"**{amount} anders dan eerst**")
        st.caption(
            f"{len(differences.checked)} nagevraagd en nog juist · {len(differences.doubted)} opnieuw te vragen · "
            f"{len(differences.added)} voor het eerst beantwoord"
        )
        _by_domain(differences.changed, questionnaire)
        if differences.added and st.toggle(
            "Toon ook wat voor het eerst is beantwoord", key=state.key("intake", dossier_id, "verschil", "nieuw")
        ):
            _by_domain(differences.added, questionnaire)


def _by_domain(differences: "Sequence[TalkDifference]", questionnaire: Questionnaire) -> None:
    by_question = {each.question_id: each for each in differences}
    for section in questionnaire.sections:
        lines = [_line(each, by_question[each.id]) for each in section.questions if each.id in by_question]
        if lines:
            st.markdown(f"**{plain(section.title)}**")
            st.markdown("\n".join(["| Vraag | Eerst | Nu |", "|---|---|---|", *lines]))


def _line(question: Question, changed: "TalkDifference") -> str:
    before, after = (_cell(shown(question, each) or "leeg") for each in (changed.before, changed.after))
    by = f"{_cell(changed.by)}, {plain(short_date(day_of(changed.at)))}"
    return f"| {_cell(question.text)} | {before} | **{after}**{said_by(changed.after)} · door {by} |"


def _cell(text: str) -> str:
    return plain(text).replace("  \n", " · ")
