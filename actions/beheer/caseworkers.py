"""Accounts: add, change, close, open again, give a new password. Nobody's account is ever deleted."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import USUAL_SCOPE, Permission, Role, Scope, User
from actions.beheer.login import Matches, end_all
from actions.beheer.passwords import hashed, refuse_weak
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed
from events import CaseworkerAdded, CaseworkerDisabled, CaseworkerReopened, CaseworkerRevised, PasswordChanged
from models import Caseworker, Dossier, DossierCaseworker, Gemeente, PipTeamLid
from refusals import AlreadyDone, Incomplete, Invalid, NotFound, WeakPassword, WrongLogin
from rules.problems import Problem, ProblemCode

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
LONGEST_NAME = 120
LONGEST_CONTACT = {"email": 160, "phone": 40}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
OWNERS = (Role.REGIEVOERDER, Role.COORDINATOR)  # who may be responsible for a dossier


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """What is told of somebody to make an account; without a scope the one that is usual for the role."""

    username: str
    name: str
    role: Role
    password: str
    scope: Scope | None = None


@deed
def add_caseworker(session: Session, *, gemeente_id: UUID, account: NewAccount, by: User | None, at: datetime) -> UUID:
    """Make an account. `by` is None for the command line; anybody else only in their own gemeente.

    Raises Invalid (username: missing, not_a_username, in_use; name: missing, too_long; scope: not_for_role),
    WeakPassword, NotFound.
    """
    _admit(session, by, at)
    if by is not None and by.gemeente_id != gemeente_id:
        raise NotFound
    username, name = account.username.strip().lower(), " ".join(account.name.split())
    scope = account.scope or USUAL_SCOPE[account.role]
    problems = [*_wrong_username(session, username), *_wrong_name(name), *_wrong_scope(account.role, scope)]
    if problems:
        raise Invalid(*problems)
    refuse_weak(account.password, username, _gemeente_of(session, gemeente_id))
    caseworker = Caseworker(
        gemeente_id=gemeente_id,
        username=username,
        name=name,
        role=account.role,
        scope=scope,
        password_hash=hashed(account.password),
        created_at=at,
        password_changed_at=at,
    )
    session.add(caseworker)
    session.flush()
    event = CaseworkerAdded(caseworker_id=caseworker.id, role=account.role.value)
    record(session, event, by=by, at=at, gemeente_id=gemeente_id)
    session.commit()
    return caseworker.id


@deed
def revise_caseworker(
    session: Session, *, username: str, name: str, role: Role, scope: Scope, by: User | None, at: datetime
) -> None:
    """Change the name, the role or the reach of somebody; it counts from their next click on.

    Who becomes a partner, or is one no longer, leaves the dossiers they worked on: what the one may see there is not
    for the other. Of a PIP-team the person stays, without the account.

    Raises NotFound, Invalid (name; role: own_account; scope: not_for_role), Incomplete with the numbers of open
    dossiers that somebody would be responsible for who no longer may be.
    """
    _admit(session, by, at)
    caseworker, name = _find(session, username, by), " ".join(name.split())
    problems = _wrong_name(name)
    if by is not None and by.id == caseworker.id and role is not caseworker.role:
        problems.append(Problem("role", ProblemCode.OWN_ACCOUNT))
    problems += _wrong_scope(role, scope)
    if problems:
        raise Invalid(*problems)
    if role not in OWNERS:
        _refuse_owner(session, caseworker)
    if (role is Role.PARTNER) is not (caseworker.role is Role.PARTNER):
        _leave_dossiers(session, caseworker.id)
    values = {"name": name, "role": role, "scope": scope}
    changed = [field for field, value in values.items() if getattr(caseworker, field) != value]
    if not changed:
        return
    for field in changed:
        setattr(caseworker, field, values[field])
    event = CaseworkerRevised(caseworker_id=caseworker.id, changed=",".join(changed), role=role.value)
    record(session, event, by=by, at=at, gemeente_id=caseworker.gemeente_id)
    session.commit()


@deed
def change_password(session: Session, *, old: str, new: str, matches: Matches, by: User, at: datetime) -> None:
    """Change one's own password; every login of this person ends, this one too. Raises WrongLogin, WeakPassword."""
    require_login(session, by=by, permission=Permission.OWN_PROFILE, at=at)
    caseworker = session.get_one(Caseworker, by.id)
    if not matches(caseworker.username, old, caseworker.password_hash):
        raise WrongLogin
    if old == new:
        raise WeakPassword(ProblemCode.SAME)
    _set_password(session, caseworker, new, by=by, at=at)


@deed
def revise_own_contact(session: Session, *, email: str, phone: str, by: User, at: datetime) -> None:
    """Change the address and number that stand on one's letters.

    Raises Invalid (email: not_an_email, too_long; phone).
    """
    require_login(session, by=by, permission=Permission.OWN_PROFILE, at=at)
    values = {"email": " ".join(email.split()), "phone": " ".join(phone.split())}
    problems = [
        Problem(field, ProblemCode.TOO_LONG) for field, most in LONGEST_CONTACT.items() if len(values[field]) > most
    ]
    if values["email"] and not _EMAIL.fullmatch(values["email"]):
        problems.append(Problem("email", ProblemCode.NOT_AN_EMAIL))
    if problems:
        raise Invalid(*problems)
    caseworker = session.get_one(Caseworker, by.id)
    changed = [field for field, value in values.items() if getattr(caseworker, field) != value]
    if not changed:
        return
    for field in changed:
        setattr(caseworker, field, values[field])
    event = CaseworkerRevised(caseworker_id=by.id, changed=",".join(changed), role=caseworker.role.value)
    record(session, event, by=by, at=at)
    session.commit()


@deed
def reset_password(session: Session, *, username: str, new: str, by: User | None, at: datetime) -> None:
    """Give somebody a new password; all their logins end. Raises NotFound, WeakPassword."""
    _admit(session, by, at)
    _set_password(session, _find(session, username, by), new, by=by, at=at)


@deed
def disable_caseworker(session: Session, *, username: str, by: User | None, at: datetime) -> None:
    """Close an account and end its logins.

    Raises NotFound, Invalid (username: own_account), AlreadyDone; Incomplete with the numbers of the open dossiers
    that this person is still responsible for.
    """
    _admit(session, by, at)
    caseworker = _find(session, username, by)
    if by is not None and by.id == caseworker.id:
        raise Invalid(Problem("username", ProblemCode.OWN_ACCOUNT))
    if caseworker.disabled_at is not None:
        raise AlreadyDone
    _refuse_owner(session, caseworker)
    caseworker.disabled_at = at
    end_all(session, caseworker_id=caseworker.id, reason="disabled", at=at)
    event = CaseworkerDisabled(caseworker_id=caseworker.id)
    record(session, event, by=by, at=at, gemeente_id=caseworker.gemeente_id)
    session.commit()


@deed
def reopen_caseworker(session: Session, *, username: str, by: User | None, at: datetime) -> None:
    """Open a closed account again, with the password it had. Raises NotFound, AlreadyDone when it is open."""
    _admit(session, by, at)
    caseworker = _find(session, username, by)
    if caseworker.disabled_at is None:
        raise AlreadyDone
    caseworker.disabled_at = None
    event = CaseworkerReopened(caseworker_id=caseworker.id)
    record(session, event, by=by, at=at, gemeente_id=caseworker.gemeente_id)
    session.commit()


def _admit(session: Session, by: User | None, at: datetime) -> None:
    if by is not None:
        require_login(session, by=by, permission=Permission.MANAGE_USERS, at=at)


def _wrong_username(session: Session, username: str) -> list[Problem]:
    if not username:
        return [Problem("username", ProblemCode.MISSING)]
    if not USERNAME.fullmatch(username):
        return [Problem("username", ProblemCode.NOT_A_USERNAME)]
    other = session.exec(select(Caseworker.id).where(Caseworker.username == username)).first()
    return [Problem("username", ProblemCode.IN_USE)] if other else []


def _wrong_name(name: str) -> list[Problem]:
    if not name:
        return [Problem("name", ProblemCode.MISSING)]
    return [Problem("name", ProblemCode.TOO_LONG)] if len(name) > LONGEST_NAME else []


def _wrong_scope(role: Role, scope: Scope) -> list[Problem]:
    """A partner never sees all dossiers of the gemeente: what they see, the team of each dossier decides."""
    return [Problem("scope", ProblemCode.NOT_FOR_ROLE)] if role is Role.PARTNER and scope is Scope.GEMEENTE else []


def _refuse_owner(session: Session, caseworker: Caseworker) -> None:
    open_numbers = session.exec(
        select(Dossier.number)
        .where(Dossier.gemeente_id == caseworker.gemeente_id, Dossier.regievoerder_id == caseworker.id)
        .where(col(Dossier.is_open))
        .order_by(Dossier.number)
    ).all()
    if open_numbers:
        raise Incomplete(list(open_numbers))


def _leave_dossiers(session: Session, caseworker_id: UUID) -> None:
    session.exec(
        sa.update(PipTeamLid)
        .where(col(PipTeamLid.caseworker_id) == caseworker_id)
        .values(caseworker_id=None, sees=[], version=col(PipTeamLid.version) + 1)
    )
    session.exec(sa.delete(DossierCaseworker).where(col(DossierCaseworker.caseworker_id) == caseworker_id))


def _set_password(session: Session, caseworker: Caseworker, new: str, *, by: User | None, at: datetime) -> None:
    refuse_weak(new, caseworker.username, _gemeente_of(session, caseworker.gemeente_id))
    caseworker.password_hash, caseworker.password_changed_at = hashed(new), at
    end_all(session, caseworker_id=caseworker.id, reason="password_changed", at=at)
    event = PasswordChanged(caseworker_id=caseworker.id)
    record(session, event, by=by, at=at, gemeente_id=caseworker.gemeente_id)
    session.commit()


def _gemeente_of(session: Session, gemeente_id: UUID) -> str:
    return session.get_one(Gemeente, gemeente_id).name


def _find(session: Session, username: str, by: User | None) -> Caseworker:
    query = select(Caseworker).where(Caseworker.username == username.strip().lower())
    if by is not None:
        query = query.where(Caseworker.gemeente_id == by.gemeente_id)
    caseworker = session.exec(query).first()
    if caseworker is None:
        raise NotFound
    return caseworker
