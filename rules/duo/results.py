"""Would DUO take the end of the MAP, the PVT or the Z-route? (conditions published with contract MAP_PVT_Zroute 1.0)

Each is a PUT: what the message leaves out, DUO withdraws. The rules for the MAP and the PVT are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.duo.days import einddatum
from rules.duo.messages import JaNee, ResultaatMap, ResultaatPvt, ResultaatZroute
from rules.duo.refusal import DuoRefusal, DuoRefusalCode, form_refusals
from rules.duo.scope import scope_refusals
from rules.duo.situation import KnownResult, Situation
from rules.law.parameters import first_day, parameter
from rules.law.terms import Leerroute
from rules.law.wording import day

SOURCE = "Voorwaarden DUO, MAP, PVT en Z-route"
_CONTRACT = "MAP_PVT_Zroute 1.0"


@dataclass(frozen=True)
class _ResultPart:
    """The MAP or the PVT, as both are checked by the same rules: DUO's field, its Dutch name, the day that is sent, and
    what DUO knows already."""

    field: str
    name: str
    on: date | None
    verwijtbaar: JaNee | None
    known: KnownResult | None


def map_refusals(result: ResultaatMap, situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not take the date of the eindgesprek MAP; empty when it would."""
    part = _ResultPart(
        "datumEindgesprekMap", "het eindgesprek MAP", result.datum_eindgesprek, result.verwijtbaar, situation.known_map
    )
    reasons = [*form_refusals(result, _CONTRACT), *_part_refusals(part, situation)]
    if situation.leerroute is Leerroute.ONDERWIJS:
        text = "Bij de onderwijsroute hoort geen MAP. Ga na of u dit wilt doorgeven."
        reasons.append(_refused(DuoRefusalCode.GEEN_MAP_IN_ROUTE, part.field, text, blocking=False))
    return reasons


def pvt_refusals(result: ResultaatPvt, situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not take the date on which the participatieverklaring was signed; empty when it would."""
    part = _ResultPart(
        "datumOndertekeningPvt",
        "de ondertekening van het PVT",
        result.datum_ondertekening,
        result.verwijtbaar,
        situation.known_pvt,
    )
    return [*form_refusals(result, _CONTRACT), *_part_refusals(part, situation)]


def zroute_refusals(result: ResultaatZroute, situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not take the date on which the Z-route was finished; empty when it would."""
    field, on = "datumAfrondingZroute", result.datum_afronding
    reasons = [*form_refusals(result, _CONTRACT), *scope_refusals(situation), *_own_pip(situation)]
    if on is not None and situation.current_pip is not None and situation.leerroute is not Leerroute.Z:
        text = "Het PIP dat geldt, heeft niet de Z-route."
        reasons.append(_refused(DuoRefusalCode.GEEN_Z_ROUTE, field, text))
    if on is not None:
        reasons += _possible(field, "de afronding van de Z-route", on, situation)
        reasons += _others_before(field, on, situation)
    return reasons


def is_late(on: date | None, situation: Situation) -> bool:
    """Whether the day of the result, or today when there is none, lies after the last day of the
    inburgeringstermijn.
    """
    last = situation.termijn_last_day
    return last is not None and (on or situation.on) > last


def nee_from(last: date) -> date:
    """The first day on which "Nee" (not verwijtbaar) may be sent, for a termijn with this last day.

    That is the number of months before the end that DUO names (`duo_verwijtbaar_nee`). Where the day of the month does
    not exist (30 February) it is the first of the next month: never a day too early.
    """
    end = einddatum(last)
    months = parameter("duo_verwijtbaar_nee", on=max(last, first_day("duo_verwijtbaar_nee"))).value
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    try:
        return date(year, month + 1, end.day)
    except ValueError:
        return date(year, month + 2, 1)


def _part_refusals(part: _ResultPart, situation: Situation) -> Iterator[DuoRefusal]:
    yield from scope_refusals(situation)
    yield from _own_pip(situation)
    if part.known is not None and not part.known.ours:
        text = f"Een andere gemeente gaf {part.name} door. Alleen die gemeente kan de datum wijzigen."
        yield _refused(DuoRefusalCode.NIET_ZELF_GEMELD, part.field, text)
    if situation.met_by_z:
        text = "De inburgeringsplicht is al voldaan via de Z-route."
        yield _refused(DuoRefusalCode.VOLDAAN_VIA_Z, part.field, text)
    if part.on is not None:
        yield from _possible(part.field, part.name, part.on, situation)
        yield from _before_z(part.field, part.name, part.on, situation)
    elif part.known is not None and situation.z_done is not None:
        text = f"De Z-route is al afgerond bij DUO. Daarna kunt u {part.name} niet meer intrekken."
        yield _refused(DuoRefusalCode.INTREKKEN_NA_Z, part.field, text)
    yield from _verwijtbaar(part, situation)


def _own_pip(situation: Situation) -> Iterator[DuoRefusal]:
    current = situation.current_pip
    if current is None or not current.ours:
        text = "DUO kent geen PIP van uw gemeente dat nu geldt. Geef eerst het PIP door."
        yield _refused(DuoRefusalCode.GEEN_EIGEN_PIP, "pip", text)


def _possible(field: str, name: str, on: date, situation: Situation) -> Iterator[DuoRefusal]:
    first = situation.termijn_start
    if first is None:
        text = "De inburgeringstermijn is nog niet begonnen."
        yield _refused(DuoRefusalCode.GEEN_TERMIJN, field, text)
    elif on < first:
        text = f"De datum van {name} ligt vóór het begin van de inburgeringstermijn ({day(first)})."
        yield _refused(DuoRefusalCode.VOOR_TERMIJN, field, text)
    if on > situation.on:
        yield _refused(DuoRefusalCode.IN_TOEKOMST, field, f"De datum van {name} ligt in de toekomst.")


def _before_z(field: str, name: str, on: date, situation: Situation) -> Iterator[DuoRefusal]:
    done = situation.z_done
    if done is not None and on > done:
        text = f"De datum van {name} ligt na de afronding van de Z-route ({day(done)})."
        yield _refused(DuoRefusalCode.NA_AFRONDING_Z, field, text)


def _others_before(field: str, on: date, situation: Situation) -> Iterator[DuoRefusal]:
    for name, other in (("Het eindgesprek MAP", situation.map_on), ("De ondertekening van het PVT", situation.pvt_on)):
        if other is not None and other > on:
            text = f"{name} ({day(other)}) mag niet na de afronding van de Z-route liggen."
            yield _refused(DuoRefusalCode.NA_AFRONDING_Z, field, text)


def _verwijtbaar(part: _ResultPart, situation: Situation) -> Iterator[DuoRefusal]:
    """Verwijtbaar is only sent when the result is late or, as "Nee", shortly before the end of the termijn."""
    last = situation.termijn_last_day
    if last is None:
        return
    if part.verwijtbaar is None:
        if is_late(part.on, situation):
            text = f"De inburgeringstermijn eindigde op {day(last)}. Kies of te laat zijn verwijtbaar is."
            yield _refused(DuoRefusalCode.VERWIJTBAAR_ONTBREEKT, "verwijtbaar", text)
    elif part.on is not None and part.on <= last:
        text = "De datum ligt binnen de inburgeringstermijn. Geef dan geen verwijtbaarheid door."
        yield _refused(DuoRefusalCode.VERWIJTBAAR_NIET_NODIG, "verwijtbaar", text)
    elif part.verwijtbaar is JaNee.JA:
        yield from _ja(part, situation, last)
    else:
        yield from _nee(situation, last)


def _ja(part: _ResultPart, situation: Situation, last: date) -> Iterator[DuoRefusal]:
    if not is_late(part.on, situation):
        text = f"“Ja” kan pas na het einde van de inburgeringstermijn ({day(last)})."
        yield _refused(DuoRefusalCode.JA_TE_VROEG, "verwijtbaar", text)


def _nee(situation: Situation, last: date) -> Iterator[DuoRefusal]:
    first = nee_from(last)
    if situation.on < first:
        text = f"“Nee” kan pas vanaf {day(first)}, kort voor het einde van de inburgeringstermijn."
        yield _refused(DuoRefusalCode.NEE_TE_VROEG, "verwijtbaar", text)
    elif situation.on > last:
        # DUO asks for verwijtbaar then, and describes "Nee" for the last two months only: not verified whether it
        # accepts it
        text = "De termijn is voorbij. Kijk in het Portaal Inburgering of DUO “Nee” dan nog aanneemt."
        yield _refused(DuoRefusalCode.NEE_NA_TERMIJN, "verwijtbaar", text, blocking=False)


def _refused(code: DuoRefusalCode, field: str, text: str, *, blocking: bool = True) -> DuoRefusal:
    return DuoRefusal(code=code, field=field, text=text, source=SOURCE, blocking=blocking)
