"""To whom of the demo what happens after the plan (`operations.demo.steps`); names as in people.yaml."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlmodel import Session

from access import User
from forms.aanbod.catalogue import GemisReason
from operations.demo import steps as demo_steps
from operations.demo.steps import AfterPlan
from rules.law.terms import Leefgebied

Step = Callable[[AfterPlan], None]
GONE_OUT = (
    *("Samira", "Luwam", "Parisa", "Halimo", "Svitlana", "Yonas", "Priya", "Sahra", "Khaled", "Mehmet", "Jawad"),
    *("Amal", "Nadia", "Omid", "Ahmad", "Lina"),
)
_OPVANG = ("Opvang op woensdagochtend", GemisReason.GEEN_OPVANG)
_AVOND = ("B1-les in de avond", GemisReason.WACHTLIJST)


def steps(partner: User) -> dict[str, list[Step]]:
    """What happens to whom, in this order."""
    steps_by_name: dict[str, list[Step]] = {name: [demo_steps.sent] for name in GONE_OUT}
    for name in GONE_OUT:
        steps_by_name[name] += (
            [partial(demo_steps.a_forgotten_meeting, days=6)] if name == "Priya" else [demo_steps.held_meetings]
        )
    more: dict[str, list[Step]] = {
        "Samira": [
            demo_steps.signed, partial(demo_steps.team, partner=partner), demo_steps.agreements,
            partial(demo_steps.ontzorgen, days=40),
            partial(demo_steps.a_gap, area=Leefgebied.GEZIN, what=_OPVANG[0], reason=_OPVANG[1], days=6),
        ],
        "Luwam": [partial(demo_steps.ontzorgen, days=20)],
        "Halimo": [demo_steps.signed, demo_steps.team, partial(demo_steps.ontzorgen, days=96)],
        "Yonas": [
            demo_steps.signed, partial(demo_steps.team, partner=partner), demo_steps.agreements,
            partial(demo_steps.a_talk, days=5), demo_steps.hours,
        ],
        "Sahra": [demo_steps.team, partial(demo_steps.a_talk, days=70), demo_steps.hours, demo_steps.exams],
        "Priya": [
            demo_steps.team, demo_steps.hours,
            partial(demo_steps.a_gap, area=Leefgebied.TAAL, what=_AVOND[0], reason=_AVOND[1], days=30),
        ],
        "Ahmad": [demo_steps.signed, demo_steps.team, demo_steps.hours, demo_steps.exams],
        "Nadia": [
            demo_steps.team, demo_steps.hours,
            partial(demo_steps.a_gap, area=Leefgebied.GEZIN, what=_OPVANG[0], reason=_OPVANG[1], days=15),
        ],
        "Mehmet": [partial(demo_steps.a_gap, area=Leefgebied.TAAL, what=_AVOND[0], reason=_AVOND[1], days=9)],
        **{name: [demo_steps.team, demo_steps.hours] for name in ("Amal", "Omid", "Lina")},
        "Mariam": [demo_steps.approval_asked],
        "Berhane": [demo_steps.held_meetings, demo_steps.team, demo_steps.hours],
    }  # fmt: skip
    for name, each in more.items():
        steps_by_name[name] = [*steps_by_name.get(name, []), *each]
    return steps_by_name


def after_the_plan(
    session: Session, *, dossiers: Mapping[str, tuple[UUID, User]], partner: User, now: datetime
) -> None:
    """Let it happen; `dossiers` has the dossier and the caseworker by the given name of the person."""
    for name, todo in steps(partner).items():
        dossier_id, by = dossiers[name]
        for step in todo:
            step(AfterPlan(session=session, dossier_id=dossier_id, by=by, now=now))
