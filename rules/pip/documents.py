"""The three documents of one PIP, and what stands in one and not in another. All are made from one `PipDocument`.

Article 15 of the Wet inburgering 2021 says what the decision holds; the ontwikkelplan and the summary follow from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from rules.law.terms import Doelgroep, Leerroute
from rules.pip.document import PipDocument, Plan

GOALS_IN_SUMMARY = 6  # so many doelen stand in the summary; the others are counted there


class Papier(StrEnum):
    """A document of the PIP; the values are the codes by which an export is remembered."""

    BESCHIKKING = "beschikking"
    ONTWIKKELPLAN = "pip"
    SAMENVATTING = "eigen_taal"


class Onderdeel(StrEnum):
    """A part of what a PIP says."""

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

    part: Onderdeel
    stands_in: frozenset[Papier]
    missing_in: frozenset[Papier]


_B, _O, _S = Papier.BESCHIKKING, Papier.ONTWIKKELPLAN, Papier.SAMENVATTING
_ALL = frozenset(Papier)
_ASYLUM = Doelgroep.ASIELSTATUSHOUDER

CARRIED_BY: Mapping[Onderdeel, frozenset[Papier]] = MappingProxyType(
    {
        Onderdeel.WENS: _ALL,
        Onderdeel.LEERROUTE: _ALL,
        Onderdeel.INTENSITEIT: _ALL,
        Onderdeel.ALFABETISERING: frozenset({_B, _O}),
        Onderdeel.LBT: frozenset({_B, _O}),
        Onderdeel.REDENEN: frozenset({_B, _O}),
        Onderdeel.WIJZIGING: frozenset({_B, _O}),
        Onderdeel.PVT: _ALL,
        Onderdeel.MAP: _ALL,
        Onderdeel.BEGELEIDING: frozenset({_B, _O}),
        Onderdeel.VVE: frozenset({_B, _O}),
        Onderdeel.KINDEROPVANG: frozenset({_B, _O}),
        Onderdeel.ONTZORGEN: _ALL,
        Onderdeel.PARTICIPATIEWET: frozenset({_B, _O}),
        Onderdeel.DOELEN: frozenset({_O, _S}),
        Onderdeel.RESULTATEN: frozenset({_O}),
        Onderdeel.ACTIVITEITEN: frozenset({_O, _S}),
        Onderdeel.WEEK: frozenset({_O, _S}),
        Onderdeel.UREN: frozenset({_O}),
        Onderdeel.AFSPRAKEN: frozenset({_B, _O}),
        Onderdeel.VOORTGANG: frozenset({_B, _O}),
        Onderdeel.VOLGEND_GESPREK: _ALL,
        Onderdeel.ANDERE_VRAGEN: frozenset({_B, _O}),
        Onderdeel.TEAM: frozenset({_O}),
        Onderdeel.TERMIJN: _ALL,
        Onderdeel.VERSIES: frozenset({_O}),
        Onderdeel.CONTROLEGETAL: _ALL,
        Onderdeel.GRONDSLAG: frozenset({_B}),
        Onderdeel.BEZWAAR: _ALL,
    }
)


def parts(document: PipDocument) -> tuple[Onderdeel, ...]:
    """The parts about which this PIP says something, in the order of `Onderdeel`."""
    return tuple(each for each in Onderdeel if _SAID[each](document))


def differences(document: PipDocument) -> list[DocumentDifference]:
    """What this PIP says in some of its documents and not in all, in the order of `Onderdeel`."""
    return [
        DocumentDifference(part=each, stands_in=CARRIED_BY[each], missing_in=_ALL - CARRIED_BY[each])
        for each in parts(document)
        if CARRIED_BY[each] != _ALL
    ]


def left_out_of_summary(document: PipDocument) -> int:
    """How many doelen the summary only counts."""
    return max(len(document.plan.doelen) - GOALS_IN_SUMMARY, 0)


def relieved(document: PipDocument) -> bool:
    """Whether the PIP tells of ontzorgen; only for asielstatushouders (Participatiewet art. 56a)."""
    plan = document.plan
    return document.doelgroep is _ASYLUM and bool(plan.ontzorgen.strip() or plan.relief)


def asks_participation(document: PipDocument) -> bool:
    """Whether hours of participation are asked (Besluit art. 3.14): not when DUO said that somebody can bear none."""
    z_route = document.plan.leerroute is Leerroute.Z and document.doelgroep is _ASYLUM
    return z_route and document.participation_limit != 0


def is_change(document: PipDocument) -> bool:
    """Whether the decision changes an earlier one."""
    return bool(document.previous_versions or document.change_kind)


def _text(name: str) -> Callable[[PipDocument], bool]:
    return lambda document: bool(str(getattr(document.plan, name)).strip())


def _has(said: Callable[[Plan], object]) -> Callable[[PipDocument], bool]:
    return lambda document: bool(said(document.plan))


_SAID: Mapping[Onderdeel, Callable[[PipDocument], bool]] = MappingProxyType(
    {
        Onderdeel.WENS: _text("own_words"),
        Onderdeel.LEERROUTE: _has(lambda plan: plan.leerroute),
        Onderdeel.INTENSITEIT: _text("intensity"),
        Onderdeel.ALFABETISERING: _has(lambda plan: plan.alfabetisering),
        Onderdeel.LBT: lambda document: bool(document.lbt.strip() or document.plan.lbt_departure.strip()),
        Onderdeel.REDENEN: _has(lambda plan: [each for each in plan.reasons.values() if each.pro or each.contra]),
        Onderdeel.WIJZIGING: lambda document: bool(document.change_reason.strip() or document.change_grounds),
        Onderdeel.PVT: _has(lambda plan: plan.pvt_how.strip() or plan.pvt_hours),
        Onderdeel.MAP: _has(
            lambda plan: plan.leerroute is not Leerroute.ONDERWIJS and (plan.map_how.strip() or plan.map_hours)
        ),
        Onderdeel.BEGELEIDING: _text("begeleiding"),
        Onderdeel.VVE: _text("vve"),
        Onderdeel.KINDEROPVANG: _text("childcare"),
        Onderdeel.ONTZORGEN: relieved,
        Onderdeel.PARTICIPATIEWET: _text("participatiewet"),
        Onderdeel.DOELEN: _has(lambda plan: plan.doelen),
        Onderdeel.RESULTATEN: _has(lambda plan: [each for each in plan.doelen if each.result.strip() or each.target]),
        Onderdeel.ACTIVITEITEN: _has(lambda plan: plan.activiteiten),
        Onderdeel.WEEK: _has(lambda plan: [each for each in plan.activiteiten if each.slots]),
        Onderdeel.UREN: _has(lambda plan: [each for each in plan.activiteiten if each.hours_per_week]),
        Onderdeel.AFSPRAKEN: _has(
            lambda plan: plan.agreements or plan.agreements_gemeente.strip() or plan.agreements_inburgeraar.strip()
        ),
        Onderdeel.VOORTGANG: _text("progress_how"),
        Onderdeel.VOLGEND_GESPREK: _has(lambda plan: plan.next_talk),
        Onderdeel.ANDERE_VRAGEN: _has(lambda plan: plan.other),
        Onderdeel.TEAM: _has(lambda plan: plan.team),
        Onderdeel.TERMIJN: lambda document: document.termijn_start is not None,
        Onderdeel.VERSIES: lambda document: bool(document.previous_versions),
        Onderdeel.CONTROLEGETAL: lambda document: bool(document.sha256),
        Onderdeel.GRONDSLAG: lambda _: True,
        Onderdeel.BEZWAAR: lambda document: document.version > 0,
    }
)
