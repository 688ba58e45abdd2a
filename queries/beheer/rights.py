"""What the team set of the rights per domein, beside what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from access import PERMISSIONS, Level, Permission, Role, User, may, usual_level
from forms.intake.restricted_sections import Drawer, all_drawers, is_current
from models import DomeinRecht
from refusals import NotAllowed

ROLES = tuple(role for role in Role if Permission.VIEW_DOSSIERS in PERMISSIONS[role])  # who looks into dossiers at all


@dataclass(frozen=True, kw_only=True)
class DrawerRights:
    """One drawer: what each role may do with it now, and what is usual. Not `current`: only older versions have it."""

    drawer: Drawer
    current: bool
    levels: Mapping[Role, Level]
    usual: Mapping[Role, Level]

    @property
    def departs(self) -> tuple[Role, ...]:
        """The roles for which the team set something else than is usual."""
        return tuple(role for role, level in self.levels.items() if level is not self.usual[role])


def rechten(session: Session, *, seen_by: User) -> list[DrawerRights]:
    """The rights of the own gemeente for every drawer of every version of the brede intake. Raises NotAllowed."""
    if not may(seen_by, Permission.MANAGE_RIGHTS):
        raise NotAllowed
    rows = session.exec(select(DomeinRecht).where(DomeinRecht.gemeente_id == seen_by.gemeente_id))
    set_by_team = {(row.drawer, row.role): Level(row.level) for row in rows}
    found = []
    for drawer in all_drawers():
        usual = {role: usual_level(role, drawer) for role in ROLES}
        levels = {role: set_by_team.get((drawer.id, role), usual[role]) for role in ROLES}
        found.append(DrawerRights(drawer=drawer, current=is_current(drawer), levels=levels, usual=usual))
    return found
