"""The conditions for a change of a vastgesteld PIP, per Wijziging, each with its article and reason.

A condition that the law sets stops the change when it is not met. Where a limit was found but its exceptions were not
verified, the regievoerder may continue with a reason. Articles: Wet inburgering 2021, art. 15 and 17; Besluit art. 5.5.
"""

from collections.abc import Iterator
from datetime import date

from rules.law.deadlines import inburgeringstermijn, termijn_from
from rules.law.duration import last_day
from rules.law.parameters import Unit, first_day, parameter
from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.law.wording import amount, day
from rules.pip.afschalen_hours import NotCounted
from rules.pip.change_facts import MINUTES, ChangeCondition, ChangeConditionCode, ChangeFacts, Taalonderdeel

__all__ = [
    "ChangeCondition",
    "ChangeConditionCode",
    "ChangeFacts",
    "Taalonderdeel",
    "conditions",
    "grounds",
    "niveau_of",
]

_CHANGE = "Wet inburgering 2021, art. 15 en 17"
_MOVE = "Wet inburgering 2021, art. 15 en 17 (verhuizing)"
_NOT_COUNTED = {
    NotCounted.INTAKE: "tijdens de brede intake",
    NotCounted.VOOR_TERMIJN: "van voor de inburgeringstermijn",
    NotCounted.KNM: "KNM",
    NotCounted.GEEN_KEURMERK: "bij een school die in Aanbod geen keurmerk Blik op Werk heeft",
}
_REASON_WORDS = 3
_NAMES = {Leerroute.B1: "B1-route", Leerroute.ONDERWIJS: "onderwijsroute", Leerroute.Z: "Z-route"}


def conditions(
    kind: Wijziging, facts: ChangeFacts, *, first_pip: date | None, on: date, termijn_until: date | None = None
) -> list[ChangeCondition]:
    """The conditions of this kind of change as they stand on the day `on`.

    `first_pip` started the inburgeringstermijn; `termijn_until` is its last day where DUO set one.
    """
    of_kind = {
        Wijziging.INHOUD: lambda: _inhoud(facts),
        Wijziging.AFSCHALEN: lambda: _afschalen(facts, first_pip, on),
        Wijziging.SCHAKELEN: lambda: _schakelen(facts, first_pip, on),
        Wijziging.VERHUIZING: lambda: _verhuizing(facts, on, termijn_until),
    }[kind]()
    return list(of_kind)


def grounds(
    kind: Wijziging, facts: ChangeFacts, *, first_pip: date | None, on: date, termijn_until: date | None = None
) -> tuple[str, ...]:
    """A Dutch sentence for the letter to the inburgeraar for each condition that is met (arguments as `conditions`)."""
    listed = conditions(kind, facts, first_pip=first_pip, on=on, termijn_until=termijn_until)
    return tuple(each.letter_reason or each.reason for each in listed if each.met)


def niveau_of(leerroute: Leerroute | None, niveau: Taalniveau | None) -> Taalniveau | None:
    """The level that is in force: without one it is B1, except in the Z-route (acceptance rules of DUO)."""
    return niveau if niveau is not None or leerroute in (None, Leerroute.Z) else Taalniveau.B1


def _inhoud(facts: ChangeFacts) -> Iterator[ChangeCondition]:
    niveau = niveau_of(facts.from_leerroute, facts.from_niveau)
    current = (
        f" ({_name(facts.from_leerroute)}{f', niveau {niveau}' if niveau else ''})" if facts.from_leerroute else ""
    )
    yield ChangeCondition(
        code=ChangeConditionCode.INHOUD_ZELFDE_ROUTE, asks="De leerroute en het niveau blijven gelijk.", met=True,
        reason=f"De leerroute en het niveau{current} blijven zoals ze zijn.", article=_CHANGE,
    )  # fmt: skip


def _afschalen(facts: ChangeFacts, first_pip: date | None, on: date) -> Iterator[ChangeCondition]:
    figure = parameter("afschalen_uren", on=max(on, first_day("afschalen_uren")))
    article, route = figure.article, facts.from_leerroute is Leerroute.B1
    yield ChangeCondition(
        code=ChangeConditionCode.AFSCHALEN_ROUTE, asks="Deze persoon volgt de B1-route.", met=route, article=article,
        reason="De leerroute is de B1-route." if route
        else f"Afschalen kan alleen in de B1-route. Nu geldt: {_name(facts.from_leerroute) or 'geen leerroute'}.",
    )  # fmt: skip
    yield ChangeCondition(
        code=ChangeConditionCode.AFSCHALEN_NIET_EERSTE, asks="Het is niet het eerste PIP.", met=first_pip is not None,
        article=article,
        reason=f"Het eerste PIP is van {day(first_pip)}." if first_pip
        else "In een eerste PIP kan niet worden afgeschaald.",
    )  # fmt: skip
    enough = facts.minutes >= figure.value * MINUTES
    yield ChangeCondition(
        code=ChangeConditionCode.AFSCHALEN_UREN, article=article, met=enough,
        asks=f"Ten minste {figure.value} uur les in Nederlands (NT2) bij een school met keurmerk.",
        reason=f"Deze persoon volgde {_hours(facts.minutes)} les in Nederlands.{_left_out(facts)}" if enough
        else f"Er is {_hours(facts.minutes)} les bekend. Dat is minder dan {figure.value} uur.{_left_out(facts)}",
        letter_reason=f"U volgde {_hours(facts.minutes)} les in Nederlands.",
    )  # fmt: skip
    yield from _judged_conditions(facts, article)


def _judged_conditions(facts: ChangeFacts, article: str) -> Iterator[ChangeCondition]:
    """The conditions for afschalen that the regievoerder judges (Besluit art. 5.5)."""
    effort = facts.effort is True and _is_reason(facts.effort_reason)
    yield ChangeCondition(
        code=ChangeConditionCode.AFSCHALEN_INZET, asks="Deze persoon zette zich genoeg in, ook volgens de school.",
        met=effort, article=article,
        reason=f"De inzet was voldoende: {_as_sentence(facts.effort_reason)}" if effort else _effort_lacks(facts),
    )  # fmt: skip
    hopeless = facts.attainable is False
    yield ChangeCondition(
        code=ChangeConditionCode.AFSCHALEN_HAALBAAR, asks="Niveau B1 is niet haalbaar binnen de termijn.", met=hopeless,
        article=article,
        reason="Niveau B1 is niet haalbaar binnen de termijn." if hopeless
        else "Geef aan dat niveau B1 niet haalbaar is binnen de termijn." if facts.attainable is None
        else "U geeft aan dat niveau B1 wel haalbaar is. Dan kan afschalen niet.",
    )  # fmt: skip
    parts = facts.all_parts if facts.parts else ()
    yield ChangeCondition(
        code=ChangeConditionCode.AFSCHALEN_ONDERDELEN, asks="Het is duidelijk om welke examens het gaat.",
        met=bool(parts),
        article=article,
        reason=_parts_sentence(parts) if parts else "Kies welke onderdelen naar niveau A2 gaan.",
    )  # fmt: skip


def _schakelen(facts: ChangeFacts, first_pip: date | None, on: date) -> Iterator[ChangeCondition]:
    before, after = facts.from_leerroute, facts.to_leerroute
    other = after is not None and after is not before
    yield ChangeCondition(
        code=ChangeConditionCode.SCHAKELEN_ROUTE, asks="De nieuwe leerroute is een andere.", met=other, article=_CHANGE,
        reason=f"De leerroute gaat van {_name(before) or 'geen leerroute'} naar {_name(after)}." if other
        else "Kies een andere leerroute dan die nu geldt.",
    )  # fmt: skip
    yield _in_time(facts, first_pip, on)
    yield ChangeCondition(
        code=ChangeConditionCode.SCHAKELEN_OVERLEG, asks="De verandering is met deze persoon besproken.",
        met=facts.discussed is True, article=_CHANGE, blocking=False, frozen_only=True,
        reason="De andere leerroute is met deze persoon besproken." if facts.discussed
        else "Bespreek de andere leerroute eerst met deze persoon.",
        letter_reason="De andere leerroute is met u besproken.",
    )  # fmt: skip


def _in_time(facts: ChangeFacts, first_pip: date | None, on: date) -> ChangeCondition:
    """Schakelen within the limit, counted from the start of the termijn (Wet art. 17). The exceptions to the limit were
    not verified: with a reason the condition does not block."""
    code, free = ChangeConditionCode.SCHAKELEN_TERMIJN, (Leerroute.ONDERWIJS, Leerroute.B1)
    dated = max(first_pip or on, first_day("schakelen"))
    start = inburgeringstermijn(dated).start
    figure = parameter("schakelen", on=start)
    limit = last_day(start, figure)
    asks = f"De leerroute verandert in de eerste {figure.value} maanden van de termijn."
    if (facts.from_leerroute, facts.to_leerroute) == free:
        reason = "Van de onderwijsroute naar de B1-route kan altijd."
        return ChangeCondition(code=code, asks=asks, met=True, reason=reason, article=figure.article)
    if on <= limit:
        reason = f"De leerroute kan veranderen tot en met {day(limit)}."
        return ChangeCondition(code=code, asks=asks, met=True, reason=reason, article=figure.article)
    late = facts.late_reason.strip()
    reason = f"Veranderen van leerroute kon tot en met {day(limit)}."
    reasoned = _is_reason(late)
    reason += f" Toch nu, omdat: {_as_sentence(late)}" if reasoned else " Mag het nu nog? Leg uit waarom, in een zin."
    return ChangeCondition(
        code=code, asks=asks, met=False, reason=reason, article=figure.article, blocking=not reasoned
    )


def _verhuizing(facts: ChangeFacts, on: date, termijn_until: date | None) -> Iterator[ChangeCondition]:
    earlier = facts.earlier_pip
    known = earlier is not None and first_day("inburgeringstermijn") <= earlier <= on
    term = termijn_from(earlier, termijn_until) if known else None
    yield ChangeCondition(
        code=ChangeConditionCode.VERHUIZING_EERDER_PIP, asks="Een andere gemeente stelde eerder een PIP vast.",
        met=known,
        article="Wet inburgering 2021, art. 11",
        reason=f"De inburgeringstermijn loopt door: van {day(term.start)} tot en met {day(term.last_day)}." if term
        else "Vul de dagtekening in van het eerste PIP in de andere gemeente (vanaf 2022, niet in de toekomst).",
    )  # fmt: skip
    route = facts.earlier_leerroute
    yield ChangeCondition(
        code=ChangeConditionCode.VERHUIZING_ROUTE, asks="De leerroute van dat PIP is bekend en blijft.",
        met=route is not None, article=_MOVE,
        reason=f"De leerroute van de andere gemeente blijft: {_name(route)}." if route
        else "Kies de leerroute uit het PIP van de andere gemeente. Die blijft gelden.",
    )  # fmt: skip


def _effort_lacks(facts: ChangeFacts) -> str:
    if facts.effort is None:
        return "Geef aan of de inzet genoeg was."
    if facts.effort:
        return "Schrijf op waaruit de inzet blijkt, bijvoorbeeld uit gegevens van de school."
    return "U geeft aan dat de inzet niet genoeg was. Dan kan afschalen niet."


def _parts_sentence(parts: tuple[Taalonderdeel, ...]) -> str:
    if len(parts) == len(Taalonderdeel):
        return "Alle vier de taalexamens gaan naar niveau A2."
    names = [each.name.lower() for each in parts]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
    return f"Naar niveau A2 gaan: {listed}. De andere taalexamens blijven op niveau B1."


def _name(route: Leerroute | None) -> str:
    return _NAMES[route] if route else ""


def _hours(minutes: int) -> str:
    """Whole minutes, never rounded: "600 uur", "599 uur en 59 minuten"."""
    hours, rest = divmod(minutes, MINUTES)
    text = amount(hours, Unit.HOURS)
    return text if not rest else f"{text} en {rest} {'minuut' if rest == 1 else 'minuten'}"


def _left_out(facts: ChangeFacts) -> str:
    parts = [f"{_hours(minutes)} {_NOT_COUNTED[code]}" for code, minutes in facts.not_counted.items() if minutes]
    return f" Niet meegeteld: {'; '.join(parts)}." if parts else ""


def _is_reason(text: str) -> bool:
    """Whether a text can be a reason at all: a few words with letters, not a mark to get past the question."""
    return len([word for word in text.split() if any(each.isalpha() for each in word)]) >= _REASON_WORDS


def _as_sentence(text: str) -> str:
    words = text.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."
