"""Correct and confirm the texts of the questionnaire in another language. It counts at once, for the own gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed, is_first
from events import TranslationRevised
from forms.engine.typed_input import clean
from forms.engine.words import LONGEST
from forms.intake.translations import YES_NO_KEY, Translation, translatables
from models import Vertaling
from refusals import Invalid, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class TypedText:
    """One text as it was typed, with the version that was shown (0: the text came from the file)."""

    key: str
    text: str
    seen_version: int


@dataclass(frozen=True, kw_only=True)
class _Change:
    """The change of one text from `now` to `new_text`; `row` is the stored correction of the gemeente, if any."""

    edit: TypedText
    row: Vertaling | None
    now: str
    new_text: str

    def counts(self, *, confirm: bool) -> bool:
        """Whether there is something to store: another text, or a confirmation that was not given yet."""
        confirmed = self.row is not None and self.row.checked_on is not None
        return self.new_text != self.now or (confirm and bool(self.new_text) and not confirmed)


@deed
def revise_texts(
    session: Session, *, translation: Translation, texts: Sequence[TypedText], confirm: bool, by: User, at: datetime
) -> int:
    """Store the corrected texts of one question or domein; `confirm` confirms all of them. Returns how many changed.

    A text that is corrected and not confirmed is a concept again. Texts that stay empty are left alone. Raises
    NotAllowed, NotFound for a key that is not in the questionnaire, Invalid (key: missing, too_long), Stale.
    """
    require_login(session, by=by, permission=Permission.CHECK_TRANSLATIONS, at=at)
    known = {each.key: each for each in translatables(translation.questionnaire, translation.version)}
    if not {each.key for each in texts} <= set(known):
        raise NotFound
    changes = _changes(session, translation, texts, by)
    problems = [Problem(each.edit.key, ProblemCode.MISSING) for each in changes if each.now and not each.new_text]
    problems += [Problem(each.edit.key, ProblemCode.TOO_LONG) for each in changes if len(each.new_text) > LONGEST]
    if problems:
        raise Invalid(*problems)
    changes = [each for each in changes if each.counts(confirm=confirm)]
    for each in changes:
        _keep(session, translation, each, confirm=confirm, by=by, at=at)
    if changes:
        first = known[changes[0].edit.key]
        event = TranslationRevised(
            language=translation.language,
            questionnaire_version=translation.version,
            subject=first.question_id or first.section_id or YES_NO_KEY,
            texts=len(changes),
            checked=len(changes) if confirm else 0,
        )
        record(session, event, by=by, at=at)
        session.commit()
    return len(changes)


def _changes(session: Session, translation: Translation, texts: Sequence[TypedText], by: User) -> list[_Change]:
    rows = session.exec(
        select(Vertaling)
        .where(
            Vertaling.gemeente_id == by.gemeente_id,
            Vertaling.language == translation.language,
            Vertaling.questionnaire == translation.questionnaire,
            Vertaling.questionnaire_version == translation.version,
            col(Vertaling.text_key).in_([each.key for each in texts]),
        )
        .execution_options(populate_existing=True)
    )
    rows_by_key = {row.text_key: row for row in rows}
    return [
        _Change(
            edit=each,
            row=rows_by_key.get(each.key),
            now=rows_by_key[each.key].text if each.key in rows_by_key else translation.texts.get(each.key, ""),
            new_text=" ".join(clean(each.text).split()),
        )
        for each in texts
    ]


def _keep(
    session: Session, translation: Translation, change: _Change, *, confirm: bool, by: User, at: datetime
) -> None:
    values: dict[str, Any] = {
        "text": change.new_text,
        "checked_by": by.id if confirm else None,
        "checked_on": day_of(at) if confirm else None,
        "updated_at": at,
        "version": change.edit.seen_version + 1,
    }
    stored_version = change.row.version if change.row else 0
    if stored_version == change.edit.seen_version and _is_written(session, translation, change, values, by):
        return
    (now,) = _changes(session, translation, [change.edit], by)
    raise Stale(
        field=change.edit.key,
        value=now.now,
        version=now.row.version if now.row else 0,
        at=now.row.updated_at if now.row else None,
    )


def _is_written(session: Session, translation: Translation, change: _Change, values: dict[str, Any], by: User) -> bool:
    """Write the text; False when somebody else wrote it after it was read."""
    if change.row is not None:
        one = sa.update(Vertaling).where(
            col(Vertaling.id) == change.row.id, col(Vertaling.version) == change.edit.seen_version
        )
        done: Any = session.connection().execute(one.values(**values))
        return bool(done.rowcount)
    row = Vertaling(
        gemeente_id=by.gemeente_id,
        language=translation.language,
        questionnaire=translation.questionnaire,
        questionnaire_version=translation.version,
        text_key=change.edit.key,
        **values,
    )
    session.add(row)
    return is_first(session, lambda: True)  # only a text that is there already can be refused
