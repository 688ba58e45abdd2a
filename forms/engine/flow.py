"""Which questions are asked, and how far the talk is; the only module that combines conditions with answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.engine.answers import Answer, Answers, Mark, is_filled, is_given
from forms.engine.schema import Condition, LegalItem, Question, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one section is, counting visible questions only."""

    answered: int
    total: int
    missing_for_law: int
    core_answered: int
    core_total: int


def _holds(condition: Condition, shown: Mapping[str, Answer | None]) -> bool:
    """Whether a condition is true; `shown` holds the answers of visible earlier questions only."""
    if condition.question is not None:
        return _holds_for(condition, shown.get(condition.question))
    if condition.not_ is not None:
        return not _holds(condition.not_, shown)
    if condition.all_ is not None:
        return all(_holds(each, shown) for each in condition.all_)
    return any(_holds(each, shown) for each in condition.inner)


def _holds_for(condition: Condition, answer: Answer | None) -> bool:
    if answer is None or not is_filled(answer.value):
        return False
    if condition.filled:
        return True
    chosen = answer.value if isinstance(answer.value, list) else [answer.value]
    return any(str(each) in condition.accepted_values for each in chosen)


def _shown(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer | None]:
    """The visible questions by id, in order, with their answer. A hidden question counts as not answered."""
    shown: dict[str, Answer | None] = {}
    for question in questionnaire.questions:
        if question.when is None or _holds(question.when, shown):
            shown[question.id] = answers.get(question.id)
    return shown


def asked_alone(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions for a talk without company: those marked so, and those that an answer to one of them brings up.

    While somebody else is there the questionnaire is the one without these: `forms.intake.restricted_sections.without`.
    """
    alone: set[str] = set()
    for question in questionnaire.questions:
        if question.alone or (question.when is not None and question.when.questions & alone):
            alone.add(question.id)
    return frozenset(alone)


def to_ask_alone(questionnaire: Questionnaire, answers: Answers) -> list[Question]:
    """What is still to be asked when nobody else is there: without an answer, or not discussed."""
    alone, shown = asked_alone(questionnaire), _shown(questionnaire, answers)
    waiting = (each for each in questionnaire.questions if each.id in alone and each.id in shown)
    return [each for each in waiting if not _has_outcome(shown[each.id])]


def visible(questionnaire: Questionnaire, answers: Answers, section: str | None = None) -> list[Question]:
    """The questions to ask, in order; of one section when its id is given (KeyError when there is none)."""
    shown = _shown(questionnaire, answers)
    questions = questionnaire.questions if section is None else questionnaire.section(section).questions
    return [question for question in questions if question.id in shown]


def core(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Of these visible questions those of a short talk: marked as core, following from one, or answered before.

    A version in which nothing is marked has no short way: all are core.
    """
    if not any(each.core for each in questions):
        return list(questions)
    short: dict[str, Question] = {}
    for question in questions:
        follows = question.when is not None and any(each in short for each in question.when.questions)
        if question.core or follows or is_given(answers.get(question.id)):
            short[question.id] = question
    return list(short.values())


def hidden_but_answered(questionnaire: Questionnaire, answers: Answers) -> list[Question]:
    """Questions with an answer that no longer have to be asked: the answer stays stored but is not used."""
    shown = _shown(questionnaire, answers)
    return [each for each in questionnaire.questions if each.id not in shown and is_given(answers.get(each.id))]


def _has_outcome(answer: Answer | None) -> bool:
    """Whether the question has an outcome; the mark "not discussed" is none."""
    return answer is not None and answer.mark is not Mark.NIET_BESPROKEN and is_given(answer)


def _misses(question: Question, answer: Answer | None) -> bool:
    """Whether the question belongs to a legal item and has no outcome yet."""
    return question.required_for_law and not _has_outcome(answer)


def progress(questionnaire: Questionnaire, answers: Answers) -> dict[str, Progress]:
    """How far each section is, by section id. A mark counts as answered."""
    shown = _shown(questionnaire, answers)
    return {section.id: _progress(section, shown) for section in questionnaire.sections}


def _progress(section: Section, shown: Mapping[str, Answer | None]) -> Progress:
    questions = [question for question in section.questions if question.id in shown]
    short = [question for question in questions if question.core]
    return Progress(
        answered=sum(is_given(shown[question.id]) for question in questions),
        total=len(questions),
        missing_for_law=sum(_misses(question, shown[question.id]) for question in questions),
        core_answered=sum(is_given(shown[question.id]) for question in short),
        core_total=len(short),
    )


def missing_for_law(questionnaire: Questionnaire, answers: Answers) -> dict[LegalItem, list[Question]]:
    """Per legal item the visible questions without outcome (Wet inburgering art. 14); complete items are left out.

    An outcome is a value or `wil_niet_zeggen`.
    """
    shown = _shown(questionnaire, answers)
    missing: dict[LegalItem, list[Question]] = {item: [] for item in LegalItem}
    for question in questionnaire.questions:
        if question.legal and question.id in shown and _misses(question, shown[question.id]):
            missing[question.legal].append(question)
    return {item: questions for item, questions in missing.items() if questions}


def next_section(questionnaire: Questionnaire, section: str) -> Section | None:
    """The section after this one; None after the last. KeyError when there is no such section."""
    at = questionnaire.sections.index(questionnaire.section(section)) + 1
    return questionnaire.sections[at] if at < len(questionnaire.sections) else None


def previous_section(questionnaire: Questionnaire, section: str) -> Section | None:
    """The section before this one; None before the first. KeyError when there is no such section."""
    at = questionnaire.sections.index(questionnaire.section(section)) - 1
    return questionnaire.sections[at] if at >= 0 else None
