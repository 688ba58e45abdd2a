"""The settings of a gemeente: its name, address, contact and logo, as they stand on its documents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from sqlmodel import Session, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed
from events import GemeenteRevised
from models import Gemeente
from refusals import Invalid
from rules.problems import Problem, ProblemCode

LONGEST = {"name": 80, "address": 200, "contact": 200}
_CODE = re.compile(r"[0-9]{4}")
LARGEST_LOGO = 200_000  # bytes
MOST_PIXELS = 4_000_000


@dataclass(frozen=True, kw_only=True)
class GemeenteFacts:
    """What stands on the documents of a gemeente, its code at CBS and DUO, and whether a second pair of eyes looks."""

    name: str
    address: str
    contact: str
    code: str | None = None
    four_eyes: bool | None = None


@deed
def revise_gemeente(session: Session, *, facts: GemeenteFacts, by: User, at: datetime) -> None:
    """Change what stands on the documents of this gemeente, its code at CBS and DUO, and whether a second pair of eyes
    looks at a plan before it is vastgesteld; None leaves it as it is. Raises Invalid (missing, too_long, in_use; code:
    not_a_gemeentecode).
    """
    require_login(session, by=by, permission=Permission.MANAGE_USERS, at=at)
    values = {"name": _line(facts.name), "address": _line(facts.address), "contact": _line(facts.contact)}
    problems = [Problem(field, ProblemCode.TOO_LONG) for field, most in LONGEST.items() if len(values[field]) > most]
    more = {
        name: value for name, value in {"code": facts.code, "four_eyes": facts.four_eyes}.items() if value is not None
    }
    if facts.code and not _CODE.fullmatch(facts.code):
        problems.append(Problem("code", ProblemCode.NOT_A_GEMEENTECODE))
    if not values["name"]:
        problems.append(Problem("name", ProblemCode.MISSING))
    elif session.exec(
        select(Gemeente.id).where(Gemeente.name == values["name"], Gemeente.id != by.gemeente_id)
    ).first():
        problems.append(Problem("name", ProblemCode.IN_USE))
    if problems:
        raise Invalid(*problems)
    _change(session, {**values, **more}, by, at)


@deed
def set_logo(session: Session, *, logo: bytes | None, by: User, at: datetime) -> None:
    """Keep a PNG as the logo on documents, or take it away with None. Raises Invalid (logo: too_big, not_a_png)."""
    require_login(session, by=by, permission=Permission.MANAGE_USERS, at=at)
    wrong = _wrong_logo(logo) if logo is not None else None
    if wrong:
        raise Invalid(Problem("logo", wrong))
    _change(session, {"logo": logo}, by, at)


def _change(session: Session, values: Mapping[str, str | bytes | bool | None], by: User, at: datetime) -> None:
    gemeente = session.get_one(Gemeente, by.gemeente_id)
    changed = [field for field, value in values.items() if getattr(gemeente, field) != value]
    if not changed:
        return
    for field in changed:
        setattr(gemeente, field, values[field])
    record(session, GemeenteRevised(changed=",".join(changed)), by=by, at=at)
    session.commit()


def _line(text: str) -> str:
    return " ".join(text.split())


def _wrong_logo(logo: bytes) -> ProblemCode | None:
    if len(logo) > LARGEST_LOGO:
        return ProblemCode.TOO_BIG
    try:
        with Image.open(BytesIO(logo), formats=["PNG"]) as picture:
            # Before decoding: a small file can hold a picture that would fill the memory.
            if picture.width * picture.height > MOST_PIXELS:
                return ProblemCode.TOO_BIG
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return ProblemCode.NOT_A_PNG
    return None
