"""Opening a dossier: the button that leads there, the form, and the dossiers that may be of the same person."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access import Permission
from forms.problems import Problem
from forms.schema import Question
from texts.formats import several
from texts.forms import problem_sentence
from texts.registration import FIELDS, WRONG
from widgets import state
from widgets.drawing import DRAW, Look, from_hand
from widgets.particulars import CLOCKS, IDENTITY, QUESTIONS, SITUATION, Fact, fact_of
from widgets.plain import plain
from widgets.visit import Visit

if TYPE_CHECKING:
    from queries.duplicates import Duplicate
    from queries.regievoerders import Regievoerder

WIDTH = 720  # one column that the eye can follow
NEEDED = ("birth_date", "doelgroep")
GROUPS = {
    "Wie is het?": IDENTITY,
    "Situatie": SITUATION,
    "Datums waarop termijnen beginnen": CLOCKS,
}


def new_dossier_button(visit: Visit) -> None:
    """The way to a new dossier, for who may open one."""
    if visit.may(Permission.REGISTER) and st.button(
        "Nieuw dossier", type="primary", icon=":material/person_add:", key=state.key("nieuw", "knop")
    ):
        visit.go("nieuw")


class Form:
    """What was typed, and the place under each field for what is wrong with it."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._places: dict[str, DeltaGenerator] = {}
        self.facts: dict[str, Fact | UUID] = {}
        self.unreadable: dict[str, Problem] = {}
        self.pressed = False

    def draw(self, owners: "Sequence[Regievoerder]", chosen: UUID | None) -> None:
        """Draw the form, in one column of groups."""
        with st.form(
            state.key("nieuw", "form"), clear_on_submit=False, enter_to_submit=False, border=False, width=WIDTH
        ):
            for title, fields in GROUPS.items():
                with st.container(border=True):
                    st.subheader(title, anchor=False)
                    for field in fields:
                        self._field(QUESTIONS[field])
                    if fields is SITUATION and owners:
                        self._owner(owners, chosen)
            self.pressed = st.form_submit_button("Dossier aanmaken", type="primary", icon=":material/check:")

    def say_wrong(self, problems: Sequence[tuple[str, str]]) -> None:
        """Put a sentence under each field that is not right, and one under the form that counts them."""
        sentences = {field: WRONG[code] for field, code in problems}
        sentences |= {field: problem_sentence(problem) for field, problem in self.unreadable.items()}
        for field, said in sentences.items():
            self._places[field].error(plain(said), icon=":material/edit:")
        names = ", ".join(FIELDS[field] for field in FIELDS if field in sentences)
        st.error(
            f"Nog niet opgeslagen. Kijk nog naar {several(len(sentences), 'veld', 'velden')}: {names}. "
            "Wat u typte staat er nog.",
            icon=":material/error:",
            width=WIDTH,
        )

    def _field(self, question: Question) -> None:
        label = plain(question.text) + (" \\*" if question.id in NEEDED else "")
        look = Look(label, state.key("nieuw", question.id), question.help, False)
        given = from_hand(question, DRAW[question.type](question, look, None), self._on)
        self._places[question.id] = st.empty()
        if isinstance(given, Problem):
            self.unreadable[question.id] = given
        else:
            self.facts[question.id] = fact_of(question.id, given)

    def _owner(self, owners: "Sequence[Regievoerder]", chosen: UUID | None) -> None:
        names = {each.id: each.name for each in owners}
        picked = st.selectbox(
            FIELDS["regievoerder_id"],
            list(names),
            index=list(names).index(chosen) if chosen in names else None,
            format_func=names.__getitem__,
            placeholder="Kies …",
            key=state.key("nieuw", "regievoerder_id"),
        )
        self._places["regievoerder_id"] = st.empty()
        if picked:
            self.facts["regievoerder_id"] = picked


def duplicates(visit: Visit, found: "Sequence[Duplicate]") -> bool:
    """Show dossiers that may be of the same person, and ask which of the two it is; True for a new one all the same."""
    with st.container(border=True, width=WIDTH):
        st.warning("Is deze persoon er al? Kijk eerst, voordat u een tweede dossier maakt.", icon=":material/group:")
        for each in found:
            why = "hetzelfde BSN" if each.same_bsn else "dezelfde geboortedatum en een naam die erop lijkt"
            if each.dossier_id is None:
                st.markdown(f"Een dossier dat u niet mag zien: {why}. Vraag uw coördinator.")
                continue
            st.markdown(f"**{plain(each.name)}** · {plain(each.number)}: {why}.")
            visit.link(f"Open dossier {each.number}", "dossier", icon=":material/folder:", dossier=str(each.dossier_id))
        if any(each.same_bsn for each in found):
            st.markdown("Met hetzelfde BSN kan er geen tweede dossier komen. Kijk het BSN na.")
            return False
        return st.button("Nee, dit is iemand anders: dossier aanmaken", key=state.key("nieuw", "iemand_anders"))


def answers_of(facts: Mapping[str, object]) -> dict[str, str]:
    """The facts as texts, to recognise the same form again."""
    return {field: str(value) for field, value in facts.items()}
