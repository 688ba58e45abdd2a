"""Who may do what: roles, permissions, reach and rights per domein, as plain data. Whose dossiers:
`models.guards.scope`.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Role(StrEnum):
    """What somebody is in the team."""

    REGIEVOERDER = "regievoerder"
    ONDERSTEUNER = "ondersteuner"
    KANSVERKENNER = "kansverkenner"
    COORDINATOR = "coordinator"
    BEHEERDER = "beheerder"
    DOCENT = "docent"  # a teacher of a startklas: sees the observation form of the own class only
    PARTNER = "partner"  # a person of a partner organisation: sees what the team of a dossier shares


class Scope(StrEnum):
    """How far somebody sees: the dossiers assigned to them, or all of their gemeente."""

    OWN = "own"
    GEMEENTE = "gemeente"


class Level(StrEnum):
    """What a role may do with the answers in one restricted section (a domein, or the debts)."""

    NONE = "geen"
    READ = "lezen"
    WRITE = "wijzigen"


class Permission(StrEnum):
    """One kind of deed or look-up; checked in every action and page."""

    VIEW_DOSSIERS = "view_dossiers"
    VIEW_PARTICULARS = "view_particulars"  # the BSN, the address, the contacts, who looked
    REGISTER = "register"
    EDIT_DOSSIER = "edit_dossier"
    EDIT_INTAKE = "edit_intake"
    COMPLETE_INTAKE = "complete_intake"
    VIEW_PIP = "view_pip"
    EDIT_PIP = "edit_pip"
    VASTSTELLEN = "vaststellen"
    APPROVE = "approve"  # the second pair of eyes before vaststellen
    EDIT_PROGRESS = "edit_progress"  # talks about the progress, the PIP-team, exams, hours
    SEND_DUO = "send_duo"
    MANAGE_CATALOGUE = "manage_catalogue"
    VIEW_SHARED = "view_shared"  # what the team of a dossier shares with a partner
    JOIN_DOSSIERS = "join_dossiers"
    ASSIGN = "assign"
    EXPORT = "export"
    MANAGE_USERS = "manage_users"
    MANAGE_RIGHTS = "manage_rights"
    CHECK_TRANSLATIONS = "check_translations"
    MANAGE_KLAS = "manage_klas"
    OBSERVE = "observe"
    IMPORT = "import"
    HAND_OVER = "hand_over"
    OVERSEE = "oversee"
    OWN_PROFILE = "own_profile"


_CASEWORK = frozenset(
    {
        Permission.VIEW_DOSSIERS,
        Permission.VIEW_PARTICULARS,
        Permission.REGISTER,
        Permission.EDIT_DOSSIER,
        Permission.EDIT_INTAKE,
        Permission.COMPLETE_INTAKE,
        Permission.VIEW_PIP,
        Permission.EDIT_PIP,
        Permission.VASTSTELLEN,
        Permission.EDIT_PROGRESS,
        Permission.SEND_DUO,
        Permission.MANAGE_CATALOGUE,
        Permission.EXPORT,
        Permission.MANAGE_KLAS,
        Permission.IMPORT,
        Permission.HAND_OVER,
        Permission.OWN_PROFILE,
    }
)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REGIEVOERDER: _CASEWORK | {Permission.JOIN_DOSSIERS},
    Role.COORDINATOR: _CASEWORK | {Permission.JOIN_DOSSIERS, Permission.ASSIGN, Permission.OVERSEE, Permission.APPROVE},
    Role.KANSVERKENNER: _CASEWORK
    - {
        Permission.COMPLETE_INTAKE,
        Permission.EDIT_PIP,
        Permission.VASTSTELLEN,
        Permission.SEND_DUO,
        Permission.MANAGE_CATALOGUE,
    },
    Role.ONDERSTEUNER: frozenset(
        {
            Permission.VIEW_DOSSIERS,
            Permission.VIEW_PARTICULARS,
            Permission.EDIT_INTAKE,
            Permission.VIEW_PIP,
            Permission.CHECK_TRANSLATIONS,
            Permission.OWN_PROFILE,
        }
    ),
    Role.BEHEERDER: frozenset(
        {
            Permission.MANAGE_USERS,
            Permission.MANAGE_RIGHTS,
            Permission.CHECK_TRANSLATIONS,
            Permission.MANAGE_CATALOGUE,
            Permission.OWN_PROFILE,
        }
    ),
    Role.DOCENT: frozenset({Permission.OBSERVE, Permission.OWN_PROFILE}),
    Role.PARTNER: frozenset({Permission.VIEW_DOSSIERS, Permission.VIEW_SHARED, Permission.OWN_PROFILE}),
}

USUAL_SCOPE: dict[Role, Scope] = {
    Role.REGIEVOERDER: Scope.OWN,
    Role.COORDINATOR: Scope.GEMEENTE,
    Role.KANSVERKENNER: Scope.OWN,
    Role.ONDERSTEUNER: Scope.OWN,
    Role.BEHEERDER: Scope.GEMEENTE,
    Role.DOCENT: Scope.OWN,
    Role.PARTNER: Scope.OWN,
}


class Guarded(Protocol):
    """A restricted section of answers that rights guard: a domein, or questions of several domeinen such as those
    about debts.
    """

    @property
    def id(self) -> str:
        """Its name in the rights."""

    @property
    def sensitive(self) -> bool:
        """Whether it is closed where it is not needed."""


# What a role may do with the answers in ordinary restricted sections, and in sensitive ones. A team may depart from
# it per restricted section.
USUAL_LEVELS: dict[Role, tuple[Level, Level]] = {
    Role.REGIEVOERDER: (Level.WRITE, Level.WRITE),
    Role.COORDINATOR: (Level.WRITE, Level.WRITE),
    Role.KANSVERKENNER: (Level.WRITE, Level.WRITE),
    Role.ONDERSTEUNER: (Level.WRITE, Level.NONE),
    Role.BEHEERDER: (Level.NONE, Level.NONE),
    Role.DOCENT: (Level.NONE, Level.NONE),
    Role.PARTNER: (Level.NONE, Level.NONE),
}
# how long a sensitive restricted section of a dossier that is not one's own stays open
OPEN_FOR = timedelta(minutes=10)
USUAL_IDLE = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class User:
    """The caseworker behind one login, read afresh on every rerun; `rights` holds what the team set for this role."""

    id: UUID
    gemeente_id: UUID
    username: str
    name: str
    role: Role
    scope: Scope
    login_id: UUID | None = None
    idle: timedelta = USUAL_IDLE  # without a sign of life for so long the login has ended
    rights: Mapping[str, Level] = field(default_factory=dict, hash=False)


def may(user: User, permission: Permission) -> bool:
    """Whether this user's role holds the permission; says nothing about a single dossier."""
    return permission in PERMISSIONS[user.role]


def usual_level(role: Role, restricted_section: Guarded) -> Level:
    """What this role may do with a restricted section where the team set nothing else."""
    ordinary, sensitive = USUAL_LEVELS[role]
    return sensitive if restricted_section.sensitive else ordinary


def level(user: User, restricted_section: Guarded) -> Level:
    """What this user may do with a restricted section of the dossiers that are theirs."""
    return user.rights.get(restricted_section.id, usual_level(user.role, restricted_section))


def level_now(user: User, restricted_section: Guarded, *, own: bool, opened: Container[str]) -> Level:
    """The same for one dossier at one moment: a sensitive restricted section that is not one's own is shut until it
    is opened.

    `own`: the user is its regievoerder or works on it; `opened` holds the restricted sections that stand open.
    """
    closed = restricted_section.sensitive and not own and restricted_section.id not in opened
    return Level.NONE if closed else level(user, restricted_section)


def levels_for(role: Role) -> tuple[Level, ...]:
    """What can be set for a role at all: nothing for who sees no dossier, and no writing for who may not answer."""
    if Permission.VIEW_DOSSIERS not in PERMISSIONS[role]:
        return (Level.NONE,)
    writes = Permission.EDIT_INTAKE in PERMISSIONS[role]
    return (Level.NONE, Level.READ, Level.WRITE) if writes else (Level.NONE, Level.READ)
