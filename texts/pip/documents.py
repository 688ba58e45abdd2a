"""The words for the documents of a PIP: their names, their parts, and what stands in one and not in another."""

from collections.abc import Mapping, Sequence

from forms.pip.pip_team import TeamRole
from rules.pip.documents import GOALS_IN_SUMMARY, DocumentDifference, DocumentKind, PipPart
from rules.pip.ontzorgen import Budgetbeheer, FixedCost, Readiness

PAPIEREN: Mapping[DocumentKind, str] = {
    DocumentKind.BESCHIKKING: "beschikking",
    DocumentKind.ONTWIKKELPLAN: "ontwikkelplan",
    DocumentKind.SAMENVATTING: "samenvatting",
}
ONDERDELEN: Mapping[PipPart, str] = {
    PipPart.WENS: "de wens in eigen woorden",
    PipPart.LEERROUTE: "de leerroute",
    PipPart.INTENSITEIT: "hoeveel les",
    PipPart.ALFABETISERING: "alfabetisering",
    PipPart.LBT: "de leerbaarheidstoets",
    PipPart.REDENEN: "de redenen per leerroute",
    PipPart.WIJZIGING: "waarom het plan verandert",
    PipPart.PVT: "het PVT",
    PipPart.MAP: "de MAP",
    PipPart.BEGELEIDING: "de begeleiding",
    PipPart.VVE: "de voorschool",
    PipPart.KINDEROPVANG: "de kinderopvang",
    PipPart.ONTZORGEN: "het ontzorgen",
    PipPart.PARTICIPATIEWET: "bijstand en werk",
    PipPart.DOELEN: "de doelen",
    PipPart.RESULTATEN: "de resultaten en wie ervoor zorgt",
    PipPart.ACTIVITEITEN: "de activiteiten",
    PipPart.WEEK: "de week",
    PipPart.UREN: "de uren",
    PipPart.AFSPRAKEN: "de afspraken",
    PipPart.VOORTGANG: "hoe u de voortgang volgt",
    PipPart.VOLGEND_GESPREK: "het volgende gesprek",
    PipPart.ANDERE_VRAGEN: "de andere vragen van het plan",
    PipPart.TEAM: "het PIP-team",
    PipPart.TERMIJN: "de inburgeringstermijn",
    PipPart.VERSIES: "eerdere versies",
    PipPart.CONTROLEGETAL: "het controlegetal",
    PipPart.GRONDSLAG: "de artikelen van het besluit",
    PipPart.BEZWAAR: "hoe bezwaar maken gaat",
}
FIXED_COSTS: Mapping[str, str] = {
    FixedCost.HUUR: "huur",
    FixedCost.GAS: "gas",
    FixedCost.WATER: "water",
    FixedCost.LICHT: "licht",
    FixedCost.ZORGVERZEKERING: "zorgverzekering",
    FixedCost.ANDERS: "iets anders",
}
READINESS: Mapping[str, str] = {
    Readiness.JA: "Ja",
    Readiness.DEELS: "Voor een deel",
    Readiness.NEE: "Nog niet",
}
BUDGETBEHEER: Mapping[str, str] = {
    Budgetbeheer.NEE: "",
    Budgetbeheer.OVERWEGEN: "Misschien budgetbeheer",
    Budgetbeheer.JA: "Budgetbeheer",
}
TEAM_ROLES: Mapping[str, str] = {
    TeamRole.REGIEVOERDER: "Regievoerder",
    TeamRole.VLUCHTELINGENWERK: "VluchtelingenWerk",
    TeamRole.WELZIJN: "Welzijn",
    TeamRole.WERK: "Werk",
    TeamRole.TAALAANBIEDER: "Taalaanbieder",
    TeamRole.ONDERSTEUNER: "Ondersteuner",
    TeamRole.SLEUTELPERSOON: "Sleutelpersoon",
    TeamRole.GEZIN: "Gezin",
    TeamRole.SCHOOL: "School",
    TeamRole.GGD: "GGD",
    TeamRole.AMW: "Maatschappelijk werk",
    TeamRole.CJG: "Centrum voor Jeugd en Gezin",
    TeamRole.UAF: "UAF",
    TeamRole.SBB: "SBB",
    TeamRole.ANDERS: "Iemand anders",
}
_WHERE = {
    frozenset({DocumentKind.BESCHIKKING}): "Alleen in de beschikking",
    frozenset({DocumentKind.ONTWIKKELPLAN}): "Alleen in het ontwikkelplan",
    frozenset({DocumentKind.SAMENVATTING}): "Alleen in de samenvatting",
    frozenset({DocumentKind.BESCHIKKING, DocumentKind.ONTWIKKELPLAN}): "Niet in de samenvatting",
    frozenset({DocumentKind.ONTWIKKELPLAN, DocumentKind.SAMENVATTING}): "Niet in de beschikking",
    frozenset({DocumentKind.BESCHIKKING, DocumentKind.SAMENVATTING}): "Niet in het ontwikkelplan",
}


def difference_lines(differences: Sequence[DocumentDifference], left_out: int, goals: int) -> list[str]:
    """What stands in one document and not in another, a sentence each; `left_out` of the `goals` are only counted."""
    by_place: dict[frozenset[DocumentKind], list[str]] = {}
    for each in differences:
        by_place.setdefault(each.stands_in, []).append(ONDERDELEN[each.part])
    lines = [f"{where}: {listed(by_place[place])}." for place, where in _WHERE.items() if place in by_place]
    if left_out:
        lines.append(f"In de samenvatting staan {GOALS_IN_SUMMARY} van de {goals} doelen.")
    return lines


def listed(words: Sequence[str]) -> str:
    """ "a, b en c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
