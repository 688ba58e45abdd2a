"""What the age of a person asks about: the inburgeringsplicht runs from 18 until the AOW age (Wet art. 3).

Nothing is refused for it: a date of birth may be right and strange, and somebody may be let in early on request.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from rules.law.age import age, age_range
from rules.law.birth_date import BirthDate
from rules.law.deadlines import EARLIER_LAW, under_earlier_law
from rules.law.duration import end_exclusive
from rules.law.parameters import figures_of, first_day, parameter
from rules.law.wording import day

_ARTICLE = "Wet inburgering 2021, art. 3"


class AgeCode(StrEnum):
    """What is remarkable about an age."""

    MINDERJARIG = "minderjarig"
    WORDT_MEERDERJARIG = "wordt_meerderjarig"
    AOW_BEREIKT = "aow_bereikt"
    AOW_IN_TERMIJN = "aow_in_termijn"
    LEEFTIJD_ONZEKER = "leeftijd_onzeker"


@dataclass(frozen=True, kw_only=True)
class AgePoint:
    """One thing to ask about, as a Dutch sentence with its article."""

    code: AgeCode
    text: str
    article: str = _ARTICLE


def age_point(birth_date: BirthDate | None, on: date, termijn_last_day: date | None = None) -> AgePoint | None:
    """What is to be asked about this date of birth on the day `on`; None when nothing is, or it was not filled in.

    `termijn_last_day` is that of the inburgeringstermijn; without one (None) a termijn that begins now is meant.
    Of a date that is partly known nothing is decided: it is asked where one of the days that it can be asks.
    """
    if birth_date is None or (birth_date.earliest is not None and birth_date.earliest > on):
        return None
    if birth_date.whole is not None:
        return _point(birth_date.whole, on, termijn_last_day)
    return _uncertain(birth_date, on, termijn_last_day)


def _point(born: date, on: date, termijn_last_day: date | None) -> AgePoint | None:
    adult = _birthday(born, parameter("leeftijd_plicht", on=_known(on, "leeftijd_plicht")).value)
    if on < adult:
        return _minor(born, adult, on)
    pension = aow_day(born)
    if pension <= on:
        text = (
            f"Deze persoon is {age(born, on)} jaar en bereikte de AOW-leeftijd op {day(pension)}. Dan is er geen "
            "inburgeringsplicht. Klopt de geboortedatum?"
        )
        return AgePoint(code=AgeCode.AOW_BEREIKT, text=text)
    length = parameter("inburgeringstermijn", on=_known(on, "inburgeringstermijn"))
    if pension <= (termijn_last_day or end_exclusive(on, length)):
        text = (
            f"Deze persoon bereikt op {day(pension)} de AOW-leeftijd, binnen de inburgeringstermijn. Dan eindigt de "
            "inburgeringsplicht. Bespreek wat in die tijd nog zin heeft."
        )
        return AgePoint(code=AgeCode.AOW_IN_TERMIJN, text=text)
    return None


def _uncertain(birth_date: BirthDate, on: date, termijn_last_day: date | None) -> AgePoint | None:
    old, ask = age_range(birth_date, on), "Vraag het na, en kijk in de BRP."
    if old is None or birth_date.earliest is None or birth_date.latest is None:
        text = (
            "De geboortedatum is niet bekend. Is deze persoon meerderjarig, en is de AOW-leeftijd nog niet bereikt? "
            f"Alleen dan is er een inburgeringsplicht. {ask}"
        )
        return AgePoint(code=AgeCode.LEEFTIJD_ONZEKER, text=text)
    ends = [_point(each, on, termijn_last_day) for each in (birth_date.earliest, min(birth_date.latest, on))]
    codes = {each.code for each in ends if each is not None}
    if not codes:
        return None
    part = "de maand en het jaar" if birth_date.month else "het jaar"
    young = codes & {AgeCode.MINDERJARIG, AgeCode.WORDT_MEERDERJARIG}
    question = (
        "Is deze persoon al meerderjarig? Anders is er meestal nog geen inburgeringsplicht."
        if young
        else "Wanneer bereikt deze persoon de AOW-leeftijd? Dan eindigt de inburgeringsplicht."
    )
    return AgePoint(
        code=AgeCode.LEEFTIJD_ONZEKER,
        text=f"Van de geboortedatum is alleen {part} bekend: {old.in_words}. {question} {ask}",
    )


def aow_day(birth_date: date) -> date:
    """The day on which somebody reaches the AOW age (the end of the plicht, Wet art. 3).

    The figure is the first one that is in force on the day on which it is reached. The age is only known some years
    ahead; for a later year the last figure is used.
    """
    history = figures_of("aow_leeftijd")
    for figure, following in pairwise(history):
        reached = end_exclusive(birth_date, figure)
        if reached < following.since:
            return reached
    return end_exclusive(birth_date, history[-1])


def _minor(birth_date: date, adult: date, on: date) -> AgePoint:
    near = end_exclusive(on, parameter("meerderjarig_melden", on=_known(on, "meerderjarig_melden")))
    if adult < near:
        text = (
            f"Deze persoon wordt op {day(adult)} meerderjarig. De inburgeringsplicht begint dan, of eerder met "
            "vrijstelling van de kwalificatieplicht."
        )
        return AgePoint(code=AgeCode.WORDT_MEERDERJARIG, text=text)
    text = (
        f"Deze persoon is {age(birth_date, on)} jaar en nog minderjarig, tot {day(adult)}. Er is dan meestal geen "
        "inburgeringsplicht. Klopt de geboortedatum?"
    )
    return AgePoint(code=AgeCode.MINDERJARIG, text=text)


def _birthday(birth_date: date, years: int) -> date:
    """The day on which somebody becomes this old; who was born on 29 February, on 1 March of a common year."""
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)


def _known(on: date, name: str) -> date:
    return max(on, first_day(name))


def registration_points(birth_date: BirthDate | None, plicht_start: date | None, on: date) -> tuple[str, ...]:
    """What is asked about when a dossier is opened: the age, and a plicht under the earlier law, as Dutch sentences."""
    point = age_point(birth_date, on)
    texts = [point.text] if point else []
    return (*texts, *([EARLIER_LAW] if under_earlier_law(plicht_start) else []))
