"""The profile that COA gives of somebody, as the result of an instrument."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.deed.audit import record
from events import MetingAdded
from forms.intake.coa import Row
from forms.intake.coa_columns import PROFILE
from forms.intake.instruments import FIVE, InstrumentKind, TopicResult, dump, load, tidy
from models import Dossier, Meting
from models.base import new_id
from models.guards.encryption import decrypted, encrypted, meting_ad

BATCH = 500  # dossiers whose profiles are read in one statement


def profile_of(row: Row) -> dict[str, TopicResult]:
    """What a row says of the domains of COA; a number from 1 to 5 is a score, all else is text."""
    texts = {each: str(row.values[each]) for each in PROFILE if each in row.values}
    return tidy(
        {each.value: TopicResult(text, "") if text in FIVE else TopicResult("", text) for each, text in texts.items()}
    )


def kept_profiles(session: Session, dossier_ids: Sequence[UUID]) -> Mapping[UUID, list[dict[str, TopicResult]]]:
    """The profiles of COA that are kept already, by dossier."""
    profiles: dict[UUID, list[dict[str, TopicResult]]] = {}
    for start in range(0, len(dossier_ids), BATCH):
        rows = session.exec(
            select(Meting).where(
                col(Meting.dossier_id).in_(dossier_ids[start : start + BATCH]),
                Meting.kind == InstrumentKind.COA.value,
                col(Meting.removed_at).is_(None),
            )
        )
        for each in rows:
            text = decrypted(session, each.values, meting_ad(each.id)) or ""
            profiles.setdefault(each.dossier_id, []).append(load(text))
    return profiles


def keep_profile(session: Session, dossier: Dossier, row: Row, by: User, at: datetime, on: date) -> None:
    """Keep the profile in a row as a result of the day `on`. Does not commit."""
    meting_id = new_id()
    values = encrypted(session, dump(profile_of(row)), meting_ad(meting_id)) or ""
    session.add(
        Meting(
            id=meting_id,
            gemeente_id=dossier.gemeente_id,
            dossier_id=dossier.id,
            kind=InstrumentKind.COA.value,
            taken_on=on,
            edition="TVS",
            values=values,
            caseworker_id=by.id,
            created_at=at,
        )
    )
    event = MetingAdded(dossier_id=dossier.id, meting_id=meting_id, instrument=InstrumentKind.COA.value)
    record(session, event, by=by, at=at)
