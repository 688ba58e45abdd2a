"""The members of a household: a line each, and the small forms in popovers."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.answers import Json
from forms.engine.schema import Question, QuestionType
from forms.engine.validation import format_raw, parse
from rules.law.age import age_range
from rules.law.birth_date import BirthDate
from rules.problems import Problem
from texts.dossier.registration import PROBLEMS
from texts.wording.formats import short_birth_date
from texts.wording.labels import RELATIONS
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.view import DossierView, HouseholdMember

_BORN = Question.model_validate({"id": "birth_date", "type": QuestionType.BIRTH_DATE, "text": "Geboortedatum"})


class MemberValues(TypedDict):
    """What a member form gives."""

    name: str
    relation: str
    birth_date: BirthDate | None


def line(member: "HouseholdMember", today: date, may_edit: bool, key: str) -> DeltaGenerator | None:
    """One member in one line; gives the popover with its form while that is open."""
    with st.container(horizontal=True, vertical_alignment="center"):
        text = f"{plain(member.name)} · {RELATIONS.get(member.relation, '').lower()}"
        if years := age_range(member.birth_date, today):
            text += f" · {years.in_words} ({plain(short_birth_date(member.birth_date))})"
        elif member.birth_date:
            text += " · geboortedatum niet bekend"
        st.markdown(text, width="content")
        if not may_edit:
            return None
        shown_digest = state.digest([member.name, member.relation, str(member.birth_date)])
        popover = st.popover("Wijzigen", type="tertiary", key=state.key(key, shown_digest), on_change="rerun")
    return popover if popover.open else None


class MemberForm:
    """The form of one member: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date, member: "HouseholdMember | None") -> None:
        relations = list(RELATIONS)
        with DraftForm(state.key(key, "form"), border=False) as draft:
            name = st.text_input("Naam", value=member.name if member else "", key=state.key(key, "naam"), max_chars=160)
            relation = st.selectbox(
                "Wie is dit?",
                relations,
                index=relations.index(member.relation) if member and member.relation in relations else None,
                format_func=RELATIONS.__getitem__,
                placeholder="Kies …",
                key=state.key(key, "relatie"),
            )
            stored = str(member.birth_date) if member and member.birth_date else None
            born = st.text_input(
                "Geboortedatum (als u die weet)",
                value=format_raw(_BORN, stored),
                placeholder="dd-mm-jjjj",
                key=state.key(key, "geboren"),
            )
            self._place = st.container()
            submitted = draft.button("Opslaan", type="primary")
        parsed: Json | Problem = parse(_BORN, born, today)
        unreadable = parsed if isinstance(parsed, Problem) else None
        if submitted and unreadable:
            self._place.error(plain(problem_sentence(unreadable)), icon=":material/edit:")
        self.pressed = submitted and unreadable is None
        day = BirthDate.read(parsed) if isinstance(parsed, str) and not unreadable else None
        self.values = MemberValues(name=name, relation=relation or "", birth_date=day)
        self.fingerprint = state.digest([name, relation, born])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        names = {"name": "Naam", "relation": "Wie is dit?", "birth_date": "Geboortedatum"}
        for each in problems:
            self._place.error(plain(f"{names[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:")


class HouseholdChoice(NamedTuple):
    """The number of the dossier to join, and whether to leave the household."""

    number: str
    leave: bool


def number_form(view: "DossierView") -> HouseholdChoice:
    """Behind a button: the number of the dossier to share a household with, and whether to leave a shared one."""
    shared = len(view.housemates) + view.hidden_housemates
    popover = st.popover(
        "Dossier van de partner koppelen",
        icon=":material/link:",
        key=state.key("dossier", view.head.id, "koppel", shared),
        on_change="rerun",
    )
    if not popover.open:
        return HouseholdChoice("", False)
    with popover, DraftForm(state.key("dossier", view.head.id, "koppelen"), border=False) as draft:
        number = st.text_input(
            "Dossiernummer", placeholder="Bijvoorbeeld 2026-0012", key=state.key("koppel", view.head.id, "nummer")
        )
        join = draft.button("Koppelen", type="primary")
        leave = shared > 0 and draft.button("Dit dossier losmaken uit het huishouden")
        if join and not number.strip():
            st.error("Vul het dossiernummer in.", icon=":material/edit:")
    return HouseholdChoice((number.strip() if join else ""), leave)
