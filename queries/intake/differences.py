"""What changed in the answers from one talk to another, from their history."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from forms.engine.answer_from_row import answer_from
from forms.engine.answers import Answer, is_given
from forms.engine.stored_answer import NOTHING
from forms.engine.talks import Talk
from models import AnswerHistory, AnswerSheet, Caseworker, Dossier
from models.guards.encryption import decrypted, new_answer_ad
from models.guards.scope import visible_to
from rules.law.dutch_time import day_of

NO_CHANGE = ("conflict",)  # lines of history that left the answer as it was
ASKED_AFTER = ("checked", "ask_again")  # and these, though they say something about it
FIRST = datetime.min.replace(tzinfo=UTC)
Moment = tuple[date, datetime]


@dataclass(frozen=True, kw_only=True)
class TalkDifference:
    """One answer that is another than it was; `by` and `at` of the last change, whose source `after` holds."""

    question_id: str
    before: Answer
    after: Answer
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class TalkDifferences:
    """From one talk to another: what changed, what was answered for the first time, and what was asked after."""

    changed: list[TalkDifference] = field(default_factory=list)
    added: list[TalkDifference] = field(default_factory=list)
    checked: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()


def differences(
    session: Session,
    sheet_id: UUID,
    *,
    since: Talk,
    until: Talk | None,
    talks: Iterable[Talk],
    among: Collection[str],
    seen_by: User,
) -> TalkDifferences:
    """What changed after the talk `since`, up to and including the talk `until` (None: up to now).

    `talks` are those of the dossier, by which a line of history finds its place; `among` the questions that this user
    may see. Empty when the dossier is not theirs.
    """
    rows = session.exec(
        select(AnswerHistory, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .join(AnswerSheet, col(AnswerSheet.id) == col(AnswerHistory.sheet_id))
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .where(AnswerHistory.sheet_id == sheet_id, visible_to(seen_by))
        .where(col(AnswerHistory.item_id).is_(None), col(AnswerHistory.kind).not_in(NO_CHANGE))
        .order_by(col(AnswerHistory.id))
    )
    known = {each.id: each for each in talks}
    lines: dict[str, list[_Line]] = {}
    for row, name in rows:
        if row.question_id not in among:
            continue
        answer = answer_from(decrypted(session, row.new_value, new_answer_ad(row.id)), row.new_mark, row.source)
        moment = _moment(known.get(row.talk_id) if row.talk_id else None, row.at)
        if until is None or moment <= _end(until):
            lines.setdefault(row.question_id, []).append(_Line(row.kind, answer, name, row.at, moment > _end(since)))
    return _compared(lines)


@dataclass(frozen=True)
class _Line:
    kind: str
    answer: Answer
    by: str
    at: datetime
    later: bool  # after the talk that the comparison begins with


def _moment(talk: Talk | None, at: datetime) -> Moment:
    """Where a line of history stands in the order of talks: with its talk; without one, before those of its day."""
    return _end(talk) if talk else (day_of(at), FIRST)


def _end(talk: Talk) -> Moment:
    return talk.held_on, talk.created_at


def _compared(lines: dict[str, list[_Line]]) -> TalkDifferences:
    changed: list[TalkDifference] = []
    added: list[TalkDifference] = []
    checked: set[str] = set()
    doubted: set[str] = set()
    for question_id, history in lines.items():
        earlier, later = [each for each in history if not each.later], [each for each in history if each.later]
        if not later:
            continue
        before = earlier[-1].answer if earlier else NOTHING
        after, kind = later[-1].answer, later[-1].kind
        if (before.value, before.mark) != (after.value, after.mark):
            last = [each for each in later if each.kind not in ASKED_AFTER][-1]
            difference = TalkDifference(question_id=question_id, before=before, after=after, by=last.by, at=last.at)
            (changed if is_given(before) else added).append(difference)
        elif kind == "checked":
            checked.add(question_id)
        elif kind == "ask_again":
            doubted.add(question_id)
    return TalkDifferences(changed=changed, added=added, checked=frozenset(checked), doubted=frozenset(doubted))
