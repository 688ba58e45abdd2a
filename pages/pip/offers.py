"""Choosing from the catalogue for one activiteit; what has no place is kept as something that is missing."""

from functools import partial
from uuid import uuid4

from actions.pip.missing_supply import GemisFacts, note_gap
from actions.pip.offers import choose_offer
from forms.aanbod.catalogue import GemisReason
from queries.aanbod.catalogue import OfferLine, offers_for
from queries.pip.types import ActiviteitView
from widgets.aanbod import offer_choice
from widgets.frame.refusal_guard import Deed
from widgets.pip.plan_context import PlanContext


def choose(context: PlanContext, activiteit: ActiviteitView) -> None:
    """Draw the button that opens the offers, and the offers; choosing one fills the fields of the activiteit."""
    if not context.writes or not offer_choice.opened(activiteit.id):
        return
    visit, route = context.visit, context.view.plan.leerroute
    area = next((each.area for each in context.view.doelen if activiteit in each.activiteiten), None)
    with visit.open_session() as session:
        fitting = offers_for(session, route=route, area=area, seen_by=visit.user, on=visit.today)
    take, miss = partial(_take, context, activiteit), partial(_miss, context)
    offer_choice.choose(fitting, activiteit.id, route, visit.today, take, miss)


def _take(context: PlanContext, activiteit: ActiviteitView, chosen: OfferLine) -> None:
    visit = context.visit
    with Deed(), visit.open_session() as session:
        choose_offer(
            session, activiteit_id=activiteit.id, aanbod_id=chosen.id, by=visit.user, at=visit.now(), on=visit.today
        )
    offer_choice.close(activiteit.id)


def _miss(context: PlanContext, offer: OfferLine) -> None:
    visit = context.visit
    with Deed() as deed, visit.open_session() as session:
        note_gap(
            session,
            gemis_id=uuid4(),
            dossier_id=context.view.head.id,
            facts=GemisFacts(
                area=offer.area,
                what=f"{offer.name} ({offer.provider.name})",
                reason=GemisReason.WACHTLIJST,
                aanbod_id=offer.id,
            ),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        offer_choice.noted()
