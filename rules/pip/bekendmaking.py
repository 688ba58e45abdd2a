"""The term for bezwaar against a PIP, which begins when the PIP reaches the inburgeraar (Awb art. 6:7 and 6:8).

These articles of the Awb were not read for this; the certainty of the figure says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.law.duration import last_day, shift_sentence
from rules.law.parameters import Figure, first_day, parameter
from rules.law.wording import day


class BekendmakingManner(StrEnum):
    """How a version reached the inburgeraar."""

    POST = "post"
    UITGEREIKT = "uitgereikt"
    DIGITAAL = "digitaal"


@dataclass(frozen=True, kw_only=True)
class BezwaarTermijn:
    """The term for bezwaar: first day, last day (inclusive), and one Dutch sentence that explains it."""

    start: date
    last_day: date
    article: str
    explanation: str
    figure: Figure


def bezwaartermijn(sent_on: date) -> BezwaarTermijn:
    """The term for bezwaar against a version that was sent or handed over on this day (Awb art. 6:7 and 6:8).

    An end on a Saturday, Sunday or feast day moves to the next working day (Algemene termijnenwet, art. 1).
    """
    start = sent_on + timedelta(days=1)
    figure = parameter("bezwaartermijn", on=max(start, first_day("bezwaartermijn")))
    end = last_day(start, figure)
    text = (
        f"Bezwaar maken kan tot en met {day(end)}: {figure.value} weken, vanaf {day(start)}, "
        f"de dag na verzenden of geven.{shift_sentence(start, figure)}"
    )
    return BezwaarTermijn(start=start, last_day=end, article=figure.article, explanation=text, figure=figure)
