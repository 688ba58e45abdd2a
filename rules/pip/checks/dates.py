"""The check of the dagtekening of a PIP, by DUO's acceptance rules for the PIP."""

from collections.abc import Iterator

from rules.law.parameters import first_day
from rules.law.wording import day
from rules.pip.shortcoming import PipSituation, Shortcoming, ShortcomingCode

_DUO = "Acceptatieregels DUO, PIP (dagtekening)"


def dates_shortcomings(situation: PipSituation) -> Iterator[Shortcoming]:
    """What is wrong with the dagtekening. The day of vestiging does not block: how DUO reads it was not verified."""
    dated = situation.dated
    law = first_day("inburgeringstermijn")
    if dated < law:
        text = f"De dagtekening ligt vóór {day(law)}, het begin van de Wet inburgering 2021."
        yield _wrong(ShortcomingCode.DAGTEKENING_VOOR_WET, text)
    if dated > situation.on:
        yield _wrong(ShortcomingCode.DAGTEKENING_IN_TOEKOMST, "De dagtekening mag niet in de toekomst liggen.")
    if situation.plicht_start is not None and dated < situation.plicht_start:
        text = f"De dagtekening ligt vóór het begin van de inburgeringsplicht ({day(situation.plicht_start)})."
        yield _wrong(ShortcomingCode.DAGTEKENING_VOOR_PLICHT, text)
    if not situation.first_pip:
        yield from _after_earlier_versions(situation)
    if situation.in_azc or situation.brp is None or dated < situation.brp:
        text = (
            "Deze persoon is op de dag van dagtekening nog niet ingeschreven in uw gemeente. "
            "Kijk in het Portaal Inburgering of DUO deze datum accepteert."
        )
        yield _wrong(ShortcomingCode.DAGTEKENING_VOOR_VESTIGING, text, blocking=False)


def _after_earlier_versions(situation: PipSituation) -> Iterator[Shortcoming]:
    first, previous = situation.first_dagtekening, situation.previous_dagtekening
    if first is not None and situation.dated < first:
        text = f"De dagtekening ligt vóór die van het eerste PIP ({day(first)})."
        yield _wrong(ShortcomingCode.DAGTEKENING_VOOR_EERSTE_PIP, text)
    if previous is not None and situation.dated < previous:
        text = f"De dagtekening ligt vóór die van het huidige PIP ({day(previous)})."
        yield _wrong(ShortcomingCode.DAGTEKENING_VOOR_VORIGE_PIP, text)


def _wrong(code: ShortcomingCode, text: str, *, blocking: bool = True) -> Shortcoming:
    return Shortcoming(code=code, field="dagtekening", article=_DUO, text=text, blocking=blocking)
