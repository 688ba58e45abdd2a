"""The words for the documents of a PIP: their names, their parts, and what stands in one and not in another."""

from collections.abc import Mapping, Sequence

from forms.pip.pip_team import TeamRole
from rules.pip.documents import GOALS_IN_SUMMARY, DocumentDifference, Onderdeel, Papier
from rules.pip.ontzorgen import Budgetbeheer, FixedCost, Readiness

PAPIEREN: Mapping[Papier, str] = {
    Papier.BESCHIKKING: "beschikking",
    Papier.ONTWIKKELPLAN: "ontwikkelplan",
    Papier.SAMENVATTING: "samenvatting",
}
ONDERDELEN: Mapping[Onderdeel, str] = {
    Onderdeel.WENS: "de wens in eigen woorden",
    Onderdeel.LEERROUTE: "de leerroute",
    Onderdeel.INTENSITEIT: "hoeveel les",
    Onderdeel.ALFABETISERING: "alfabetisering",
    Onderdeel.LBT: "de leerbaarheidstoets",
    Onderdeel.REDENEN: "de redenen per leerroute",
    Onderdeel.WIJZIGING: "waarom het plan verandert",
    Onderdeel.PVT: "het PVT",
    Onderdeel.MAP: "de MAP",
    Onderdeel.BEGELEIDING: "de begeleiding",
    Onderdeel.VVE: "de voorschool",
    Onderdeel.KINDEROPVANG: "de kinderopvang",
    Onderdeel.ONTZORGEN: "het ontzorgen",
    Onderdeel.PARTICIPATIEWET: "bijstand en werk",
    Onderdeel.DOELEN: "de doelen",
    Onderdeel.RESULTATEN: "de resultaten en wie ervoor zorgt",
    Onderdeel.ACTIVITEITEN: "de activiteiten",
    Onderdeel.WEEK: "de week",
    Onderdeel.UREN: "de uren",
    Onderdeel.AFSPRAKEN: "de afspraken",
    Onderdeel.VOORTGANG: "hoe u de voortgang volgt",
    Onderdeel.VOLGEND_GESPREK: "het volgende gesprek",
    Onderdeel.ANDERE_VRAGEN: "de andere vragen van het plan",
    Onderdeel.TEAM: "het PIP-team",
    Onderdeel.TERMIJN: "de inburgeringstermijn",
    Onderdeel.VERSIES: "eerdere versies",
    Onderdeel.CONTROLEGETAL: "het controlegetal",
    Onderdeel.GRONDSLAG: "de artikelen van het besluit",
    Onderdeel.BEZWAAR: "hoe bezwaar maken gaat",
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
    frozenset({Papier.BESCHIKKING}): "Alleen in de beschikking",
    frozenset({Papier.ONTWIKKELPLAN}): "Alleen in het ontwikkelplan",
    frozenset({Papier.SAMENVATTING}): "Alleen in de samenvatting",
    frozenset({Papier.BESCHIKKING, Papier.ONTWIKKELPLAN}): "Niet in de samenvatting",
    frozenset({Papier.ONTWIKKELPLAN, Papier.SAMENVATTING}): "Niet in de beschikking",
    frozenset({Papier.BESCHIKKING, Papier.SAMENVATTING}): "Niet in het ontwikkelplan",
}


def difference_lines(found: Sequence[DocumentDifference], left_out: int, goals: int) -> list[str]:
    """What stands in one document and not in another, a sentence each; `left_out` of the `goals` are only counted."""
    by_place: dict[frozenset[Papier], list[str]] = {}
    for each in found:
        by_place.setdefault(each.stands_in, []).append(ONDERDELEN[each.part])
    lines = [f"{where}: {listed(by_place[place])}." for place, where in _WHERE.items() if place in by_place]
    if left_out:
        lines.append(f"In de samenvatting staan {GOALS_IN_SUMMARY} van de {goals} doelen.")
    return lines


def listed(words: Sequence[str]) -> str:
    """ "a, b en c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
