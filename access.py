"""Who may do what: roles, permissions and reach, as plain data. Whose dossiers: `queries.scope`."""

from dataclasses import dataclass
from enum import StrEnum
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
    """What a role may do with the answers in one drawer (a domein, or the debts)."""

    NONE = "geen"
    READ = "lezen"
    WRITE = "schrijven"


class Permission(StrEnum):
    """One kind of deed or sight; checked in every action and page."""

    VIEW_DOSSIERS = "view_dossiers"
    REGISTER = "register"
    EDIT_DOSSIER = "edit_dossier"
    EDIT_INTAKE = "edit_intake"
    COMPLETE_INTAKE = "complete_intake"
    VIEW_PIP = "view_pip"
    EDIT_PIP = "edit_pip"
    VASTSTELLEN = "vaststellen"
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
        Permission.REGISTER,
        Permission.EDIT_DOSSIER,
        Permission.EDIT_INTAKE,
        Permission.COMPLETE_INTAKE,
        Permission.VIEW_PIP,
        Permission.EDIT_PIP,
        Permission.VASTSTELLEN,
        Permission.EXPORT,
        Permission.MANAGE_KLAS,
        Permission.IMPORT,
        Permission.HAND_OVER,
        Permission.OWN_PROFILE,
    }
)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REGIEVOERDER: _CASEWORK,
    Role.COORDINATOR: _CASEWORK | {Permission.ASSIGN, Permission.OVERSEE},
    Role.KANSVERKENNER: _CASEWORK - {Permission.COMPLETE_INTAKE, Permission.EDIT_PIP, Permission.VASTSTELLEN},
    Role.ONDERSTEUNER: frozenset(
        {
            Permission.VIEW_DOSSIERS,
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
            Permission.OWN_PROFILE,
        }
    ),
    Role.DOCENT: frozenset({Permission.OBSERVE, Permission.OWN_PROFILE}),
    Role.PARTNER: frozenset({Permission.VIEW_DOSSIERS, Permission.OWN_PROFILE}),
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


@dataclass(frozen=True, kw_only=True)
class User:
    """The caseworker behind one login, read afresh on every rerun."""

    id: UUID
    gemeente_id: UUID
    username: str
    name: str
    role: Role
    scope: Scope
    login_id: UUID | None = None


def may(user: User, permission: Permission) -> bool:
    """Whether this user's role holds the permission; says nothing about a single dossier."""
    return permission in PERMISSIONS[user.role]
