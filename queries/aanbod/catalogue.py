"""The catalogue of the own gemeente: providers, offers, and what begins in the coming months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.aanbod.catalogue import AanbiederKind
from models import Aanbieder, Aanbod
from refusals import NotAllowed
from rules.law.terms import Leefgebied, Leerroute, TeltVoor
from rules.pip.document import TimeSlot
from rules.pip.offers import Offer, is_outdated, next_start, order
from rules.pip.time_slots import of_rows


@dataclass(frozen=True, kw_only=True)
class ProviderLine:
    """One provider."""

    id: UUID
    name: str
    kind: AanbiederKind
    place: str
    contact: str
    duo_number: str
    bow_mark: bool
    tst_mark: bool
    removed: bool
    version: int


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """One offer with who offers it. `removed` also when its provider was taken out."""

    id: UUID
    provider: ProviderLine
    name: str
    area: Leefgebied
    counts_for: TeltVoor
    routes: tuple[Leerroute, ...]
    place: str
    slots: tuple[TimeSlot, ...]
    minutes_per_week: int | None
    weeks: int | None
    starts: tuple[date, ...]
    next_start: date | None
    places: int | None
    waiting_weeks: int | None
    childcare: bool
    note: str
    updated_on: date
    outdated: bool
    removed: bool
    version: int

    @property
    def weighed(self) -> Offer:
        """What decides about its order."""
        return Offer(area=self.area, routes=self.routes, starts=self.starts, places=self.places)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All of it, by name; also what was taken out."""

    providers: tuple[ProviderLine, ...]
    offers: tuple[OfferLine, ...]

    @property
    def there(self) -> tuple[OfferLine, ...]:
        """The offers that can be chosen."""
        return tuple(each for each in self.offers if not each.removed)


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Something that begins on a day."""

    on: date
    offer: OfferLine


def catalogue(session: Session, *, seen_by: User, on: date) -> Catalogue:
    """The catalogue of the own gemeente on the day `on`. Raises NotAllowed for who may not manage it."""
    if not may(seen_by, Permission.MANAGE_CATALOGUE):
        raise NotAllowed
    return _catalogue(session, seen_by, on)


def offers_for(
    session: Session, *, route: Leerroute | None, area: Leefgebied | None, seen_by: User, on: date
) -> tuple[OfferLine, ...]:
    """The offers to choose from for an activiteit, best first; nothing for who may not write in a plan."""
    if not may(seen_by, Permission.EDIT_PIP):
        return ()
    courses = _catalogue(session, seen_by, on).there
    return tuple(sorted(courses, key=lambda each: order(each.weighed, route=route, area=area, on=on)))


def beginnings(offers: Iterable[OfferLine], on: date, months: int) -> dict[date, tuple[Beginning, ...]]:
    """What begins in this month and the months after it, by the first day of the month; empty months too."""
    first = [_month_after(on, number) for number in range(months)]
    last = _month_after(on, months)
    all_of_them = [
        Beginning(on=day, offer=each) for each in offers for day in each.starts if on <= day < last and not each.removed
    ]
    all_of_them.sort(key=lambda each: (each.on, each.offer.provider.name, each.offer.name))
    return {month: tuple(each for each in all_of_them if _month_after(each.on, 0) == month) for month in first}


def _month_after(on: date, number: int) -> date:
    years, month = divmod(on.month - 1 + number, 12)
    return date(on.year + years, month + 1, 1)


def _catalogue(session: Session, user: User, on: date) -> Catalogue:
    providers = {
        each.id: _provider(each)
        for each in session.exec(
            select(Aanbieder).where(Aanbieder.gemeente_id == user.gemeente_id).order_by(col(Aanbieder.name))
        )
    }
    offers = session.exec(select(Aanbod).where(Aanbod.gemeente_id == user.gemeente_id).order_by(col(Aanbod.name)))
    lines = [_offer(each, providers[each.aanbieder_id], on) for each in offers]
    return Catalogue(
        providers=tuple(providers.values()),
        offers=tuple(sorted(lines, key=lambda each: (each.provider.name, each.name, str(each.id)))),
    )


def _provider(row: Aanbieder) -> ProviderLine:
    return ProviderLine(
        id=row.id,
        name=row.name,
        kind=AanbiederKind(row.kind),
        place=row.place,
        contact=row.contact,
        duo_number=row.duo_number,
        bow_mark=row.bow_mark,
        tst_mark=row.tst_mark,
        removed=row.removed_at is not None,
        version=row.version,
    )


def _offer(row: Aanbod, provider: ProviderLine, on: date) -> OfferLine:
    starts = tuple(date.fromisoformat(each) for each in row.starts)
    return OfferLine(
        id=row.id,
        provider=provider,
        name=row.name,
        area=Leefgebied(row.area),
        counts_for=TeltVoor(row.counts_for),
        routes=tuple(Leerroute(each) for each in row.routes),
        place=row.place,
        slots=of_rows(row.slots),
        minutes_per_week=row.minutes_per_week,
        weeks=row.weeks,
        starts=starts,
        next_start=next_start(starts, on),
        places=row.places,
        waiting_weeks=row.waiting_weeks,
        childcare=row.childcare,
        note=row.note,
        updated_on=row.updated_on,
        outdated=is_outdated(row.updated_on, on),
        removed=row.removed_at is not None or provider.removed,
        version=row.version,
    )
