"""The talks of a brede intake: which kinds there are, what is kept of one, and how long lies between them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from forms.engine.names import language_codes
from forms.engine.typed_input import clean
from rules.problems import Problem, ProblemCode, problems_of

EARLIEST = date(1990, 1, 1)
FURTHEST = timedelta(days=366)  # a talk may be planned, but not further ahead than anybody plans
LONGEST_NOTE, LONGEST_WORD, MOST_MINUTES = 3000, 500, 600


class TalkKind(StrEnum):
    """What a talk is for."""

    KENNISMAKING_AZC = "kennismaking_azc"
    KENNISMAKING_THUIS = "kennismaking_thuis"
    DEEL_A = "deel_a"
    DEEL_B = "deel_b"
    VERVOLG = "vervolg"
    DRIEGESPREK = "driegesprek"
    PIP_GESPREK = "pip_gesprek"


class TalkPlace(StrEnum):
    """Where a talk is held."""

    AZC = "azc"
    THUIS = "thuis"
    GEMEENTEHUIS = "gemeentehuis"
    ONLINE = "online"
    TELEFOON = "telefoon"
    ANDERS = "anders"


class Attendee(StrEnum):
    """Who was there besides the colleague who wrote the talk down."""

    INBURGERAAR = "inburgeraar"
    PARTNER = "partner"
    KIND = "kind"
    TOLK = "tolk"
    SLEUTELPERSOON = "sleutelpersoon"
    COA = "coa"
    VLUCHTELINGENWERK = "vluchtelingenwerk"
    KANSVERKENNER = "kansverkenner"
    TAALSCHOOL = "taalschool"
    ANDERS = "anders"


class Interpreter(StrEnum):
    """Who interpreted."""

    NEE = "nee"
    TOLK_AANWEZIG = "tolk_aanwezig"
    TOLKTELEFOON = "tolktelefoon"
    FAMILIELID = "familielid"
    COLLEGA = "collega"


ASKS_AGAIN = frozenset({TalkKind.DEEL_B, TalkKind.VERVOLG})  # in these, earlier answers are to be confirmed


@dataclass(frozen=True, kw_only=True)
class TalkFacts:
    """The facts of a talk as somebody entered them, as codes; `problems` checks them."""

    held_on: date | None = None
    kind: str = ""
    place: str = ""
    attendees: tuple[str, ...] = ()
    language: str = ""
    interpreter: str = ""
    interpreter_note: str = ""
    minutes: int | None = None
    note: str = ""

    @property
    def company(self) -> bool:
        """Whether somebody was present in whose presence some questions are not asked: the partner, or a relative."""
        return Attendee.PARTNER in self.attendees or self.interpreter == Interpreter.FAMILIELID

    def cleaned(self) -> "TalkFacts":
        """The same with its texts trimmed, and who was there once and in one order."""
        order = [*Attendee, *self.attendees]
        there = tuple(sorted(set(self.attendees), key=order.index))
        return replace(self, attendees=there, interpreter_note=clean(self.interpreter_note), note=clean(self.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk as an answer knows it: when it was, and of which kind."""

    id: UUID
    kind: TalkKind
    held_on: date
    created_at: datetime
    company: bool = False
    removed: bool = False

    @property
    def asks_again(self) -> bool:
        """Whether answers of an earlier talk are to be confirmed in this one."""
        return self.kind in ASKS_AGAIN

    def before(self, other: "Talk") -> bool:
        """Whether this talk came before the other."""
        return (self.held_on, self.created_at) < (other.held_on, other.created_at)


def problems(facts: TalkFacts, *, on: date) -> tuple[Problem, ...]:
    """What is wrong with a talk on the day `on`, in the order of the form."""
    codes = {
        "held_on": _day(facts.held_on, on),
        "kind": _chosen(facts.kind, TalkKind),
        "place": _chosen(facts.place, TalkPlace),
        "attendees": None if set(facts.attendees) <= set(Attendee) else ProblemCode.NOT_IN_LIST,
        "language": None if facts.language in {"", *language_codes()} else ProblemCode.NOT_IN_LIST,
        "interpreter": _chosen(facts.interpreter, Interpreter) if facts.interpreter else None,
        "interpreter_note": ProblemCode.TOO_LONG if len(facts.interpreter_note) > LONGEST_WORD else None,
        "minutes": None if facts.minutes is None or 0 < facts.minutes <= MOST_MINUTES else ProblemCode.OUT_OF_BOUNDS,
        "note": ProblemCode.TOO_LONG if len(facts.note) > LONGEST_NOTE else None,
    }
    return problems_of(codes)


def _day(held_on: date | None, on: date) -> ProblemCode | None:
    if held_on is None:
        return ProblemCode.MISSING
    if held_on < EARLIEST:
        return ProblemCode.TOO_EARLY
    return ProblemCode.TOO_FAR if held_on > on + FURTHEST else None


def _chosen(code: str, kind: type[StrEnum]) -> ProblemCode | None:
    if not code:
        return ProblemCode.MISSING
    return None if code in set(kind) else ProblemCode.NOT_IN_LIST


@dataclass(frozen=True, kw_only=True)
class TalkInterval:
    """The time between deel A and deel B; without a deel B (`until` None) up to now."""

    since: Talk
    until: Talk | None
    months: int
    contacts: int


def gap(talks: Iterable[Talk], contacts: Iterable[date], *, on: date) -> TalkInterval | None:
    """How many whole months lie between deel A and the first deel B after it, and the contacts on the days between.

    None without a deel A, or when there is less than a month between them.
    """
    past = sorted((each for each in talks if not each.removed and each.held_on <= on), key=_moment)
    until = next((each for each in past if each.kind is TalkKind.DEEL_B), None)
    parts = [each for each in past if each.kind is TalkKind.DEEL_A and (until is None or each.before(until))]
    if not parts:
        return None
    since, end = parts[-1], until.held_on if until else on
    months = _months(since.held_on, end)
    between = sum(since.held_on < each < end for each in contacts)
    return TalkInterval(since=since, until=until, months=months, contacts=between) if months else None


class _TalkMoment(NamedTuple):
    held_on: date
    created_at: datetime


def _moment(talk: Talk) -> _TalkMoment:
    return _TalkMoment(talk.held_on, talk.created_at)


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
