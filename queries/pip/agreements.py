"""The agreements of one dossier, for who may see its plan; and the fields of a row with who last changed each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.engine.answers import Answer
from forms.engine.stored_answer import StoredAnswer
from models import AnswerHistory, AnswerSheet, Caseworker, Dossier, PipAfspraak
from models.guards.scope import visible_to
from models.values.support import afspraak_values
from queries.pip.types import Author, Authors
from rules.law.terms import AfspraakSide


@dataclass(frozen=True, kw_only=True)
class AgreementLine:
    """One agreement as it is now.

    `stored_answers` has its fields by the ids of the questions in `forms.pip.agreement_questions.afspraak_questions`.
    """

    id: UUID
    side: AfspraakSide
    what: str
    owner: str
    due: date | None
    done_on: date | None
    voortgang_id: UUID | None
    removed: bool
    stored_answers: Mapping[str, StoredAnswer]

    def overdue(self, on: date) -> bool:
        """Whether its day has passed and it was not done."""
        return self.done_on is None and self.due is not None and self.due < on


def agreements(session: Session, dossier_id: UUID, *, seen_by: User) -> tuple[AgreementLine, ...]:
    """All agreements of a dossier in their order, also those that were taken away; nothing when it is not theirs."""
    if not may(seen_by, Permission.VIEW_PIP):
        return ()
    rows = session.exec(
        select(PipAfspraak)
        .join(Dossier, col(Dossier.id) == col(PipAfspraak.dossier_id))
        .where(PipAfspraak.dossier_id == dossier_id, PipAfspraak.gemeente_id == seen_by.gemeente_id)
        .where(visible_to(seen_by))
        .order_by(col(PipAfspraak.position), col(PipAfspraak.id))
    ).all()
    authors = authors_of(session, dossier_id, [each.id for each in rows])
    return tuple(
        AgreementLine(
            id=row.id,
            side=AfspraakSide(row.side),
            what=row.what,
            owner=row.owner,
            due=row.due,
            done_on=row.done_on,
            voortgang_id=row.voortgang_id,
            removed=row.removed_at is not None,
            stored_answers=kept_fields(row.id, afspraak_values(row), row.field_versions, authors),
        )
        for row in rows
    )


def authors_of(session: Session, dossier_id: UUID, items: Collection[UUID]) -> Authors:
    """Who last changed each field of these rows of one dossier, by their id and the field."""
    if not items:
        return {}
    lines = session.exec(
        select(AnswerHistory.item_id, AnswerHistory.question_id, Caseworker.name, Caseworker.id, AnswerHistory.at)  # type: ignore[call-overload]
        .join(AnswerSheet, col(AnswerSheet.id) == col(AnswerHistory.sheet_id))
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerSheet.dossier_id == dossier_id, col(AnswerHistory.item_id).in_(items))
        .where(AnswerHistory.kind != "conflict")
        .order_by(col(AnswerHistory.version))
    )
    return {(item_id, field): Author(name, by_id, at) for item_id, field, name, by_id, at in lines}


def kept_fields(
    item_id: UUID, values: Mapping[str, Any], versions: Mapping[str, int], authors: Authors
) -> dict[str, StoredAnswer]:
    """The fields of a row as the renderer takes them."""
    fields = {}
    for field, value in values.items():
        author = authors.get((item_id, field))
        who = (author.name, author.id, author.at) if author else ("", None, None)
        fields[field] = StoredAnswer(Answer(value), versions.get(field, 0), *who)
    return fields
