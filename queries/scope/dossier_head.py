"""The head of every dossier screen: who is this, and where does it stand."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import Caseworker, Dossier
from models.guards.scope import visible_to
from models.values.names import full_family_name
from refusals import NotFound
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep, Fase, Leerroute, PipStatus


@dataclass(frozen=True, kw_only=True)
class DossierHead:
    """What stands above every screen of a dossier; `due` is the last day of the next step."""

    id: UUID
    number: str
    given_names: str
    family_name: str
    name_said: str
    birth_date: BirthDate | None
    doelgroep: Doelgroep
    language: str
    interpreter: bool
    fase: Fase
    leerroute: Leerroute | None
    pip_status: PipStatus | None
    next_step: str
    due: date | None
    regievoerder: str
    is_open: bool
    joined_into: UUID | None = None  # the dossier that this one only points to

    @property
    def name(self) -> str:
        """The name as one speaks it."""
        return f"{self.given_names} {self.family_name}".strip()


def head_of(dossier: Dossier, regievoerder: str | None) -> DossierHead:
    """The head from a row that was read already."""
    return DossierHead(
        id=dossier.id,
        number=dossier.number,
        given_names=dossier.given_names,
        family_name=full_family_name(dossier),
        name_said=dossier.name_said,
        birth_date=dossier.birth_date,
        doelgroep=dossier.doelgroep,
        language=dossier.language,
        interpreter=dossier.interpreter,
        fase=dossier.fase,
        leerroute=dossier.leerroute,
        pip_status=dossier.pip_status,
        next_step=dossier.next_step,
        due=dossier.due,
        regievoerder=regievoerder or "",
        is_open=dossier.is_open,
        joined_into=dossier.joined_into_id,
    )


def dossier_head(session: Session, dossier_id: UUID | None, *, seen_by: User) -> DossierHead:
    """The head of one dossier. Raises NotFound when it is not there or not theirs to see."""
    row = session.exec(
        select(Dossier, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .where(Dossier.id == dossier_id, visible_to(seen_by))
    ).first()
    if row is None:
        raise NotFound
    return head_of(*row)
