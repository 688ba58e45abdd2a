"""The roster of languages, and what the talks of this week ask for."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col

from access import Role, User
from actions.beheer.caseworkers import disable_caseworker
from actions.beheer.languages import set_own_languages
from models import Dossier, Gesprek
from queries.beheer.languages import roster, talks_this_week
from refusals import NotAllowed
from tests.builders import NOW, a_caseworker, a_dossier

SATURDAY = date(2026, 11, 21)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


def agreed(session: Session, dossier_id: UUID, on: date) -> UUID:
    """A dossier whose next talk is agreed for this day."""
    session.exec(sa.update(Dossier).where(col(Dossier.id) == dossier_id).values(next_talk_on=on))
    session.commit()
    return dossier_id


def a_talk(session: Session, dossier_id: UUID, by: User, on: date, **facts: Any) -> None:
    """A talk of the brede intake on this day."""
    usual: dict[str, Any] = {"kind": "deel_a", "place": "azc", "caseworker_id": by.id, "created_at": NOW}
    session.add(Gesprek(gemeente_id=by.gemeente_id, dossier_id=dossier_id, held_on=on, **(usual | facts)))
    session.commit()


def test_the_team_is_everybody_who_holds_talks_in_the_own_gemeente(session: Session, sanne: User) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")
    bea = a_caseworker(session, role=Role.BEHEERDER, name="Bea Jansen")
    gone = a_caseworker(session, name="Gerrit Weg", username="gerrit")
    elsewhere = a_caseworker(session, gemeente="Veenrand", name="Wout Hendriks")
    for user in (yusra, gone, elsewhere):
        set_own_languages(session, languages=["so"], by=user, at=NOW)
    disable_caseworker(session, username="gerrit", by=bea, at=NOW)

    team = roster(session, seen_by=sanne)

    assert [each.name for each in team.speakers] == ["Sanne de Boer", "Yusra Abdi"]
    assert team.speaking("so") == ("Yusra Abdi",)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.DOCENT, Role.BEHEERDER])
def test_who_holds_no_talks_does_not_see_the_roster(session: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        roster(session, seen_by=a_caseworker(session, role=role))


def test_the_talks_of_this_week_are_listed_by_day_with_their_language(session: Session, sanne: User) -> None:
    monday = SATURDAY - timedelta(days=5)
    first = agreed(session, a_dossier(session, sanne, language="ti", interpreter=True), SATURDAY)
    second = a_dossier(session, sanne, given_names="Nour", birth_date=date(1980, 1, 1), language="ar")
    a_talk(session, second, sanne, monday, language="en")
    agreed(session, second, monday)

    talks = talks_this_week(session, seen_by=sanne, on=SATURDAY)

    talk_rows = [(each.dossier_id, each.on, each.language, each.interpreter) for each in talks]
    assert talk_rows == [(second, monday, "en", False), (first, SATURDAY, "ti", True)]


def test_a_talk_without_its_own_language_has_that_of_the_dossier(session: Session, sanne: User) -> None:
    a_talk(session, a_dossier(session, sanne, language="uk"), sanne, SATURDAY)

    assert [each.language for each in talks_this_week(session, seen_by=sanne, on=SATURDAY)] == ["uk"]


def test_talks_of_other_weeks_closed_dossiers_and_talks_removed_are_left_out(session: Session, sanne: User) -> None:
    dossier_id = agreed(session, a_dossier(session, sanne), SATURDAY + timedelta(days=2))
    a_talk(session, dossier_id, sanne, SATURDAY - timedelta(days=6))
    a_talk(session, dossier_id, sanne, SATURDAY, removed_at=NOW)

    assert talks_this_week(session, seen_by=sanne, on=SATURDAY) == []


def test_a_regievoerder_sees_the_own_talks_and_a_coordinator_all_of_the_gemeente(session: Session, sanne: User) -> None:
    agreed(session, a_dossier(session, sanne), SATURDAY)
    agreed(session, a_dossier(session, a_caseworker(session, gemeente="Veenrand")), SATURDAY)
    karim = a_caseworker(session, name="Karim")
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke")

    assert talks_this_week(session, seen_by=karim, on=SATURDAY) == []
    assert len(talks_this_week(session, seen_by=marijke, on=SATURDAY)) == 1
