"""An action checks the login and the rights in the database again, whatever the screen still shows."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from access import Level, Role, Scope, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.beheer.login import LoginRules, LoginTry, enter, issue_ticket, leave, revoke
from actions.beheer.rights import set_recht
from actions.dossier.contacts import ContactFacts, note_contact
from actions.intake.intake import start_intake
from models import AnswerRow, Caseworker, Contact, Intake, LoginSession
from queries.scope.login import current_login
from refusals import LoggedOut, NotAllowed, Refusal, RightsChanged
from tests.builders import NOW, PASSWORD, TODAY, a_caseworker, a_dossier

ACTIONS = Path(__file__).parents[3] / "actions"
IDLE = timedelta(minutes=15)
RULES = LoginRules(tries=5, tries_per_address=5, lockout=IDLE, idle=IDLE, life=timedelta(hours=10))
CHECKS = {"require_login", "refuse_other"}
PARTS = {"revise_field", "fill", "plan_team_meetings"}  # called by an action that checked the login


def logged_in(session: Session, user: User) -> str:
    """The token of a login that began now."""
    ticket = issue_ticket(
        session,
        attempt=LoginTry(username=user.username, password=PASSWORD, address="10.0.0.1", device="Firefox"),
        matches=lambda *_: True,
        rules=RULES,
        at=NOW,
    )
    return enter(session, ticket=ticket, at=NOW)


class Screen:
    """A screen that somebody has open: the user as the frame read them then, and an intake to answer."""

    def __init__(self, session: Session, role: Role = Role.REGIEVOERDER) -> None:
        sanne = a_caseworker(session, role=role)
        self.dossier_id = a_dossier(session, sanne)
        intake_id = start_intake(session, dossier_id=self.dossier_id, by=sanne, at=NOW, on=TODAY)
        self.sheet_id = session.get_one(Intake, intake_id).sheet_id
        self.token = logged_in(session, sanne)
        login = current_login(session, token=self.token, idle=IDLE, at=NOW)
        assert login is not None
        self.user = login.user

    def change(self, session: Session, table: type[SQLModel], row: UUID | None, **values: object) -> None:
        """Change a row as a colleague would, seen from outside the screen."""
        session.connection().execute(sa.update(table).where(sa.column("id", sa.Uuid()) == row).values(**values))
        session.commit()

    def answer(self, session: Session, at: datetime) -> None:
        """AnswerRow a question, as typing does."""
        save_answer(
            session,
            sheet_id=self.sheet_id,
            edit=Edit(field="referent", value="De IND", seen_version=0, by=self.user, at=at),
        )

    def note(self, session: Session, at: datetime) -> None:
        """Write down a contact, as a button does."""
        note_contact(
            session,
            contact_id=uuid4(),
            dossier_id=self.dossier_id,
            facts=ContactFacts(kind="telefoon", happened_on=TODAY, note="Gebeld."),
            by=self.user,
            at=at,
            on=TODAY,
        )


def other_role(session: Session, screen: Screen, role: Role) -> None:
    screen.change(session, Caseworker, screen.user.id, role=role)


def other_rights(session: Session, screen: Screen) -> None:
    bea = a_caseworker(session, role=Role.BEHEERDER)
    set_recht(session, role=screen.user.role, restricted_section="gezondheid", to=Level.READ, by=bea, at=NOW)


Change = Callable[[Session, Screen], Any]
MEANWHILE: dict[str, tuple[Change, type[Refusal]]] = {
    "logged out": (lambda session, screen: leave(session, token=screen.token, at=NOW), LoggedOut),
    "expired": (
        lambda session, screen: screen.change(session, LoginSession, screen.user.login_id, expires_at=NOW),
        LoggedOut,
    ),
    "idle": (
        lambda session, screen: screen.change(session, LoginSession, screen.user.login_id, seen_at=NOW - IDLE),
        LoggedOut,
    ),
    "account closed": (
        lambda session, screen: screen.change(session, Caseworker, screen.user.id, disabled_at=NOW),
        LoggedOut,
    ),
    "a docent now": (lambda session, screen: other_role(session, screen, Role.DOCENT), NotAllowed),
    "a kansverkenner now": (lambda session, screen: other_role(session, screen, Role.KANSVERKENNER), RightsChanged),
    "another reach": (
        lambda session, screen: screen.change(session, Caseworker, screen.user.id, scope=Scope.GEMEENTE),
        RightsChanged,
    ),
    "other rights": (other_rights, RightsChanged),
}


@pytest.mark.parametrize("what", MEANWHILE)
def test_a_change_of_rights_while_a_screen_is_open_stops_the_action(session: Session, what: str) -> None:
    screen = Screen(session)
    change, refusal = MEANWHILE[what]
    change(session, screen)

    for deed in (screen.answer, screen.note):
        with pytest.raises(refusal):
            deed(session, NOW + timedelta(seconds=1))
        session.rollback()

    assert session.exec(select(Contact)).all() == []
    assert session.exec(select(AnswerRow).where(col(AnswerRow.question_id) == "referent")).all() == []


def test_an_action_continues_when_the_user_and_the_rights_did_not_change(session: Session) -> None:
    screen = Screen(session)

    screen.answer(session, NOW + IDLE - timedelta(seconds=1))
    screen.note(session, NOW + IDLE - timedelta(seconds=1))

    assert len(session.exec(select(Contact)).all()) == 1
    assert [each.question_id for each in session.exec(select(AnswerRow))] == ["referent"]


def test_rights_that_the_team_set_before_the_screen_was_drawn_change_nothing(session: Session) -> None:
    before = Screen(session)
    other_rights(session, before)
    login = current_login(session, token=before.token, idle=IDLE, at=NOW)
    assert login is not None
    before.user = login.user

    before.answer(session, NOW)

    assert before.user.rights == {"gezondheid": Level.READ}


def test_who_was_logged_out_cannot_end_another_own_login_either(session: Session) -> None:
    screen = Screen(session)
    other = logged_in(session, screen.user)
    leave(session, token=screen.token, at=NOW)
    open_login = current_login(session, token=other, idle=IDLE, at=NOW)
    assert open_login is not None and open_login.user.login_id is not None

    with pytest.raises(LoggedOut):
        revoke(session, login_id=open_login.user.login_id, by=screen.user, at=NOW)

    assert current_login(session, token=other, idle=IDLE, at=NOW) is not None


def test_a_command_of_the_administrator_needs_no_login(session: Session) -> None:
    screen = Screen(session)
    leave(session, token=screen.token, at=NOW)
    screen.user = replace(screen.user, login_id=None)

    screen.note(session, NOW)

    assert len(session.exec(select(Contact)).all()) == 1


def _functions() -> dict[str, ast.FunctionDef]:
    functions: dict[str, ast.FunctionDef] = {}
    for path in sorted(ACTIONS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                functions[f"{path.relative_to(ACTIONS)}:{node.name}"] = node
    return functions


def _called(node: ast.FunctionDef) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            yield each.func.id if isinstance(each.func, ast.Name) else getattr(each.func, "attr", "")


def _reaches(names: set[str], node: ast.FunctionDef, known: dict[str, list[ast.FunctionDef]], seen: set[str]) -> bool:
    for name in _called(node):
        if name in names:
            return True
        if name not in seen:
            seen.add(name)
            if any(_reaches(names, each, known, seen) for each in known.get(name, ())):
                return True
    return False


def test_every_action_that_commits_for_a_user_checks_the_login_again() -> None:
    functions = _functions()
    known: dict[str, list[ast.FunctionDef]] = {}
    for node in functions.values():
        known.setdefault(node.name, []).append(node)
    deeds = {
        place: node
        for place, node in functions.items()
        if not node.name.startswith("_")
        and node.name not in PARTS
        and "by" in {each.arg for each in node.args.kwonlyargs}
        and _reaches({"commit"}, node, known, set())
    }

    forgetful = [place for place, node in deeds.items() if not _reaches(CHECKS, node, known, set())]

    assert len(deeds) > 60
    assert forgetful == []
