"""The gezinsprofiel: the people of one household next to each other, and the facts that hold for all of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from rules.law.facts import IntakeFacts
from texts.wording.answers import shown
from texts.wording.formats import short_birth_date
from texts.wording.labels import FASEN, LEERROUTES
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.family import SharedFact
    from queries.scope.dossier_head import DossierHead

LITERATE = {"ja": "ja", "beetje": "een beetje", "nee": "nee"}


def profile(people: Sequence[tuple["DossierHead", IntakeFacts]]) -> None:
    """One column a person: what matters for a plan of the family as a whole."""
    lines = {
        "Geboren": [short_birth_date(head.birth_date) for head, _ in people],
        "Fase": [FASEN[head.fase] for head, _ in people],
        "Leerroute": [LEERROUTES[head.leerroute] if head.leerroute else "" for head, _ in people],
        "Regievoerder": [head.regievoerder for head, _ in people],
        "Jaren onderwijs": [_number(each.education_years) for _, each in people],
        "Leest en schrijft de eigen taal": [LITERATE.get(each.literate or "", "") for _, each in people],
        "Uren per week mogelijk": [_number(each.bearable_hours) for _, each in people],
    }
    names = " | ".join(plain(head.name) for head, _ in people)
    rows = [f"| **{label}** | {' | '.join(plain(each) or '–' for each in cells)} |" for label, cells in lines.items()]
    st.markdown("\n".join([f"| Wat | {names} |", "|---" * (len(people) + 1) + "|", *rows]))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def shared_table(facts: Sequence["SharedFact"]) -> None:
    """The facts of the household with what each intake says, and how they compare."""
    rows = [
        f"| {_cell(each.question.text)} | {_cell(shown(each.question, each.own.answer)) or '–'} "
        f"| {_cell(shown(each.question, each.other.answer))} ({plain(each.other_name)}) | {_compared(each)} |"
        for each in facts
    ]
    st.markdown("\n".join(["| Vraag | Hier | Bij een gezinslid | |", "|---|---|---|---|", *rows]))


def _cell(text: str) -> str:
    return plain(text).replace("  \n", " · ")


def _compared(fact: "SharedFact") -> str:
    if fact.is_open:
        return "over te nemen"
    return "verschilt" if fact.differs else "gelijk"
