"""What DUO's acceptance rules must know of a dossier, from its rows and from what DUO took and told before."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from models import Dossier, DuoBericht, PipVersie
from models.values.duo_messages import answer_of, content_of, last_answered
from rules.duo import BerichtKind, results
from rules.duo.answers import Inburgeringsplicht
from rules.duo.answers import RedenGeenPlicht as Reden
from rules.duo.comparison import read_answer
from rules.duo.message import DuoMessage
from rules.duo.messages import JaNee, ResultaatMap, ResultaatPvt, ResultaatZroute
from rules.duo.ontheffing import participation_limit
from rules.duo.situation import KnownPip, KnownResult, Situation
from rules.duo.verdict import BerichtStatus
from rules.law.deadlines import Termijn
from rules.law.terms import Leerroute
from rules.voortgang.hours_and_meetings import FollowedTotals

AcceptedContent = Mapping[BerichtKind, Mapping[str, object]]  # what DUO has: of each kind the content that it took last


def situation_of(
    session: Session,
    dossier: Dossier,
    versions: list[PipVersie],
    term: Termijn | None,
    followed: FollowedTotals,
    accepted: AcceptedContent,
    on: date,
) -> Situation:
    """What the acceptance rules must know; `term` is the inburgeringstermijn, as DUO set it where it did."""
    ended = ResultaatMap.from_json(accepted.get(BerichtKind.MAP, {})).datum_eindgesprek
    signed = ResultaatPvt.from_json(accepted.get(BerichtKind.PVT, {})).datum_ondertekening
    done = ResultaatZroute.from_json(accepted.get(BerichtKind.ZROUTE, {})).datum_afronding
    settled = dossier.brp_on or dossier.housed_on
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
        termijn_last_day=term.last_day if term else dossier.termijn_until_on,
        known_map=KnownResult() if ended else None,
        known_pvt=KnownResult() if signed else None,
        map_on=dossier.map_talk_on,
        pvt_on=dossier.pvt_signed_on,
        z_on=dossier.z_done_on,
        z_done=dossier.z_done_on or done,
        course_hours=bool(followed.language),
        known_contact=BerichtKind.CONTACT_KOPPELEN in accepted,
        met_by_z=_met(session, dossier.id) and bool(dossier.z_done_on or done),
        participation_limit=participation_limit(_last_answer(session, dossier.id, BerichtKind.VRAAG_ONTHEFFING)),
    )


def _earlier(dossier: Dossier) -> tuple[KnownPip, ...]:
    """The PIP that another gemeente made before."""
    if dossier.earlier_pip_on is None:
        return ()
    route = Leerroute(dossier.earlier_leerroute) if dossier.earlier_leerroute else None
    return (KnownPip(dagtekening=dossier.earlier_pip_on, leerroute=route, ours=False),)


def taken_by_duo(session: Session, dossier_id: UUID) -> AcceptedContent:
    """The last accepted content about this dossier, by kind; what a PUT left out, DUO no longer has."""
    rows = session.exec(
        select(DuoBericht)
        .where(DuoBericht.dossier_id == dossier_id, DuoBericht.status == BerichtStatus.AANGENOMEN.value)
        .where(DuoBericht.method != "GET")
        .order_by(col(DuoBericht.created_at), col(DuoBericht.id))
    )
    last = {BerichtKind(each.kind): each for each in rows}
    return {kind: content_of(session, each) or {} for kind, each in last.items()}


def _met(session: Session, dossier_id: UUID) -> bool:
    """Whether DUO said, when it was asked last, that the inburgeringsplicht is met."""
    answers = _last_answer(session, dossier_id, BerichtKind.VRAAG_PLICHT)
    return any(isinstance(each, Inburgeringsplicht) and each.reden_geen_plicht is Reden.VOLDAAN for each in answers)


def late_of(situation: Situation) -> frozenset[BerichtKind]:
    """The late messages for which DUO asks whether that is culpable; the MAP is not part of the onderwijsroute."""
    return frozenset(kind for kind, done in _days_by_kind(situation).items() if results.is_late(done, situation))


def soon_of(situation: Situation) -> frozenset[BerichtKind]:
    """The messages for which "not culpable" may be sent already: not done, and the end of the termijn is near."""
    last = situation.termijn_last_day
    if last is None or not results.nee_from(last) <= situation.on <= last:
        return frozenset()
    return frozenset(kind for kind, done in _days_by_kind(situation).items() if done is None)


def blame_of(
    situation: Situation, accepted: AcceptedContent, chosen: Mapping[BerichtKind, JaNee]
) -> dict[BerichtKind, JaNee]:
    """Whether being late is culpable, for each message that asks it: the current choice, else what DUO has already."""
    stored = {kind: accepted.get(kind, {}).get("verwijtbaar") for kind in late_of(situation) | soon_of(situation)}
    blames = {kind: chosen.get(kind) or (JaNee(str(code)) if code else None) for kind, code in stored.items()}
    return {kind: blame for kind, blame in blames.items() if blame is not None}


def _days_by_kind(situation: Situation) -> dict[BerichtKind, date | None]:
    days = {BerichtKind.MAP: situation.map_on, BerichtKind.PVT: situation.pvt_on}
    if situation.leerroute is Leerroute.ONDERWIJS:
        del days[BerichtKind.MAP]
    return days


def _last_answer(session: Session, dossier_id: UUID, kind: BerichtKind) -> tuple[DuoMessage, ...]:
    """What DUO answered last to a question about this dossier; empty when it was never asked or answered."""
    row = session.exec(last_answered(dossier_id, kind)).first()
    return read_answer(kind, answer_of(session, row))
