"""At which locations of the COA the people of a caseload stay."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from models import Dossier
from models.dossier import HAS_COA_LOCATION
from queries.scope.own_dossiers import in_reach

MOST = 200


def coa_locations(session: Session, *, seen_by: User) -> list[str]:
    """The locations of the open dossiers within reach, by name, each spelling once; at most 200."""
    locations = session.exec(
        select(Dossier.coa_location)
        .where(in_reach(seen_by), col(Dossier.is_open), sa.text(HAS_COA_LOCATION))
        .distinct()
        .limit(MOST)
    )
    return sorted(locations, key=str.casefold)
