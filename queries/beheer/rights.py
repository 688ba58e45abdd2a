"""What the team set of the rights per domein, beside what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, select

from access import PERMISSIONS, Level, Permission, Role, User, may, usual_level
from forms.intake.restricted_sections import RestrictedSection, all_restricted_sections, is_current
from models import DomeinRecht
from refusals import NotAllowed

ROLES = tuple(role for role in Role if Permission.VIEW_DOSSIERS in PERMISSIONS[role])  # who looks into dossiers at all


@dataclass(frozen=True, kw_only=True)
class RestrictedSectionRights:
    """One restricted section: what each role may do with it now, and what is usual. Not `current`: only older
    versions have it.
    """

    restricted_section: RestrictedSection
    current: bool
    levels: Mapping[Role, Level]
    usual: Mapping[Role, Level]

    @property
    def departs(self) -> tuple[Role, ...]:
        """The roles for which the team set something else than is usual."""
        return tuple(role for role, level in self.levels.items() if level is not self.usual[role])


def rechten(session: Session, *, seen_by: User) -> list[RestrictedSectionRights]:
    """The rights of the own gemeente for every restricted section of every version of the brede intake. Raises
    NotAllowed.
    """
    if not may(seen_by, Permission.MANAGE_RIGHTS):
        raise NotAllowed
    rows = session.exec(select(DomeinRecht).where(DomeinRecht.gemeente_id == seen_by.gemeente_id))
    set_by_team = {(row.restricted_section, row.role): Level(row.level) for row in rows}
    lines = []
    for restricted_section in all_restricted_sections():
        usual = {role: usual_level(role, restricted_section) for role in ROLES}
        levels = {role: set_by_team.get((restricted_section.id, role), usual[role]) for role in ROLES}
        lines.append(
            RestrictedSectionRights(
                restricted_section=restricted_section,
                current=is_current(restricted_section),
                levels=levels,
                usual=usual,
            )
        )
    return lines
