"""To whom of the demo what happens after the plan (`operations.demo_plan`); names as in demo_people.yaml."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlmodel import Session

from access import User
from forms.aanbod.catalogue import GemisReason
from operations import demo_plan as then
from operations.demo_plan import After
from rules.law.terms import Leefgebied

Step = Callable[[After], None]
GONE_OUT = (
    *("Samira", "Luwam", "Parisa", "Halimo", "Svitlana", "Yonas", "Priya", "Sahra", "Khaled", "Mehmet", "Jawad"),
    *("Amal", "Nadia", "Omid", "Ahmad", "Lina"),
)
_OPVANG = ("Opvang op woensdagochtend", GemisReason.GEEN_OPVANG)
_AVOND = ("B1-les in de avond", GemisReason.WACHTLIJST)


def steps(partner: User) -> dict[str, list[Step]]:
    """What happens to whom, in this order."""
    found: dict[str, list[Step]] = {name: [then.sent] for name in GONE_OUT}
    for name in GONE_OUT:
        found[name] += [partial(then.a_forgotten_meeting, days=6)] if name == "Priya" else [then.held_meetings]
    more: dict[str, list[Step]] = {
        "Samira": [
            then.signed, partial(then.team, partner=partner), then.agreements, partial(then.relief, days=40),
            partial(then.a_gap, area=Leefgebied.GEZIN, what=_OPVANG[0], reason=_OPVANG[1], days=6),
        ],
        "Luwam": [partial(then.relief, days=20)],
        "Halimo": [then.signed, then.team, partial(then.relief, days=96)],
        "Yonas": [
            then.signed, partial(then.team, partner=partner), then.agreements, partial(then.a_talk, days=5),
            then.hours,
        ],
        "Sahra": [then.team, partial(then.a_talk, days=70), then.hours, then.exams],
        "Priya": [
            then.team, then.hours,
            partial(then.a_gap, area=Leefgebied.TAAL, what=_AVOND[0], reason=_AVOND[1], days=30),
        ],
        "Ahmad": [then.signed, then.team, then.hours, then.exams],
        "Nadia": [
            then.team, then.hours,
            partial(then.a_gap, area=Leefgebied.GEZIN, what=_OPVANG[0], reason=_OPVANG[1], days=15),
        ],
        "Mehmet": [partial(then.a_gap, area=Leefgebied.TAAL, what=_AVOND[0], reason=_AVOND[1], days=9)],
        **{name: [then.team, then.hours] for name in ("Amal", "Omid", "Lina")},
        "Mariam": [then.approval_asked],
        "Berhane": [then.held_meetings, then.team, then.hours],
    }  # fmt: skip
    for name, each in more.items():
        found[name] = [*found.get(name, []), *each]
    return found


def after_the_plan(session: Session, *, made: Mapping[str, tuple[UUID, User]], partner: User, now: datetime) -> None:
    """Let it happen; `made` has the dossier and the caseworker by the given name of the person."""
    for name, todo in steps(partner).items():
        dossier_id, by = made[name]
        for step in todo:
            step(After(session=session, dossier_id=dossier_id, by=by, now=now))
