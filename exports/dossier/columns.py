"""The columns of each list that can be downloaded, in order. A column is a title and where its value comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from forms.engine.names import language_name
from rules.law.status import NextStep
from texts.pip.steps import NEXT_STEPS
from texts.wording.labels import DOELGROEPEN, FASEN, LEERROUTES

if TYPE_CHECKING:
    from queries.caseload.caseload import CaseloadRow

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list. Dates and numbers stay what they are; the file decides how they are written."""

    title: str
    value: Callable[[Row], object]


CASELOAD: tuple[Column[CaseloadRow], ...] = (
    Column("Naam", lambda row: row.list_name),
    Column("Dossiernummer", lambda row: row.number),
    Column("Doelgroep", lambda row: DOELGROEPEN[row.doelgroep]),
    Column("Fase", lambda row: FASEN[row.fase]),
    Column("Leerroute", lambda row: LEERROUTES[row.leerroute] if row.leerroute else ""),
    Column("Regievoerder", lambda row: row.regievoerder),
    Column("Volgende stap", lambda row: NEXT_STEPS[NextStep(row.next_step)]),
    Column("Uiterlijk", lambda row: row.due),
    Column("Locatie COA", lambda row: row.coa_location),
    Column("Taal", lambda row: language_name(row.language)),
)
