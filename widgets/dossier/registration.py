"""Opening a dossier: the button that leads there, the form, and the dossiers that may be of the same person."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access import Permission
from forms.engine.schema import Question
from rules.dossier.identity import IdentityVerdict
from rules.dossier.v_number import v_number_form
from rules.law.birth_date import BirthDate
from rules.problems import Problem
from texts.dossier.identity import IS_HERE, MAY_BE_HERE, NUMBERS
from texts.dossier.registration import FIELDS, PROBLEMS
from texts.wording.formats import several
from texts.wording.problems import problem_sentence
from widgets.answering.field_types import DRAW, FieldStyle, from_widget
from widgets.dossier.identity import Side, both_sides, hidden, two_dossiers
from widgets.dossier.particulars import CLOCKS, IDENTITY, QUESTIONS, SITUATION, Fact, fact_of
from widgets.frame.draft_form import DraftForm
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.identity import PossiblePerson
    from queries.dossier.regievoerders import Regievoerder

WIDTH = 720  # one column, easy to read down
NEEDED = ("birth_date", "doelgroep")
NAME = ("given_names", "surname_prefix", "family_name")
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
        with DraftForm(state.key("nieuw", "form"), border=False, width=WIDTH) as self._draft:
            for title, fields in GROUPS.items():
                with st.container(border=True):
                    st.subheader(title, anchor=False)
                    for field in fields:
                        self._field(QUESTIONS[field])
                    if fields is SITUATION and owners:
                        self._owner(owners, chosen)
            self._doubt = st.container()
            self.pressed = self._draft.button("Dossier aanmaken", type="primary", icon=":material/check:")

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Put a sentence under each field that is not right, and one under the form that counts them."""
        sentences = {each.field: problem_sentence(each, PROBLEMS) for each in problems}
        sentences |= {field: problem_sentence(problem) for field, problem in self.unreadable.items()}
        for field, text in sentences.items():
            self._places[field].error(plain(text), icon=":material/edit:")
        names = ", ".join(FIELDS[field] for field in FIELDS if field in sentences)
        st.error(
            f"Nog niet opgeslagen. Kijk nog naar {several(len(sentences), 'veld', 'velden')}: {names}. "
            "Wat u typte staat er nog.",
            icon=":material/error:",
            width=WIDTH,
        )

    def is_right(self, visit: Visit, people: "Sequence[PossiblePerson]", points: Sequence[str]) -> bool:
        """Show what is remarkable (`points`) and dossiers that may be of the same person, and ask.

        True when it is to be a new dossier all the same. In the form itself, so that pressing the button sends all
        that was typed since.
        """
        with self._doubt, st.container(border=True):
            for point in points:
                st.warning(plain(point), icon=":material/help:")
            if not people:
                return self._draft.button("Ja, dit klopt: dossier aanmaken", key=state.key("nieuw", "klopt"))
            certain = len(people) == 1 and people[0].verdict is IdentityVerdict.SAME
            st.warning(IS_HERE if certain else MAY_BE_HERE, icon=":material/group:")
            for each in people:
                _person(visit, self._typed(), each)
            two_dossiers(visit, [(each.dossier_id, each.number) for each in people if each.dossier_id])
            numbers = {NUMBERS[each.same_number] for each in people if each.same_number}
            if numbers:
                same = " en ".join(sorted(numbers))
                st.markdown(f"Met hetzelfde {same} kan er geen tweede dossier komen. Kijk het {same} na.")
                return False
            return self._draft.button("Nee, dit is iemand anders: dossier aanmaken", key=state.key("nieuw", "anders"))

    def _typed(self) -> Side:
        name = " ".join(str(self.facts[each]) for each in NAME if self.facts.get(each))
        birth, v_number = self.facts.get("birth_date"), v_number_form(str(self.facts.get("v_number") or ""))
        return Side(name=name, birth_date=birth if isinstance(birth, BirthDate) else None, v_number=v_number)

    @property
    def fingerprint(self) -> str:
        """By which the same facts are recognised again."""
        return state.digest({field: str(value) for field, value in self.facts.items()})

    def _field(self, question: Question) -> None:
        label = plain(question.text) + (" \\*" if question.id in NEEDED else "")
        style = FieldStyle(label, state.key("nieuw", question.id), question.help, False)
        value = from_widget(question, DRAW[question.type](question, style, None), self._on)
        self._places[question.id] = st.empty()
        if isinstance(value, Problem):
            self.unreadable[question.id] = value
        else:
            self.facts[question.id] = fact_of(question.id, value)

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


def _person(visit: Visit, typed: Side, person: "PossiblePerson") -> None:
    if person.dossier_id is None:
        st.markdown(f"**Een dossier dat u niet mag zien.** {hidden(person.agreement)} Vraag uw coördinator.")
        return
    side = Side(name=person.name, birth_date=person.birth_date, v_number=person.v_number)
    state_of = "" if person.is_open else " · gesloten"
    both_sides(typed, side, person.agreement, titles=("Wat u typte", f"Dossier {person.number}{state_of}"))
    visit.link(f"Open dossier {person.number}", "dossier", icon=":material/folder:", dossier=str(person.dossier_id))
