"""The texts of the questionnaire in another language that a gemeente corrected or confirmed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from forms.intake.translations import Corrected, Translatable, Translation, TranslationStatus, translatables
from models import Caseworker, Vertaling
from refusals import NotAllowed


@dataclass(frozen=True, kw_only=True)
class TextToCheck:
    """One text in Dutch and in the other language; "" when nobody translated it. `version` is 0 without a correction.

    `checked_by` and `checked_on` say who confirmed it and when; a text of a file that was confirmed as a whole has
    neither.
    """

    of: Translatable
    text: str
    status: TranslationStatus
    checked_by: str = ""
    checked_on: date | None = None
    version: int = 0


def corrections(session: Session, *, translation: Translation, seen_by: User) -> dict[str, Corrected]:
    """The texts that the own gemeente corrected or confirmed, by key. One statement."""
    rows = session.connection().execute(
        sa.select(col(Vertaling.text_key), col(Vertaling.text), col(Vertaling.checked_on)).where(
            *_of(translation, seen_by)
        )
    )
    return {key: Corrected(text, checked_on is not None) for key, text, checked_on in rows}


def texts_to_check(session: Session, *, translation: Translation, seen_by: User) -> list[TextToCheck]:
    """Every text of one version in one language, with who confirmed it. Raises NotAllowed."""
    if not may(seen_by, Permission.CHECK_TRANSLATIONS):
        raise NotAllowed
    rows = session.connection().execute(
        sa.select(
            col(Vertaling.text_key),
            col(Vertaling.text),
            col(Vertaling.checked_on),
            col(Vertaling.version),
            col(Caseworker.name),
        )
        .join(Caseworker, col(Caseworker.id) == col(Vertaling.checked_by), isouter=True)
        .where(*_of(translation, seen_by))
    )
    rows_by_key = {row.text_key: row for row in rows}
    return [
        _to_check(each, translation, rows_by_key.get(each.key))
        for each in translatables(translation.questionnaire, translation.version)
    ]


def _of(translation: Translation, user: User) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        col(Vertaling.gemeente_id) == user.gemeente_id,
        col(Vertaling.language) == translation.language,
        col(Vertaling.questionnaire) == translation.questionnaire,
        col(Vertaling.questionnaire_version) == translation.version,
    )


def _to_check(of: Translatable, translation: Translation, row: Any) -> TextToCheck:
    if row is None:
        text = translation.texts.get(of.key, "")
        return TextToCheck(of=of, text=text, status=translation.status if text else TranslationStatus.CONCEPT)
    return TextToCheck(
        of=of,
        text=row.text,
        status=TranslationStatus.NAGEKEKEN if row.checked_on else TranslationStatus.CONCEPT,
        checked_by=row.name or "",
        checked_on=row.checked_on,
        version=row.version,
    )
