"""What DUO's acceptance rules must know of a dossier, from its rows and from what DUO took before."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from models import Dossier, DuoBericht, PipVersie
from rules.deadlines import Termijn
from rules.duo import Kind, results
from rules.duo.situation import KnownPip, Situation, Told
from rules.duo.verdict import BerichtStatus
from rules.progress import Followed
from rules.terms import Leerroute


def situation_of(
    session: Session, dossier: Dossier, versions: list[PipVersie], term: Termijn | None, followed: Followed, on: date
) -> Situation:
    """What the acceptance rules must know; `term` is the inburgeringstermijn of the law, DUO may have prolonged it."""
    told = set(_accepted(session, dossier.id))
    settled = dossier.brp_on or dossier.housed_on
    last = max(filter(None, (term.last_day if term else None, dossier.termijn_until_on)), default=None)
    return Situation(
        on=on,
        doelgroep=dossier.doelgroep,
        has_bsn=dossier.bsn_hash is not None,
        known_to_duo=dossier.kennisgeving_on is not None,
        resident=settled is not None and settled <= on,
        coupled=dossier.koppeling_on is not None,
        plicht_start=dossier.plicht_start_on,
        vestiging=dossier.brp_on,
        pips=(
            *_earlier(dossier),
            *(KnownPip(dagtekening=each.dagtekening, leerroute=each.leerroute) for each in versions),
        ),
        termijn_start=term.start if term else None,
        termijn_last_day=last,
        map_told=Told() if Kind.MAP in told else None,
        pvt_told=Told() if Kind.PVT in told else None,
        map_on=dossier.map_talk_on,
        pvt_on=dossier.pvt_signed_on,
        z_done=dossier.z_done_on,
        course_hours=bool(followed.language),
        contact_told=Kind.CONTACT_KOPPELEN in told,
    )


def _earlier(dossier: Dossier) -> tuple[KnownPip, ...]:
    """The PIP that another gemeente made before."""
    if dossier.earlier_pip_on is None or not dossier.earlier_leerroute:
        return ()
    route = Leerroute(dossier.earlier_leerroute)
    return (KnownPip(dagtekening=dossier.earlier_pip_on, leerroute=route, ours=False),)


def _accepted(session: Session, dossier_id: UUID) -> list[Kind]:
    found = select(DuoBericht.kind).where(
        DuoBericht.dossier_id == dossier_id, DuoBericht.status == BerichtStatus.AANGENOMEN.value
    )
    return [Kind(each) for each in session.exec(found)]


def late_of(situation: Situation) -> frozenset[Kind]:
    """Of which DUO asks whether being late is culpable; the MAP does not belong to the onderwijsroute."""
    asked = {Kind.MAP: situation.map_on, Kind.PVT: situation.pvt_on}
    if situation.leerroute is Leerroute.ONDERWIJS:
        del asked[Kind.MAP]
    return frozenset(kind for kind, done in asked.items() if results.is_late(done, situation))
