"""How dates, times, names and amounts are written; one way for screen, paper and list."""

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date

from rules.law.birth_date import BirthDate
from rules.law.dutch_time import day_of, dutch


def long_date(on: date | None) -> str:
    """ "21 november 2026"; empty for None."""
    return format_date(on, "d MMMM yyyy", locale="nl") if on else ""


def year_month(version: str) -> str:
    """ "november 2026" for the version "2026-11"."""
    year, month = version.split("-")
    return format_date(date(int(year), int(month), 1), "MMMM yyyy", locale="nl")


def short_date(on: date | None) -> str:
    """ "21-11-2026"; empty for None."""
    return on.strftime("%d-%m-%Y") if on else ""


def short_birth_date(born: BirthDate | None) -> str:
    """ "17-05-1990", or with zeros what is not known, as in the BRP: "00-05-1990"; empty for None."""
    return f"{born.day:02}-{born.month:02}-{born.year:04}" if born else ""


def long_birth_date(born: BirthDate | None) -> str:
    """ "17 mei 1990"; what is partly known as in the BRP: "00-05-1990"; empty for None."""
    return long_date(born.whole) if born and born.whole else short_birth_date(born)


def clock(at: datetime) -> str:
    """ "14:03" in the Netherlands, from an aware moment."""
    return dutch(at).strftime("%H:%M")


def same_day_clock(at: datetime, on: date) -> str:
    """ "14:03" when it was on that day, else "21-11-2026 14:03"."""
    return clock(at) if day_of(at) == on else moment(at)


def day_and_clock(at: datetime) -> str:
    """ "30 november om 14.03 uur" in the Netherlands, from an aware moment; for in a sentence."""
    return f"{format_date(day_of(at), 'd MMMM', locale='nl')} om {dutch(at):%H.%M} uur"


def moment(at: datetime) -> str:
    """ "21-11-2026 14:03" in the Netherlands, from an aware moment."""
    return dutch(at).strftime("%d-%m-%Y %H:%M")


def name(given_names: str, family_name: str) -> str:
    """The name as one speaks it."""
    return f"{given_names} {family_name}".strip()


def number(amount: Decimal | int | None) -> str:
    """ "12" or "7,5"; empty for None."""
    if amount is None:
        return ""
    plain = Decimal(amount)
    return f"{plain.normalize():f}".replace(".", ",")


def hours(amount: Decimal | int) -> str:
    """ "12 uur", "7,5 uur", "1.500 uur": an amount of hours on every screen and paper."""
    whole, _, part = number(amount).partition(",")
    return f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "") + " uur"


def days(left: int | None) -> str:
    """How long until a day: "10 dagen te laat", "vandaag", "nog 3 dagen"; "geen datum" for None."""
    if left is None:
        return "geen datum"
    if left == 0:
        return "vandaag"
    unit = "dag" if abs(left) == 1 else "dagen"
    return f"nog {left} {unit}" if left > 0 else f"{-left} {unit} te laat"


def several(amount: int, one: str, many: str) -> str:
    """ "1 dossier", "3 dossiers"."""
    return f"{amount} {one if amount == 1 else many}"


def beginning(text: str, most: int) -> str:
    """The text on one line; of one with more than `most` letters the beginning, cut after a word where it can be."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    return f"{cut.rsplit(' ', 1)[0]} …"
