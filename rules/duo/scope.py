"""About whom a gemeente may exchange data with DUO (conditions of the exchange, scope)."""

from collections.abc import Iterator

from rules.duo.refusal import DuoRefusal, DuoRefusalCode
from rules.duo.situation import Situation
from rules.law.duration import end_exclusive
from rules.law.parameters import first_day, parameter
from rules.law.wording import day

SOURCE = "Voorwaarden DUO, scope"


def scope_refusals(situation: Situation) -> Iterator[DuoRefusal]:
    """Why DUO would refuse every message about this person from this gemeente; empty when it would not."""
    if not situation.has_bsn:
        yield _refused(DuoRefusalCode.BSN_ONTBREEKT, "bsn", "Vul het BSN in. Zonder BSN weet DUO niet om wie het gaat.")
    law = first_day("inburgeringstermijn")
    if situation.plicht_start is not None and situation.plicht_start < law:
        text = (
            f"De inburgeringsplicht begon vóór {day(law)}. DUO neemt alleen berichten aan over de Wet inburgering 2021."
        )
        yield _refused(DuoRefusalCode.ANDERE_WET, "plicht_start", text)
    if not situation.known_to_duo:
        yield DuoRefusal(
            code=DuoRefusalCode.ONBEKEND_BIJ_DUO, field="kennisgeving", source=SOURCE, blocking=False,
            text="De datum van de kennisgeving is niet ingevuld. Ga na of DUO deze persoon al kent.",
        )  # fmt: skip
    if not in_scope(situation):
        text = (
            "Deze persoon staat niet ingeschreven in uw gemeente, is niet aan uw gemeente gekoppeld en heeft geen PIP "
            "van uw gemeente. Vul de datum van inschrijving in de BRP of van de koppeling in."
        )
        yield _refused(DuoRefusalCode.NIET_VAN_DEZE_GEMEENTE, "brp", text)


def in_scope(situation: Situation) -> bool:
    """Whether this person is in scope: lives here, is coupled to this gemeente, has its PIP,
    or had it until recently.
    """
    if situation.resident or situation.coupled:
        return True
    current = situation.current_pip
    if current is None:
        return False
    return current.ours or _lately_ours(situation)


def _lately_ours(situation: Situation) -> bool:
    """Whether the PIP before the current one was ours and the current one is more recent than `duo_vorige_gemeente`."""
    if len(situation.pips) < 2:
        return False
    before, current = situation.pips[-2:]
    figure = parameter("duo_vorige_gemeente", on=max(situation.on, first_day("duo_vorige_gemeente")))
    return before.ours and situation.on < end_exclusive(current.dagtekening, figure)


def _refused(code: DuoRefusalCode, field: str, text: str) -> DuoRefusal:
    return DuoRefusal(code=code, field=field, text=text, source=SOURCE)
