"""The three documents of one PIP, and which parts stand in which. All are made from one `PipDocument`.

Article 15 of the Wet inburgering 2021 says what the decision holds; the ontwikkelplan and the summary follow from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from rules.law.terms import Doelgroep, Leerroute
from rules.pip.document import PipDocument, Plan

GOALS_IN_SUMMARY = 6  # so many doelen stand in the summary; the others are counted there


class DocumentKind(StrEnum):
    """One of the documents of a PIP; the values are stored with an export."""

    BESCHIKKING = "beschikking"
    ONTWIKKELPLAN = "pip"
    SAMENVATTING = "eigen_taal"


class PipPart(StrEnum):
    """A part of the content of a PIP."""

    WENS = "wens"
    LEERROUTE = "leerroute"
    INTENSITEIT = "intensiteit"
    ALFABETISERING = "alfabetisering"
    LBT = "lbt"
    REDENEN = "redenen"
    WIJZIGING = "wijziging"
    PVT = "pvt"
    MAP = "map"
    BEGELEIDING = "begeleiding"
    VVE = "vve"
    KINDEROPVANG = "kinderopvang"
    ONTZORGEN = "ontzorgen"
    PARTICIPATIEWET = "participatiewet"
    DOELEN = "doelen"
    RESULTATEN = "resultaten"
    ACTIVITEITEN = "activiteiten"
    WEEK = "week"
    UREN = "uren"
    AFSPRAKEN = "afspraken"
    VOORTGANG = "voortgang"
    VOLGEND_GESPREK = "volgend_gesprek"
    ANDERE_VRAGEN = "andere_vragen"
    TEAM = "team"
    TERMIJN = "termijn"
    VERSIES = "versies"
    CONTROLEGETAL = "controlegetal"
    GRONDSLAG = "grondslag"
    BEZWAAR = "bezwaar"


@dataclass(frozen=True, kw_only=True)
class DocumentDifference:
    """A part that does not stand in every document."""

    part: PipPart
    stands_in: frozenset[DocumentKind]
    missing_in: frozenset[DocumentKind]


_B, _O, _S = DocumentKind.BESCHIKKING, DocumentKind.ONTWIKKELPLAN, DocumentKind.SAMENVATTING
_ALL = frozenset(DocumentKind)
_ASYLUM = Doelgroep.ASIELSTATUSHOUDER

STANDS_IN: Mapping[PipPart, frozenset[DocumentKind]] = MappingProxyType(
    {
        PipPart.WENS: _ALL,
        PipPart.LEERROUTE: _ALL,
        PipPart.INTENSITEIT: _ALL,
        PipPart.ALFABETISERING: frozenset({_B, _O}),
        PipPart.LBT: frozenset({_B, _O}),
        PipPart.REDENEN: frozenset({_B, _O}),
        PipPart.WIJZIGING: frozenset({_B, _O}),
        PipPart.PVT: _ALL,
        PipPart.MAP: _ALL,
        PipPart.BEGELEIDING: frozenset({_B, _O}),
        PipPart.VVE: frozenset({_B, _O}),
        PipPart.KINDEROPVANG: frozenset({_B, _O}),
        PipPart.ONTZORGEN: _ALL,
        PipPart.PARTICIPATIEWET: frozenset({_B, _O}),
        PipPart.DOELEN: frozenset({_O, _S}),
        PipPart.RESULTATEN: frozenset({_O}),
        PipPart.ACTIVITEITEN: frozenset({_O, _S}),
        PipPart.WEEK: frozenset({_O, _S}),
        PipPart.UREN: frozenset({_O}),
        PipPart.AFSPRAKEN: frozenset({_B, _O}),
        PipPart.VOORTGANG: frozenset({_B, _O}),
        PipPart.VOLGEND_GESPREK: _ALL,
        PipPart.ANDERE_VRAGEN: frozenset({_B, _O}),
        PipPart.TEAM: frozenset({_O}),
        PipPart.TERMIJN: _ALL,
        PipPart.VERSIES: frozenset({_O}),
        PipPart.CONTROLEGETAL: _ALL,
        PipPart.GRONDSLAG: frozenset({_B}),
        PipPart.BEZWAAR: _ALL,
    }
)


def parts(document: PipDocument) -> tuple[PipPart, ...]:
    """The parts that are filled in in this PIP, in the order of `PipPart`."""
    return tuple(each for each in PipPart if _SAYS[each](document))


def differences(document: PipDocument) -> list[DocumentDifference]:
    """The filled-in parts that stand in some of the documents and not in all, in the order of `PipPart`."""
    return [
        DocumentDifference(part=each, stands_in=STANDS_IN[each], missing_in=_ALL - STANDS_IN[each])
        for each in parts(document)
        if STANDS_IN[each] != _ALL
    ]


def left_out_of_summary(document: PipDocument) -> int:
    """The number of doelen that do not fit in the summary and are only counted there."""
    return max(len(document.plan.doelen) - GOALS_IN_SUMMARY, 0)


def has_ontzorgen(document: PipDocument) -> bool:
    """Whether the PIP tells of ontzorgen; only for asielstatushouders (Participatiewet art. 56a)."""
    plan = document.plan
    return document.doelgroep is _ASYLUM and bool(plan.ontzorgen.strip() or plan.relief)


def asks_participation(document: PipDocument) -> bool:
    """Whether hours of participation are asked (Besluit art. 3.14): not when DUO said that somebody can bear none."""
    z_route = document.plan.leerroute is Leerroute.Z and document.doelgroep is _ASYLUM
    return z_route and document.participation_limit != 0


def is_change(document: PipDocument) -> bool:
    """Whether the decision changes an earlier one (Wet, art. 17)."""
    return bool(document.previous_versions or document.change_kind)


def _text(name: str) -> Callable[[PipDocument], bool]:
    return lambda document: bool(str(getattr(document.plan, name)).strip())


def _has(value_of: Callable[[Plan], object]) -> Callable[[PipDocument], bool]:
    return lambda document: bool(value_of(document.plan))


_SAYS: Mapping[PipPart, Callable[[PipDocument], bool]] = MappingProxyType(
    {
        PipPart.WENS: _text("own_words"),
        PipPart.LEERROUTE: _has(lambda plan: plan.leerroute),
        PipPart.INTENSITEIT: _text("intensity"),
        PipPart.ALFABETISERING: _has(lambda plan: plan.alfabetisering),
        PipPart.LBT: lambda document: bool(document.lbt.strip() or document.plan.lbt_departure.strip()),
        PipPart.REDENEN: _has(lambda plan: [each for each in plan.reasons.values() if each.pro or each.contra]),
        PipPart.WIJZIGING: lambda document: bool(document.change_reason.strip() or document.change_grounds),
        PipPart.PVT: _has(lambda plan: plan.pvt_how.strip() or plan.pvt_hours),
        PipPart.MAP: _has(
            lambda plan: plan.leerroute is not Leerroute.ONDERWIJS and (plan.map_how.strip() or plan.map_hours)
        ),
        PipPart.BEGELEIDING: _text("begeleiding"),
        PipPart.VVE: _text("vve"),
        PipPart.KINDEROPVANG: _text("childcare"),
        PipPart.ONTZORGEN: has_ontzorgen,
        PipPart.PARTICIPATIEWET: _text("participatiewet"),
        PipPart.DOELEN: _has(lambda plan: plan.doelen),
        PipPart.RESULTATEN: _has(lambda plan: [each for each in plan.doelen if each.result.strip() or each.target]),
        PipPart.ACTIVITEITEN: _has(lambda plan: plan.activiteiten),
        PipPart.WEEK: _has(lambda plan: [each for each in plan.activiteiten if each.slots]),
        PipPart.UREN: _has(lambda plan: [each for each in plan.activiteiten if each.hours_per_week]),
        PipPart.AFSPRAKEN: _has(
            lambda plan: plan.agreements or plan.agreements_gemeente.strip() or plan.agreements_inburgeraar.strip()
        ),
        PipPart.VOORTGANG: _text("progress_how"),
        PipPart.VOLGEND_GESPREK: _has(lambda plan: plan.next_talk),
        PipPart.ANDERE_VRAGEN: _has(lambda plan: plan.other),
        PipPart.TEAM: _has(lambda plan: plan.team),
        PipPart.TERMIJN: lambda document: document.termijn_start is not None,
        PipPart.VERSIES: lambda document: bool(document.previous_versions),
        PipPart.CONTROLEGETAL: lambda document: bool(document.sha256),
        PipPart.GRONDSLAG: lambda _: True,
        PipPart.BEZWAAR: lambda document: document.version > 0,
    }
)
