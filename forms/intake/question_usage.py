"""How a version of a questionnaire is used over many intakes, from counts alone: no single answer, no person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from forms.engine.answers import Json
from forms.engine.schema import Condition, Question, Questionnaire, QuestionType, Section

LEAST = 5  # a number of intakes below this could be about somebody one knows: it is not shown
UNKNOWN = "weet_niet"
_FEW_VALUES = (QuestionType.SINGLE, QuestionType.MULTI, QuestionType.YES_NO, QuestionType.SCALE)


@dataclass(frozen=True)
class QuestionUsage:
    """What was said to one question, over all intakes: how often there was a value, and how often each mark.

    `values` holds how often each value was given, of questions whose values may be counted (`counted_by_value`).
    """

    filled: int = 0
    niet_besproken: int = 0
    wil_niet_zeggen: int = 0
    values: tuple[tuple[Json, int], ...] = field(default=())


@dataclass(frozen=True)
class Usage:
    """One question over all intakes. `times_asked` is None when it depends on values that may not be counted."""

    question: Question
    section: Section
    times_asked: int | None
    filled: int
    unknown: int | None  # of `filled`: "weet niet"; None where the values may not be counted
    niet_besproken: int
    wil_niet_zeggen: int

    @property
    def useful(self) -> int:
        """How often the answer said something."""
        return self.filled - (self.unknown or 0)

    @property
    def share(self) -> float:
        """The fraction (0 to 1) of `times_asked` that gave a useful answer; 0 when that number is not known."""
        return self.useful / self.times_asked if self.times_asked else 0.0


def counted_by_value(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions of which the values are counted: choices, not sensitive, that other questions hang on or that one
    may not know the answer to."""
    hung_on = frozenset[str]().union(*(each.when.questions for each in questionnaire.questions if each.when))
    return frozenset(
        each.id
        for each in questionnaire.questions
        if each.type in _FEW_VALUES
        and not questionnaire.is_sensitive(each.id)
        and (each.id in hung_on or UNKNOWN in each.choice_ids)
    )


def usage(questionnaire: Questionnaire, counts: Mapping[str, QuestionUsage], intakes: int) -> list[Usage]:
    """How each question is used in so many intakes, the least used first; of those the most asked first.

    A question with a condition can be asked at most as often as the answers in that condition allow. So its
    `times_asked` is an upper bound; it is never less than the number of times that the question was answered.
    """
    countable = counted_by_value(questionnaire)
    usages = [
        _usage(each, section, counts, intakes, countable)
        for section in questionnaire.sections
        for each in section.questions
    ]
    most = max(intakes, 1)
    return sorted(usages, key=lambda each: (each.useful / (each.times_asked or most), -(each.times_asked or 0)))


def _usage(
    question: Question, section: Section, counts: Mapping[str, QuestionUsage], intakes: int, countable: frozenset[str]
) -> Usage:
    own = counts.get(question.id, QuestionUsage())
    reactions = own.filled + own.niet_besproken + own.wil_niet_zeggen
    most = intakes if question.when is None else _at_most(question.when, counts, intakes, countable)
    unknown = sum(count for value, count in own.values if value == UNKNOWN)
    may_not_know = UNKNOWN in question.choice_ids
    return Usage(
        question=question,
        section=section,
        times_asked=None if most is None else min(intakes, max(most, reactions)),
        filled=own.filled,
        unknown=(unknown if question.id in countable else None) if may_not_know else 0,
        niet_besproken=own.niet_besproken,
        wil_niet_zeggen=own.wil_niet_zeggen,
    )


def _at_most(
    condition: Condition, counts: Mapping[str, QuestionUsage], intakes: int, countable: frozenset[str]
) -> int | None:
    """In how many intakes a condition can be true; None when that cannot be counted."""
    if condition.question is not None:
        return _matching(condition, condition.question, counts, countable)
    if condition.not_ is not None:
        inner = _at_most(condition.not_, counts, intakes, countable)
        return None if inner is None else intakes - inner
    parts = [_at_most(each, counts, intakes, countable) for each in condition.inner]
    known = [each for each in parts if each is not None]
    if condition.all_ is not None:
        return min(known, default=None)
    return min(intakes, sum(known)) if len(known) == len(parts) else None


def _matching(
    condition: Condition, question_id: str, counts: Mapping[str, QuestionUsage], countable: frozenset[str]
) -> int | None:
    own = counts.get(question_id, QuestionUsage())
    if condition.filled:
        return own.filled
    if question_id not in countable:
        return None
    return sum(count for value, count in own.values if _is_among(condition.accepted_values, value))


def _is_among(values: frozenset[str], value: Json) -> bool:
    chosen: Iterable[Json] = value if isinstance(value, list) else [value]
    return any(str(each) in values for each in chosen)
