"""Rights per domein: what the team sets for a role, and opening a sensitive domein that is not one's own."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from access import OPEN_FOR, Level, Permission, Role, Scope, User, level, level_now, levels_for, usual_level
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, require_login
from actions.deed.transaction import deed
from events import DomeinOpened, RechtSet
from forms.engine.schema import Question
from forms.intake.restricted_sections import (
    RestrictedSection,
    all_restricted_sections,
    part,
    restricted_section_of,
    restricted_sections_of,
)
from models import AnswerSheet, DomeinInzage, DomeinRecht, Dossier, Intake
from models.base import new_id
from models.guards.openings import inzage_is_open
from models.guards.scope import within
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, ReasonNeeded
from rules.problems import Problem, ProblemCode

LONGEST_REASON = 500


@deed
def set_recht(session: Session, *, role: Role, restricted_section: str, to: Level, by: User, at: datetime) -> None:
    """Set what a role may do with a restricted section in this gemeente; the usual level takes away what was set.

    The same again changes nothing. Raises NotAllowed, AlreadyDone (a colleague set it a moment earlier), and Invalid:
    restricted section (unknown), level (not_for_role: the role sees no dossiers, or only reads them).
    """
    require_login(session, by=by, permission=Permission.MANAGE_RIGHTS, at=at)
    section = next((each for each in all_restricted_sections() if each.id == restricted_section), None)
    if section is None:
        raise Invalid(Problem("restricted_section", ProblemCode.UNKNOWN))
    if to not in levels_for(role):
        raise Invalid(Problem("level", ProblemCode.NOT_FOR_ROLE))
    row = session.get(DomeinRecht, (by.gemeente_id, role, restricted_section))
    usual = usual_level(role, section)
    if to == (Level(row.level) if row else usual):
        return
    if row is None:
        row = DomeinRecht(
            gemeente_id=by.gemeente_id,
            role=role,
            restricted_section=restricted_section,
            level=to.value,
            set_by=by.id,
            set_at=at,
        )
    row.level, row.set_by, row.set_at = to.value, by.id, at
    if to is usual:
        session.delete(row)
    else:
        session.add(row)
    try:
        record(session, RechtSet(role=role.value, restricted_section=restricted_section, level=to.value), by=by, at=at)
        session.commit()
    except (IntegrityError, StaleDataError) as first:  # a colleague set the same a moment earlier
        raise AlreadyDone from first


@deed
def open_domein(
    session: Session, *, dossier_id: UUID, restricted_section: str, reason: str, by: User, at: datetime
) -> datetime:
    """Open a sensitive restricted section of a dossier that is not one's own; gives the moment at which it closes by
    itself.

    While it stands open a second call gives the same moment. Raises ReasonNeeded without a reason, AlreadyDone when
    there is nothing to open (it is their own dossier, or the restricted section is not sensitive), NotAllowed when
    the role may
    not look into this restricted section, NotFound.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.VIEW_DOSSIERS, at=at)
    version = session.exec(
        select(AnswerSheet.questionnaire_version)
        .join(Intake, col(Intake.sheet_id) == col(AnswerSheet.id))
        .where(Intake.dossier_id == dossier_id)
    ).first()
    section = restricted_sections_of(version).get(restricted_section) if version else None
    if section is None:
        raise NotFound
    if level(by, section) is Level.NONE:
        raise NotAllowed
    if not section.sensitive or is_own(session, dossier_id, by=by):
        raise AlreadyDone
    opening = opened(session, dossier_id, by=by, at=at).get(restricted_section)
    if opening is not None:
        return opening
    if not reason.strip():
        raise ReasonNeeded
    until = at + OPEN_FOR
    session.add(
        DomeinInzage(
            id=new_id(),
            gemeente_id=dossier.gemeente_id,
            dossier_id=dossier_id,
            caseworker_id=by.id,
            restricted_section=restricted_section,
            reason=" ".join(reason.split())[:LONGEST_REASON],
            opened_at=at,
            until=until,
        )
    )
    record(session, DomeinOpened(dossier_id=dossier_id, restricted_section=restricted_section), by=by, at=at)
    session.commit()
    return until


def is_own(session: Session, dossier_id: UUID, *, by: User) -> bool:
    """Whether somebody is the regievoerder of a dossier or works on it."""
    own = within(Scope.OWN, by.gemeente_id, by.id)
    return session.exec(select(Dossier.id).where(Dossier.id == dossier_id, own)).first() is not None


def opened(session: Session, dossier_id: UUID, *, by: User, at: datetime) -> dict[str, datetime]:
    """The restricted sections of a dossier that stand open to somebody at that moment, each with the moment it
    closes.
    """
    rows = session.exec(
        select(DomeinInzage.restricted_section, DomeinInzage.until)
        .join(Dossier, inzage_is_open(by.id, at))
        .where(Dossier.id == dossier_id)
        .order_by(col(DomeinInzage.until))
    )
    return dict(rows.all())


def as_seen(
    session: Session, questions: Sequence[Question | Problem], version: str, dossier_id: UUID, *, by: User, at: datetime
) -> list[Question | Problem | RestrictedSection]:
    """What stands in the way of an intake, told to this user: of what is shut to them only the restricted section it
    lies in.
    """
    own, open_now = is_own(session, dossier_id, by=by), opened(session, dossier_id, by=by, at=at)
    restricted_sections = restricted_sections_of(version).values()
    closed = {each.id for each in restricted_sections if level_now(by, each, own=own, opened=open_now) is Level.NONE}
    _, gone = part(version, frozenset(closed))
    items: dict[str, Question | Problem | RestrictedSection] = {}
    for each in questions:
        question_id = each.id if isinstance(each, Question) else each.field
        if question_id in gone:
            restricted_section = restricted_section_of(version, question_id)
            items[f"section {restricted_section.id}"] = restricted_section
        else:
            items[question_id] = each
    return list(items.values())
