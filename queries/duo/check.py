"""What there is to tell DUO about one dossier, and what DUO would say of it. The rules are in `rules.duo`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Dossier, PipVersie
from models.guards.encryption import bsn_of
from models.guards.scope import plan_visible_to, visible_to
from models.values.followed import followed_rows, line_of
from models.values.plan import thawed
from queries.duo.contact import contact
from queries.duo.schools import aanbod_of
from queries.duo.situation import AcceptedContent, blame_of, late_of, situation_of, soon_of, taken_by_duo
from queries.pip.types import PipView
from refusals import NotAllowed, NotFound
from rules.duo import BerichtKind, DuoMessage, hours, pip, results
from rules.duo.messages import JaNee, ResultaatMap, ResultaatPvt, ResultaatZroute
from rules.duo.refusal import DuoRefusal
from rules.duo.situation import Situation
from rules.duo.weighed import WeighedMessage
from rules.law.terms import Leerroute
from rules.pip.document import Plan
from rules.voortgang.hours_and_meetings import FollowedTotals, followed_totals


@dataclass(frozen=True, kw_only=True)
class DuoView:
    """`draft`: the plan as it would be if it were vastgesteld today; `in_force`: the version that holds."""

    dossier_number: str
    has_bsn: bool
    draft: WeighedMessage | None = None
    in_force: WeighedMessage | None = None
    others: tuple[WeighedMessage, ...] = ()
    late: frozenset[BerichtKind] = field(default_factory=frozenset)  # of which DUO asks whether being late is culpable
    soon: frozenset[BerichtKind] = field(default_factory=frozenset)  # of which one may say already that it is not
    blame: Mapping[BerichtKind, JaNee] = field(default_factory=dict)  # the answer that is sent to DUO

    @property
    def ready(self) -> tuple[WeighedMessage, ...]:
        """The messages that DUO would accept now; a draft is not sent."""
        return tuple(each for each in (self.in_force, *self.others) if each is not None and each.passes)

    @property
    def stuck(self) -> tuple[WeighedMessage, ...]:
        """The messages that DUO would refuse now; it may have accepted the same content before."""
        return tuple(each for each in (self.in_force, *self.others) if each and each.tells and not each.passes)


def duo_view(
    session: Session, view: PipView, *, seen_by: User, on: date, blame: Mapping[BerichtKind, JaNee] | None = None
) -> DuoView:
    """All messages of a dossier, weighed. `blame`: what somebody chose about the MAP and the PVT being late.

    Raises NotFound when the dossier is not theirs to see.
    """
    dossier = session.exec(select(Dossier).where(Dossier.id == view.head.id, plan_visible_to(seen_by))).first()
    if dossier is None:
        raise NotFound
    versions = _versions(session, dossier.id)
    newest = versions[-1] if versions else None
    plan = thawed({**newest.document, "bsn": ""}).plan if newest else view.plan
    done = followed_totals(line_of(each) for each in session.exec(followed_rows(dossier.id)))
    accepted = taken_by_duo(session, dossier.id)
    known = situation_of(session, dossier, versions, view.termijn, done, accepted, on)
    before = replace(known, pips=known.pips[:-1])
    blames = blame_of(known, accepted, blame or {})
    return DuoView(
        dossier_number=dossier.number,
        has_bsn=known.has_bsn,
        draft=_pip(f"concept:{view.pip_id}", view.plan, on, known) if view.being_written else None,
        in_force=_pip(f"pip:{newest.id}", plan, newest.dagtekening, before) if newest else None,
        others=(
            *contact(session, dossier, known),
            *aanbod_of(session, dossier.id, plan, known),
            *_results(dossier.id, known, accepted, blames),
            *_hours(dossier.id, done, known, accepted),
        ),
        late=late_of(known),
        soon=soon_of(known),
        blame=blames,
    )


def bsn_for_duo(session: Session, dossier_id: UUID, *, seen_by: User) -> str:
    """The BSN, whole. Raises NotAllowed for who may not see particulars, NotFound for a dossier that is not theirs."""
    if not may(seen_by, Permission.VIEW_PARTICULARS):
        raise NotAllowed
    dossier = session.exec(select(Dossier).where(Dossier.id == dossier_id, visible_to(seen_by))).first()
    if dossier is None:
        raise NotFound
    return bsn_of(session, dossier) or ""


def _versions(session: Session, dossier_id: UUID) -> list[PipVersie]:
    statement = select(PipVersie).where(PipVersie.dossier_id == dossier_id).order_by(col(PipVersie.number))
    return list(session.exec(statement))


def _pip(intent: str, plan: Plan, dated: date, situation: Situation) -> WeighedMessage:
    message = pip.message(plan, dated)
    refusals = pip.refusals(message, situation) if message else [pip.no_leerroute()]
    return WeighedMessage(kind=BerichtKind.PIP, intent=intent, message=message, refusals=tuple(refusals))


def _results(
    dossier_id: UUID, situation: Situation, accepted: AcceptedContent, blame: Mapping[BerichtKind, JaNee]
) -> list[WeighedMessage]:
    """The ends of MAP, PVT and Z-route, as far as they belong to the leerroute or were noted or told all the same."""
    made, late = [], late_of(situation)
    if situation.leerroute is not Leerroute.ONDERWIJS or situation.map_on or accepted.get(BerichtKind.MAP):
        ended = ResultaatMap(datum_eindgesprek=situation.map_on, verwijtbaar=blame.get(BerichtKind.MAP))
        tells = bool(situation.map_on or accepted.get(BerichtKind.MAP) or BerichtKind.MAP in {*late, *blame})
        made.append(_weighed(BerichtKind.MAP, dossier_id, ended, results.map_refusals(ended, situation), tells=tells))
    signed = ResultaatPvt(datum_ondertekening=situation.pvt_on, verwijtbaar=blame.get(BerichtKind.PVT))
    tells = bool(situation.pvt_on or accepted.get(BerichtKind.PVT) or BerichtKind.PVT in {*late, *blame})
    made.append(_weighed(BerichtKind.PVT, dossier_id, signed, results.pvt_refusals(signed, situation), tells=tells))
    if situation.leerroute is Leerroute.Z or situation.z_on or accepted.get(BerichtKind.ZROUTE):
        done, tells = (
            ResultaatZroute(datum_afronding=situation.z_on),
            bool(situation.z_on or accepted.get(BerichtKind.ZROUTE)),
        )
        made.append(
            _weighed(BerichtKind.ZROUTE, dossier_id, done, results.zroute_refusals(done, situation), tells=tells)
        )
    return made


def _hours(
    dossier_id: UUID, done: FollowedTotals, situation: Situation, accepted: AcceptedContent
) -> list[WeighedMessage]:
    """The three totals; participation only where it is asked, or noted or told all the same. What DUO has is told
    again when it became none."""
    lessons, participation, intake = hours.messages(done)
    messages: dict[BerichtKind, tuple[hours.HoursMessage, bool]] = {
        BerichtKind.UREN_TAALLES: (lessons, True),
        BerichtKind.UREN_PARTICIPATIE: (participation, situation.asiel and situation.leerroute is Leerroute.Z),
        BerichtKind.UREN_INTAKE: (intake, False),
    }
    tells = {kind: bool(message.uren or accepted.get(kind, {}).get("uren")) for kind, (message, _) in messages.items()}
    return [
        _weighed(kind, dossier_id, message, hours.refusals(message, situation), tells=tells[kind])
        for kind, (message, always) in messages.items()
        if always or tells[kind]
    ]


def _weighed(
    kind: BerichtKind, dossier_id: UUID, message: DuoMessage, refusals: list[DuoRefusal], *, tells: bool
) -> WeighedMessage:
    """A message, or that there is nothing to tell yet."""
    intent = f"{kind.value}:{dossier_id}"
    return (
        WeighedMessage(kind=kind, intent=intent, message=message, refusals=tuple(refusals))
        if tells
        else WeighedMessage(kind=kind, intent=intent)
    )
