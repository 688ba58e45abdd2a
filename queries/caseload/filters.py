"""What somebody wants to see of the dossiers: the words of the address, and the conditions they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import User
from models import Dossier, Gemeente
from queries.caseload.periods import quarter, soon
from queries.dossier.search import found_by
from queries.scope.own_dossiers import in_reach
from rules.law.terms import Doelgroep, Fase, Leerroute

NONE = "geen"  # the filter value for "has none"


class TermijnFilter(StrEnum):
    """Which part of the caseload, by its dates."""

    TE_LAAT = "te_laat"
    BINNEN_14 = "binnen_14"
    GEEN_DATUM = "geen_datum"
    PIP_DIT_KWARTAAL = "pip_dit_kwartaal"
    PIP_NA_TERMIJN = "pip_na_termijn"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is shown of the caseload; empty text stands for "all". Each field is a word of the address."""

    gemeente: str = ""
    regievoerder: str = ""  # an id, or NONE
    fase: str = ""
    leerroute: str = ""  # a code, or NONE
    doelgroep: str = ""
    locatie: str = ""  # of the COA, as it is spelled, or NONE
    termijn: str = ""
    zoeken: str = ""
    pagina: int = 1

    @classmethod
    def of_address(cls, words: Mapping[str, str]) -> "Filters":
        """The filters that an address asks for; what it asks wrongly counts as not asked."""
        page = words.get("pagina", "")
        return cls(
            gemeente=words.get("gemeente", "")[:80],
            regievoerder=_id_or_none(words.get("regievoerder", "")),
            fase=_one_of(words.get("fase", ""), list(Fase)),
            leerroute=_one_of(words.get("leerroute", ""), [*Leerroute, NONE]),
            doelgroep=_one_of(words.get("doelgroep", ""), list(Doelgroep)),
            locatie=words.get("locatie", "")[:80],
            termijn=_one_of(words.get("termijn", ""), list(TermijnFilter)),
            zoeken=words.get("zoeken", "").strip()[:100],
            pagina=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 and int(page) else 1,
        )

    def address(self) -> dict[str, str]:
        """The words of the address for these filters; an empty word is one to leave out."""
        words = {each.name: str(getattr(self, each.name)) for each in fields(self)}
        return words | {"pagina": words["pagina"] if self.pagina > 1 else ""}


def _one_of(word: str, allowed: list[Any]) -> str:
    return word if word in {str(each) for each in allowed} else ""


def _id_or_none(word: str) -> str:
    if word == NONE:
        return word
    try:
        return str(UUID(word))
    except ValueError:
        return ""


def conditions(session: Session, seen_by: User, on: date, filters: Filters) -> list[sa.ColumnElement[bool]]:
    """The conditions on `Dossier` for these filters, the reach of the user always among them."""
    clauses = [in_reach(seen_by), *_of_columns(filters)]
    if filters.gemeente:
        clauses.append(
            sa.exists().where(col(Gemeente.id) == seen_by.gemeente_id, col(Gemeente.name) == filters.gemeente)
        )
    if filters.zoeken:
        clauses.append(found_by(session, filters.zoeken, seen_by))
    by_pip = filters.termijn in (TermijnFilter.PIP_DIT_KWARTAAL, TermijnFilter.PIP_NA_TERMIJN)
    if by_pip:
        clauses += _pip_this_quarter(on, late=filters.termijn == TermijnFilter.PIP_NA_TERMIJN)
    else:
        clauses += by_due(col(Dossier.sort_due), on, filters.termijn)
        clauses.append(_openness(filters))
    return clauses


def _openness(filters: Filters) -> sa.ColumnElement[bool]:
    return col(Dossier.is_open) == (filters.fase != Fase.GESLOTEN)


def _of_columns(filters: Filters) -> list[sa.ColumnElement[bool]]:
    clauses = []
    if filters.regievoerder:
        owner = None if filters.regievoerder == NONE else UUID(filters.regievoerder)
        clauses.append(col(Dossier.regievoerder_id) == owner)
    if filters.fase:
        clauses.append(col(Dossier.fase) == Fase(filters.fase))
    if filters.leerroute:
        route = None if filters.leerroute == NONE else Leerroute(filters.leerroute)
        clauses.append(col(Dossier.leerroute) == route)
    if filters.doelgroep:
        clauses.append(col(Dossier.doelgroep) == Doelgroep(filters.doelgroep))
    if filters.locatie:
        clauses.append(col(Dossier.coa_location) == ("" if filters.locatie == NONE else filters.locatie))
    return clauses


def by_due(sort_due: Any, on: date, termijn: str) -> list[sa.ColumnElement[bool]]:
    """The conditions of a termijn on a column with the last day, of a dossier or of the counts."""
    if termijn == TermijnFilter.TE_LAAT:
        return [sort_due < on]
    if termijn == TermijnFilter.BINNEN_14:
        window = soon(on)
        return [sort_due.between(window.first, window.last)]
    return [sort_due == date.max] if termijn == TermijnFilter.GEEN_DATUM else []


def _pip_this_quarter(on: date, *, late: bool) -> list[sa.ColumnElement[bool]]:
    window = quarter(on)
    within = col(Dossier.first_pip_on).between(window.first, window.last)
    return [within, col(Dossier.first_pip_on) > col(Dossier.clock_due_on)] if late else [within]
