"""What a workbook would change, chosen answer by answer; nothing that is stored is overwritten without a choice."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from forms.engine.answers import Answer, Source
from forms.engine.schema import Questionnaire
from forms.engine.talks import Talk
from forms.workbook.differences import WorkbookDifference, WorkbookDifferences
from texts.intake.talks import label
from texts.wording.answers import shown, shown_source
from texts.wording.formats import moment, several
from texts.wording.forms import SOURCES
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

MOST = 25  # answers to choose about at once
KEEP, TAKE = "houden", "overnemen"
_CHOICES = {KEEP: "Opgeslagen antwoord houden", TAKE: "Antwoord uit het werkblad overnemen"}
_LONGEST = 240  # letters of a new answer in the list


@dataclass(frozen=True, kw_only=True)
class WorkbookChoice:
    """What was chosen at one press: to take over, and to leave as it is."""

    take: tuple[WorkbookDifference, ...] = ()
    keep: tuple[WorkbookDifference, ...] = ()
    source: Source = Source.INBURGERAAR
    talk: Talk | None = None


class WorkbookChoiceForm:
    """The differences with their choices, in one form: nothing happens before the button."""

    def __init__(
        self,
        differences: WorkbookDifferences,
        questionnaire: Questionnaire,
        talks: Sequence[Talk],
        talk: Talk | None,
        name: str,
    ) -> None:
        self.name, self.questionnaire, self.differences = name, questionnaire, differences
        to_choose = (*differences.conflicts, *differences.changed)
        self.shown_now, self.left_over = to_choose[:MOST], len(to_choose) - MOST
        self._all_changed()
        with st.form(state.key(name, "kiezen"), enter_to_submit=False):
            self._talk_and_source(talks, talk)
            new_answers = self._new()
            picked = {each.question.id: self._one(each) for each in self.shown_now}
            if self.left_over > 0:
                st.caption(f"Daarna volgen nog {several(self.left_over, 'antwoord', 'antwoorden')}.")
            self.pressed = st.form_submit_button("Gekozen antwoorden overnemen", type="primary")
        self.chosen = WorkbookChoice(
            take=(*new_answers, *(each for each in self.shown_now if picked[each.question.id] == TAKE)),
            keep=tuple(each for each in self.shown_now if picked[each.question.id] == KEEP),
            source=self.source,
            talk=self.talk,
        )

    def _talk_and_source(self, talks: Sequence[Talk], talk: Talk | None) -> None:
        left, right = st.columns(2)
        by_id = {str(each.id): each for each in talks}
        ids = ["", *by_id]
        chosen = left.selectbox(
            "In welk gesprek zijn deze antwoorden gegeven?",
            ids,
            index=ids.index(str(talk.id)) if talk and str(talk.id) in by_id else 0,
            format_func=lambda each: label(by_id[each]) if each else "Buiten een gesprek",
            key=state.key(self.name, "gesprek"),
        )
        source: Source | None = right.selectbox(
            "Wie gaf de antwoorden waar niets bij staat?",
            list(Source),
            index=0,
            format_func=SOURCES.__getitem__,
            key=state.key(self.name, "bron"),
        )
        self.talk = by_id.get(chosen or "")
        self.source = source or Source.INBURGERAAR

    def _new(self) -> tuple[WorkbookDifference, ...]:
        if not self.differences.new:
            return ()
        count = several(len(self.differences.new), "nieuw antwoord", "nieuwe antwoorden")
        st.markdown(f"**{count}**: hier stond nog niets")
        lines = [
            f"| {_cell(each.question.text)} | {_cell(_short(_answer_text(each, each.new_answer)))} |"
            for each in self.differences.new
        ]
        with st.container(height=280 if len(lines) > 5 else "content", border=False):
            st.markdown("\n".join(["| Vraag | In het werkblad |", "|---|---|", *lines]))
        take = st.checkbox(f"{count} overnemen", value=True, key=state.key(self.name, "nieuw"))
        return self.differences.new if take else ()

    def _all_changed(self) -> None:
        """One press for who knows that the workbook is right; a conflict is always chosen by itself."""
        changed = [each for each in self.shown_now if each in self.differences.changed]
        if len(changed) > 1 and st.button(
            f"Bij {several(len(changed), 'gewijzigd antwoord', 'gewijzigde antwoorden')} het werkblad kiezen",
            key=state.key(self.name, "alles"),
        ):
            for each in changed:
                state.set_widget_value(self._key(each), TAKE)

    def _one(self, difference: WorkbookDifference) -> str | None:
        with st.container(border=True):
            domain = self.questionnaire.section_of(difference.question.id).title
            st.markdown(f"**{plain(difference.question.text)}** · {plain(domain)}")
            if difference in self.differences.conflicts:
                when = f", {moment(difference.stored.at)}" if difference.stored.at else ""
                st.warning(
                    f"Na het downloaden gewijzigd door {plain(difference.stored.by or 'een collega')}{when}. "
                    "Welk antwoord geldt?",
                    icon=":material/sync_problem:",
                )
            theirs, mine = st.columns(2)
            theirs.markdown(f"Opgeslagen: {plain(_answer_text(difference, difference.stored.answer))}")
            mine.markdown(f"In het werkblad: {plain(_answer_text(difference, difference.new_answer))}")
            picked: str | None = st.radio(
                f"Welk antwoord geldt bij {plain(difference.question.text)}",
                list(_CHOICES),
                index=None,
                format_func=_CHOICES.__getitem__,
                horizontal=True,
                label_visibility="collapsed",
                key=self._key(difference),
            )
        return picked

    def _key(self, difference: WorkbookDifference) -> str:
        """With the version that is shown: a choice made before a colleague changed the answer counts no longer."""
        return state.key(self.name, difference.question.id, difference.stored.version)


def _answer_text(difference: WorkbookDifference, answer: Answer) -> str:
    text = shown(difference.question, answer) or "leeg"
    source = shown_source(answer)
    return f"{text} ({source})" if source else text


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _cell(text: str) -> str:
    return plain(text).replace("  \n", " · ")
