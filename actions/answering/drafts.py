"""Keep what somebody is typing and did not save yet, and let it go: a draft per person and place."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, require_login
from actions.deed.transaction import deed, is_first
from events import DraftBegun, DraftDropped
from models import Dossier, Draft
from models.base import new_id
from models.guards.encryption import draft_ad, encrypted
from refusals import Invalid
from rules.law.retention import kept_since
from rules.problems import Problem, ProblemCode

LONGEST = 100_000


@dataclass(frozen=True, kw_only=True)
class DraftText:
    """What stands at a place now: `text` is JSON; `kind` as in `models.Draft`; of a dossier, or of none."""

    place: str
    kind: str
    text: str
    dossier_id: UUID | None = None


@deed
def keep_draft(session: Session, *, draft: DraftText, by: User, at: datetime) -> datetime:
    """Keep what this person typed at a place, over what they typed there before; gives when they began.

    Raises Invalid (text: too long), NotFound for a dossier that is not theirs, NotAllowed, LoggedOut, RightsChanged.
    """
    _authorize(session, draft.dossier_id, by, at)
    if len(draft.text) > LONGEST:
        raise Invalid(Problem("text", ProblemCode.TOO_LONG))
    draft_row = _draft_of(session, draft.place, by)
    if draft_row is None:
        draft_row = _begin(session, draft, by, at)
    draft_row.kind, draft_row.kept_at, draft_row.dossier_id = draft.kind, at, draft.dossier_id
    draft_row.text = encrypted(session, draft.text, draft_ad(draft_row.id))
    begun_at = draft_row.begun_at
    session.commit()
    return begun_at


@deed
def drop_draft(session: Session, *, place: str, by: User, at: datetime) -> None:
    """Let go of the draft of this person at a place; without one it does nothing. Raises NotAllowed, LoggedOut."""
    require_login(session, by=by, permission=Permission.OWN_PROFILE, at=at)
    draft_row = _draft_of(session, place, by)
    if draft_row is None:
        return
    event = DraftDropped(dossier_id=draft_row.dossier_id, kind=draft_row.kind)
    session.delete(draft_row)
    record(session, event, by=by, at=at)
    session.commit()


def drop_drafts_of(session: Session, dossier: Dossier) -> None:
    """Let go of all drafts in a dossier that closes. Does not commit."""
    of_gemeente = col(Draft.gemeente_id) == dossier.gemeente_id
    session.exec(sa.delete(Draft).where(of_gemeente, col(Draft.dossier_id) == dossier.id))


def _authorize(session: Session, dossier_id: UUID | None, by: User, at: datetime) -> None:
    if dossier_id is None:
        require_login(session, by=by, permission=Permission.OWN_PROFILE, at=at)
    else:
        dossier_for(session, dossier_id, by=by, permission=Permission.VIEW_DOSSIERS, at=at)


def _draft_of(session: Session, place: str, by: User) -> Draft | None:
    return session.exec(select(Draft).where(Draft.caseworker_id == by.id, Draft.place == place)).first()


def _begin(session: Session, draft: DraftText, by: User, at: datetime) -> Draft:
    """A new draft; what is older than drafts are kept goes now."""
    over = col(Draft.gemeente_id) == by.gemeente_id
    session.exec(sa.delete(Draft).where(over, col(Draft.kept_at) < kept_since(at)))
    row = Draft(
        id=new_id(),
        gemeente_id=by.gemeente_id,
        caseworker_id=by.id,
        dossier_id=draft.dossier_id,
        place=draft.place,
        kind=draft.kind,
        text="",
        begun_at=at,
        kept_at=at,
    )
    session.add(row)
    # Another tab of the same person may have begun in the same instant: theirs is the same draft.
    if not is_first(session, lambda: _draft_of(session, draft.place, by) is not None):
        return session.exec(select(Draft).where(Draft.caseworker_id == by.id, Draft.place == draft.place)).one()
    record(session, DraftBegun(dossier_id=draft.dossier_id, kind=draft.kind), by=by, at=at)
    return row
