"""Take an offer of the catalogue over into an activiteit: field by field, so that each change stands in its history."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.answering.field_kind import Edit
from actions.answering.field_writer import keep_field
from actions.answering.open_row import field_of, open_row
from actions.deed.transaction import deed
from actions.pip.item_field import ACTIVITEIT
from forms.engine.answers import Json
from forms.engine.schema import Questionnaire
from models import Aanbieder, Aanbod, Activiteit
from models.values.plan import activiteit_values
from refusals import NotFound
from rules.law.terms import TeltVoor
from rules.pip.offers import last_day, next_start
from rules.pip.time_slots import of_rows, written

MINUTES = 60


@deed
def choose_offer(session: Session, *, activiteit_id: UUID, aanbod_id: UUID, by: User, at: datetime, on: date) -> None:
    """Fill an activiteit with provider, place, days, hours and start of an offer; its own words stay when there are.

    What the offer does not know stays as it was, and what it changes is in the history of that field: all of it or,
    when something goes wrong on the way, nothing. The same again changes nothing.
    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound (also for an offer of another gemeente or
    one that was taken out).
    """
    row = open_row(session, ACTIVITEIT, {"item": activiteit_id}, by=by, at=at)
    offer = session.exec(
        select(Aanbod, Aanbieder)
        .join(Aanbieder, col(Aanbieder.id) == col(Aanbod.aanbieder_id))
        .where(Aanbod.id == aanbod_id, Aanbod.gemeente_id == by.gemeente_id)
        .where(col(Aanbod.removed_at).is_(None), col(Aanbieder.removed_at).is_(None))
    ).first()
    if offer is None:
        raise NotFound
    item: Activiteit = row.row
    values = _field_values(row.questionnaire, item, *offer, on)
    item.aanbod_id = aanbod_id
    for name, value in values.items():
        field = field_of(session, row, name)
        edit = Edit(field=name, value=value, seen_version=field.version, by=by, at=at)
        edit = ACTIVITEIT.accepted(session, field, edit)
        if not ACTIVITEIT.is_kept(field, edit):
            keep_field(session, field, edit)
    session.commit()


def _field_values(
    questionnaire: Questionnaire, item: Activiteit, offer: Aanbod, provider: Aanbieder, on: date
) -> dict[str, Json]:
    """The fields to fill, in the words of the plan questionnaire of this plan; only what it asks and the offer says."""
    start = next_start((date.fromisoformat(each) for each in offer.starts), on)
    until = last_day(start, offer.weeks)
    hours = None if offer.minutes_per_week is None else Decimal(offer.minutes_per_week) / MINUTES
    now = activiteit_values(item)
    offered = {
        "what": "" if now["what"] else offer.name,
        "provider": provider.name,
        "place": offer.place or provider.place,
        "slots": written(of_rows(offer.slots)),
        "hours_per_week": "" if hours is None else f"{round(hours, _decimals(questionnaire)).normalize():f}",
        "start": start.isoformat() if start else "",
        "until": until.isoformat() if until else "",
        "counts_for": offer.counts_for if item.counts_for is TeltVoor.NIETS else "",
    }
    known = {each.id for each in questionnaire.section("activiteit").questions}
    return {field: value for field, value in offered.items() if value and field in now and field in known}


def _decimals(questionnaire: Questionnaire) -> int:
    return questionnaire.question("hours_per_week").decimals
