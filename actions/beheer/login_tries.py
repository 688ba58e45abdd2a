"""Wrong tries to log in, counted apart for each user name and each address, before a password is compared.

Before, because of many guesses at once each would else be compared before the first was counted.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from actions.deed.transaction import deed
from models import LoginAttempt
from refusals import LockedOut


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What tries are counted of, and after how many it is locked."""

    key: str  # "user:…" or "address:…"
    most: int


@deed
def count_try(session: Session, subjects: tuple[Subject, ...], *, lockout: timedelta, at: datetime) -> None:
    """Count one try of each, as if it were wrong, and commit. Raises LockedOut, and counts none, when one is locked.

    Of the tries that come together no more than `most` pass. A name that is locked already counts on no address.
    """
    for each in subjects:
        if not _counted(session, each, lockout, at):
            raise LockedOut(until=_locked_until(session, each.key) or at + lockout)
    session.commit()


def _counted(session: Session, subject: Subject, lockout: timedelta, at: datetime) -> bool:
    """Count; False when it is locked."""
    if _raised(session, subject, lockout, at):
        return True
    try:
        with session.begin_nested():
            session.connection().execute(
                sa.insert(LoginAttempt), {"subject": subject.key, "failures": 0, "last_at": at}
            )
    except IntegrityError:
        pass  # it is there: locked, or begun a moment ago
    return _raised(session, subject, lockout, at)


def _raised(session: Session, subject: Subject, lockout: timedelta, at: datetime) -> bool:
    # Old mistakes do not count for ever, and neither do those that led to a lock which has passed.
    old = (col(LoginAttempt.last_at) < at - lockout) | col(LoginAttempt.locked_until).is_not(None)
    failures: sa.ColumnElement[Any] = sa.case((old, 1), else_=col(LoginAttempt.failures) + 1)
    changed = session.connection().execute(
        sa.update(LoginAttempt)
        .where(col(LoginAttempt.subject) == subject.key)
        .where(col(LoginAttempt.locked_until).is_(None) | (col(LoginAttempt.locked_until) <= at))
        .values(failures=failures, last_at=at, locked_until=sa.case((failures >= subject.most, at + lockout)))
    )
    return changed.rowcount == 1


def _locked_until(session: Session, key: str) -> datetime | None:
    return session.exec(select(LoginAttempt.locked_until).where(LoginAttempt.subject == key)).first()


def forgive(session: Session, name: Subject, address: Subject) -> None:
    """After a right password: the tries of this name are forgotten, and of its address this one. Does not commit."""
    forget(session, name)
    session.connection().execute(
        sa.update(LoginAttempt)
        .where(col(LoginAttempt.subject) == address.key, col(LoginAttempt.failures) > 0)
        .values(failures=col(LoginAttempt.failures) - 1, locked_until=None)
    )


def forget(session: Session, subject: Subject) -> None:
    """Let go of the tries of this subject, after a right password. Does not commit."""
    session.connection().execute(sa.delete(LoginAttempt).where(col(LoginAttempt.subject) == subject.key))


def refuse_locked(session: Session, subjects: tuple[Subject, ...], *, at: datetime) -> None:
    """Raise LockedOut when one of these is locked now."""
    keys = [each.key for each in subjects]
    until = session.exec(
        select(sa.func.max(LoginAttempt.locked_until)).where(
            col(LoginAttempt.subject).in_(keys), col(LoginAttempt.locked_until) > at
        )
    ).one()
    if until is not None:
        raise LockedOut(until=until)
