"""The check of the doelen of a PIP and their activiteiten (Wet inburgering 2021, art. 15)."""

from collections.abc import Iterator

from rules.law.deadlines import Termijn, termijn_from
from rules.law.wording import day
from rules.pip.clashes import Clash, ClashKind, clashes
from rules.pip.document import Plan, PlanActiviteit, PlanDoel
from rules.pip.dual_trajectory import too_much
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode, empty

_PIP = "Wet inburgering 2021, art. 15"
_SHOWN = 60


def doelen_shortcomings(plan: Plan, situation: PipSituation) -> Iterator[Shortcoming]:
    """What is missing in the doelen and activiteiten; `field` is the id of the doel or activiteit."""
    if not plan.doelen:
        text = "Zet ten minste één doel in het plan."
        yield Shortcoming(code=ShortcomingCode.DOEL_ONTBREEKT, field="doel", article=_PIP, text=text)
    term = termijn_from(situation.first_dated, situation.termijn_until)
    for number, doel in enumerate(plan.doelen, start=1):
        yield from _doel(doel, f"Doel {number}{_quoted(doel.own_words)}", situation)
        for count, activiteit in enumerate(doel.activiteiten, start=1):
            name = f"Activiteit {count} bij doel {number}{_quoted(activiteit.what)}"
            yield from _activiteit(activiteit, name, term)
    for clash in clashes(plan.activiteiten):
        yield Shortcoming(
            code=ShortcomingCode.WEEK_BOTST, field=clash.first.id, article=_PIP, text=_clash(clash), blocking=False
        )


def _doel(doel: PlanDoel, name: str, situation: PipSituation) -> Iterator[Shortcoming]:
    missing = [
        *(["de eigen woorden"] if empty(doel.own_words) else []),
        *(["wat er dan is bereikt"] if empty(doel.result) else []),
        *(["wanneer het klaar is"] if doel.target is None else []),
        *(["wie ervoor zorgt"] if empty(doel.owner) else []),
    ]
    if missing:
        text = f"{name}: vul nog in {_listed(missing)}."
        yield Shortcoming(code=ShortcomingCode.DOEL_ONVOLLEDIG, field=doel.id, article=_PIP, text=text)
    if not doel.activiteiten:
        text = f"{name}: voeg ten minste één activiteit toe."
        yield Shortcoming(code=ShortcomingCode.DOEL_ZONDER_ACTIVITEIT, field=doel.id, article=_PIP, text=text)
    yield from _after_termijn(doel, name, situation)


def _after_termijn(doel: PlanDoel, name: str, situation: PipSituation) -> Iterator[Shortcoming]:
    termijn = termijn_from(situation.first_dated, situation.termijn_until)
    if doel.target is not None and termijn is not None and doel.target > termijn.last_day:
        text = f"{name}: de datum ligt na het einde van de inburgeringstermijn ({day(termijn.last_day)})."
        yield Shortcoming(
            code=ShortcomingCode.DOEL_NA_TERMIJN, field=doel.id, article=termijn.article, text=text, blocking=False
        )


def _activiteit(activiteit: PlanActiviteit, name: str, term: Termijn | None) -> Iterator[Shortcoming]:
    missing = [
        *(["wat er gebeurt"] if empty(activiteit.what) else []),
        *(["bij wie of waar"] if empty(activiteit.provider) else []),
        *(["het aantal uren per week"] if activiteit.hours_per_week is None else []),
        *(["vanaf wanneer"] if activiteit.start is None else []),
        *(["tot en met wanneer"] if activiteit.until is None else []),
    ]
    if missing:
        text = f"{name}: vul nog in {_listed(missing)}."
        yield Shortcoming(code=ShortcomingCode.ACTIVITEIT_ONVOLLEDIG, field=activiteit.id, article=_PIP, text=text)
    if activiteit.start is not None and activiteit.until is not None and activiteit.until < activiteit.start:
        text = f"{name}: de laatste dag ligt vóór de eerste dag."
        code = ShortcomingCode.ACTIVITEIT_EINDE_VOOR_BEGIN
        yield Shortcoming(code=code, field=activiteit.id, article=_PIP, text=text)

    if activiteit.start is not None and term is not None and activiteit.start > term.last_day:
        text = f"{name}: begint na het einde van de inburgeringstermijn ({day(term.last_day)})."
        code = ShortcomingCode.ACTIVITEIT_BUITEN_TERMIJN
        yield Shortcoming(code=code, field=activiteit.id, article=term.article, text=text, blocking=False)

    if too_much(activiteit):
        text = f"{name}: er zijn meer uren verdeeld dan de activiteit heeft. Elk uur telt één keer."
        code = ShortcomingCode.VERDELING_TE_VEEL
        yield Shortcoming(code=code, field=activiteit.id, article=_PIP, text=text, blocking=False)


def _clash(clash: Clash) -> str:
    names = " en ".join(f"“{each.what}”" for each in (clash.first, clash.second) if each is not None)
    return {
        ClashKind.OVERLAP: f"In de week zijn {names} tegelijk.",
        ClashKind.TRAVEL: f"In de week is er te weinig reistijd tussen {names}.",
        ClashKind.CHILDCARE: f"Voor {names} is nog kinderopvang nodig.",
    }[clash.kind]


def _quoted(words: str) -> str:
    """The first words of a doel or activiteit between quotes and brackets; empty for an empty text."""
    text = " ".join(words.split())
    if not text:
        return ""
    return f" (“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”)"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"
