"""Two people side by side: what each side says of who they are, and where they agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from access import Permission
from rules.dossier.identity import FactAgreement, IdentityFact
from rules.law.birth_date import BirthDate
from texts.dossier.identity import AGREEMENTS, FACTS, same_facts
from texts.wording.formats import short_birth_date
from widgets.frame.visit import Visit
from widgets.kit.plain_text import plain

JOIN_WITH = "samenvoegen"  # in the address of a dossier: the number of the one beside which it is to be seen


@dataclass(frozen=True, kw_only=True)
class Side:
    """What one side says of somebody. The BSN is not shown: whether it agrees is enough."""

    name: str
    birth_date: BirthDate | None = None
    v_number: str = ""


def both_sides(
    left: Side, right: Side, agreement: Mapping[IdentityFact, FactAgreement], *, titles: tuple[str, str]
) -> None:
    """Draw the two sides as a table of facts, with how each fact agrees."""
    cells = {
        IdentityFact.NAME: (left.name, right.name),
        IdentityFact.BIRTH_DATE: (short_birth_date(left.birth_date), short_birth_date(right.birth_date)),
        IdentityFact.V_NUMBER: (left.v_number, right.v_number),
    }
    lines = [f"| | {plain(titles[0])} | {plain(titles[1])} | |", "|---|---|---|---|"]
    for fact, (one, other) in cells.items():
        lines.append(f"| {FACTS[fact]} | {plain(one) or '–'} | {plain(other) or '–'} | {AGREEMENTS[agreement[fact]]} |")
    if agreement[IdentityFact.BSN] is not FactAgreement.UNKNOWN:
        lines.append(f"| {FACTS[IdentityFact.BSN]} | | | {AGREEMENTS[agreement[IdentityFact.BSN]]} |")
    st.markdown("\n".join(lines))


def hidden(agreement: Mapping[IdentityFact, FactAgreement]) -> str:
    """What agrees with a dossier that may not be shown, as a sentence."""
    common = same_facts(agreement)
    return f"Het heeft {' en '.join(common)}." if common else "De gegevens lijken erop."


def two_dossiers(visit: Visit, dossiers: Sequence[tuple[UUID, str]]) -> None:
    """When two dossiers (id and number) are found, they may be of one person: the way to join them, for who may."""
    if len(dossiers) != 2 or not visit.may(Permission.JOIN_DOSSIERS):
        return
    (first_id, first), (_, second) = dossiers
    label = f"Zijn {first} en {second} van één persoon? Zet ze naast elkaar"
    visit.link(label, "dossier", icon=":material/merge:", dossier=str(first_id), **{JOIN_WITH: second})
