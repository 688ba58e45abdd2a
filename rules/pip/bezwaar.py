"""The outcomes of a bezwaar against a PIP. A bezwaar never moves the inburgeringstermijn (Wet art. 11)."""

from datetime import date
from enum import StrEnum

from rules.law.wording import day
from rules.pip.bekendmaking import bezwaartermijn

NO_MOVE = "Een bezwaar verandert de inburgeringstermijn niet, ook niet als er een nieuw PIP uit volgt."
NO_MOVE_ARTICLE = "Wet inburgering 2021, art. 11"


class BezwaarOutcome(StrEnum):
    """How a bezwaar ended."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"
    INGETROKKEN = "ingetrokken"


NEEDS_CHANGE = frozenset({BezwaarOutcome.GEGROND, BezwaarOutcome.DEELS_GEGROND})


def timeliness(received_on: date, sent_on: date | None) -> str:
    """A Dutch sentence that says whether a bezwaar came in time (Awb art. 6:7).

    `sent_on` is the day of bekendmaking (None: not known). Whether being late is excusable is not judged.
    """
    if sent_on is None:
        return "Of het bezwaar op tijd is, blijkt pas als de dag van verzenden bekend is."
    term = bezwaartermijn(sent_on)
    if received_on < term.start:
        return f"Het bezwaar kwam vóór het begin van de bezwaartermijn ({day(term.start)})."
    if received_on <= term.last_day:
        return f"Het bezwaar kwam op tijd: de termijn liep tot en met {day(term.last_day)}."
    return f"Het bezwaar kwam na de laatste dag ({day(term.last_day)}). Ga na of daar een goede reden voor is."
