"""The order of offers for an activiteit: for this leerroute and area first, then with a free place, then soonest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from rules.law.duration import end_exclusive
from rules.law.parameters import parameter
from rules.law.terms import Leefgebied, Leerroute

_NEVER = date.max


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What decides the order of an offer; `places`: free places."""

    area: Leefgebied
    routes: tuple[Leerroute, ...] = ()  # none named: for all
    starts: tuple[date, ...] = ()
    places: int | None = None  # None: not known


def fits(offer: Offer, route: Leerroute | None) -> bool:
    """Whether an offer is for this leerroute; while no route is chosen every offer may fit."""
    return route is None or not offer.routes or route in offer.routes


def is_full(offer: Offer) -> bool:
    """Whether it is known that no place is free."""
    return offer.places == 0


def next_start(starts: Iterable[date], on: date) -> date | None:
    """The first start on or after the day `on`; None when none is known."""
    return min((each for each in starts if each >= on), default=None)


def last_day(start: date | None, weeks: int | None) -> date | None:
    """The last day (inclusive) of a course of this many weeks; None when start or length is not known."""
    return start + timedelta(weeks=weeks, days=-1) if start and weeks else None


class OfferRank(NamedTuple):
    """The sort key of an offer; what fits best comes first."""

    other_route: bool
    other_area: bool
    is_full: bool
    starts_on: date


def order(offer: Offer, *, route: Leerroute | None, area: Leefgebied | None, on: date) -> OfferRank:
    """The sort key of an offer: fits the route, is of this area, has a free place, begins soonest."""
    soon = next_start(offer.starts, on) or _NEVER
    return OfferRank(not fits(offer, route), area is not None and offer.area is not area, is_full(offer), soon)


def is_outdated(updated_on: date, on: date) -> bool:
    """Whether an offer was last checked longer ago than the figure `aanbod_verouderd`, so that it may be out of date.

    Raises NoFigure for a day before the first value of that figure.
    """
    return end_exclusive(updated_on, parameter("aanbod_verouderd", on=on)) <= on
