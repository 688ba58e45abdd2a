"""Where a deed begins and ends: what it did not commit is undone here, whichever way it ends."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

_RUNNING = "a deed is running"

Parameters = ParamSpec("Parameters")
Outcome = TypeVar("Outcome")


def deed(
    action: Callable[Concatenate[Session, Parameters], Outcome],
) -> Callable[Concatenate[Session, Parameters], Outcome]:
    """Make a function one deed: what it keeps it commits itself; all else is undone when it returns or raises.

    So the caller of a deed that was refused, or that found nothing to change, goes on with a clean session. A deed
    that is called by another one is a part of that, and ends with it.
    """

    @wraps(action)
    def whole(session: Session, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Outcome:
        if session.info.get(_RUNNING):
            return action(session, *args, **kwargs)
        session.info[_RUNNING] = True
        try:
            return action(session, *args, **kwargs)
        finally:
            del session.info[_RUNNING]
            session.rollback()

    return whole


def begin_again(session: Session) -> None:
    """Undo what this deed wrote so far, because somebody else was first; what it reads next is what they kept."""
    session.rollback()


def is_first(session: Session, is_kept: Callable[[], bool]) -> bool:
    """Send a new row to the database; does not commit.

    False when another click, or a colleague, wrote it a moment earlier: all of this deed so far is undone, and the
    rest of it sees what they kept. `is_kept` tells whether the row is there; when it is not, the fault is raised.
    """
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        if not is_kept():
            raise
        return False
    return True
