"""An action stores exactly what it committed, whether it returns or fails."""

import pytest
from sqlmodel import Session, select

from actions.deed.transaction import deed, is_first
from models import Gemeente
from refusals import AlreadyDone
from tests.builders import a_gemeente


@deed
def rename(session: Session, name: str, *, refuse: bool = False, keep: bool = True) -> str:
    """Give the gemeente another name; refused, or left without a commit, when asked to."""
    session.exec(select(Gemeente)).one().name = name
    session.flush()
    if refuse:
        raise AlreadyDone
    if keep:
        session.commit()
    return name


@deed
def rename_twice(session: Session, first: str, second: str) -> None:
    """Rename twice as parts of one action, which commits them together."""
    rename(session, first, keep=False)
    assert names(session) == [first]
    rename(session, second, keep=False)
    session.commit()


def names(session: Session) -> list[str]:
    """The names of all gemeenten, as the database holds them for this session."""
    return sorted(session.exec(select(Gemeente.name)).all())


@pytest.fixture(autouse=True)
def duinmeer(session: Session) -> None:
    """The one gemeente that is there."""
    a_gemeente(session, "Duinmeer")


def test_a_refused_action_leaves_nothing_in_the_session(session: Session) -> None:
    with pytest.raises(AlreadyDone):
        rename(session, "Zandstad", refuse=True)

    assert not session.in_transaction()
    assert names(session) == ["Duinmeer"]
    rename(session, "Veenstad")
    assert names(session) == ["Veenstad"]


def test_what_an_action_did_not_commit_is_undone_when_it_returns(session: Session) -> None:
    assert rename(session, "Zandstad", keep=False) == "Zandstad"

    assert not session.in_transaction()
    assert names(session) == ["Duinmeer"]


def test_an_unexpected_error_undoes_an_action_too(session: Session) -> None:
    @deed
    def fail(session: Session) -> None:
        rename(session, "Zandstad", keep=False)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail(session)

    assert names(session) == ["Duinmeer"]
    rename(session, "Veenstad")
    assert names(session) == ["Veenstad"]


def test_the_parts_of_an_action_are_committed_together(session: Session) -> None:
    rename_twice(session, "Zandstad", "Veenstad")

    assert names(session) == ["Veenstad"]


def test_a_write_that_comes_a_moment_later_gets_what_the_first_write_stored(session: Session) -> None:
    there = session.exec(select(Gemeente)).one().id
    session.expunge_all()
    session.add(Gemeente(id=there, name="Zandstad"))

    assert not is_first(session, lambda: names(session) == ["Duinmeer"])
    assert names(session) == ["Duinmeer"]


def test_a_row_that_is_refused_for_another_reason_raises_an_error(session: Session) -> None:
    session.add(Gemeente(name="Duinmeer"))

    with pytest.raises(Exception, match=r"(?i)unique"):
        is_first(session, lambda: False)
