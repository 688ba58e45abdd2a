"""What makes a well-shaped questionnaire still wrong: parts that do not fit each other or the facts of the rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal

from forms.engine.answers import ROW
from forms.engine.names import country_codes, language_codes
from forms.engine.schema import Condition, Question, Questionnaire, QuestionType
from rules.law.facts import IntakeFacts

T = QuestionType
Fault = tuple[str | None, str]  # question id, reason in Dutch

NEEDED: Mapping[QuestionType, tuple[str, ...]] = {
    T.SINGLE: ("options",),
    T.MULTI: ("options",),
    T.SCALE: ("low", "high"),
    T.TABLE: ("columns", "row"),
}
ALLOWED: Mapping[QuestionType, tuple[str, ...]] = {
    **NEEDED,
    T.NUMBER: ("unit", "min", "max", "decimals"),
    T.DATE: ("not_future", "not_past"),
}
OF_SOME_TYPES = frozenset(key for keys in ALLOWED.values() for key in keys)
NOT_IN_A_COLUMN = ("when", "legal", "required_for_law", "sensitive", "fact")
NOT_A_COLUMN_TYPE = (T.TABLE, T.MULTI)
FACT_TYPES: Mapping[object, tuple[QuestionType, ...]] = {
    str | None: (T.SINGLE, T.YES_NO),
    int | None: (T.SCALE, T.NUMBER),
    tuple[str, ...]: (T.MULTI,),
}
FACT_KINDS = {field.name: field.type for field in fields(IntakeFacts)}


def faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Every fault of a questionnaire, in the order of the file: the question it is in and the reason."""
    for twice in _twice(section.id for section in questionnaire.sections):
        yield None, f'het domein "{twice}" staat er twee keer in'
    earlier: dict[str, Question] = {}
    bound: set[str] = set()
    for question in questionnaire.questions:
        reasons = list(_reasons(question, earlier, bound))
        if question.id in earlier:
            reasons.append("deze vraag staat er twee keer in")
        yield from ((question.id, reason) for reason in reasons)
        earlier[question.id] = question
        if question.fact:
            bound.add(question.fact.name)


def _twice(ids: Iterable[str]) -> list[str]:
    earlier: set[str] = set()
    return [each for each in ids if each in earlier or earlier.add(each)]  # type: ignore[func-returns-value]


def _reasons(question: Question, earlier: Mapping[str, Question], bound: set[str]) -> Iterator[str]:
    yield from _of_its_type(question)
    for column in question.columns or ():
        yield from (f'kolom "{column.id}": {reason}' for reason in _of_a_column(column))
    yield from (f'de kolom "{twice}" staat er twee keer in' for twice in _twice(c.id for c in question.columns or ()))
    if question.required_for_law and question.legal is None:
        yield '"required_for_law" kan alleen samen met "legal"'
    if question.when:
        yield from _of_condition(question.when, earlier)
    if question.fact:
        yield from _of_fact(question, bound)


def _of_its_type(question: Question) -> Iterator[str]:
    fields = question.model_fields_set
    for key in sorted((fields & OF_SOME_TYPES) - set(ALLOWED.get(question.type, ()))):
        yield f'"{key}" hoort niet bij het type {question.type}'
    for key in NEEDED.get(question.type, ()):
        if getattr(question, key) is None:
            yield f'"{key}" ontbreekt; dat hoort bij het type {question.type}'
    for twice in _twice(option.id for option in question.options or ()):
        yield f'de optie "{twice}" staat er twee keer in'
    if question.min is not None and question.max is not None and question.min > question.max:
        yield f'"min" ({question.min}) is groter dan "max" ({question.max})'
    if question.not_future and question.not_past:
        yield '"not_future" en "not_past" kunnen niet samen'


def _of_a_column(column: Question) -> Iterator[str]:
    if column.type in NOT_A_COLUMN_TYPE:
        yield f"het type {column.type} kan niet in een tabel"
    if column.id == ROW:
        yield f'een kolom mag niet "{ROW}" heten'
    for key in NOT_IN_A_COLUMN:
        if key in column.model_fields_set:
            yield f'"{key}" kan niet bij een kolom'
    yield from _of_its_type(column)


def _of_condition(condition: Condition, earlier: Mapping[str, Question]) -> Iterator[str]:
    shape = condition.model_fields_set
    on_question = "question" in shape and len(shape & {"is_", "in_", "filled"}) == 1 and len(shape) == 2
    if not on_question and not (len(shape) == 1 and condition.inner):
        yield 'een voorwaarde heeft "question" met één van "is", "in" of "filled", of alleen "not", "all" of "any"'
    elif condition.question is None:
        for each in condition.inner:
            yield from _of_condition(each, earlier)
    elif condition.question not in earlier:
        yield f'de voorwaarde wijst naar "{condition.question}", en dat is geen eerdere vraag'
    elif not condition.filled:
        yield from _of_values(condition.accepted_values, earlier[condition.question])


def _of_values(values: frozenset[str], question: Question) -> Iterator[str]:
    if question.type is T.NUMBER:
        wrong = [each for each in values if not _is_number(each)]
    else:
        possible = _possible(question)
        if possible is None:
            yield f'de voorwaarde op "{question.id}" kan alleen "filled" zijn bij het type {question.type}'
            return
        wrong = sorted(values - possible)
    for each in wrong:
        yield f'de voorwaarde vraagt "{each}", en dat is geen antwoord op "{question.id}"'


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal() and Decimal(text).is_finite()


def _possible(question: Question) -> frozenset[str] | None:
    """The values a condition may ask for; None when the type can only be filled or not."""
    others = {T.SCALE: frozenset("12345"), T.COUNTRY: country_codes(), T.LANGUAGE: language_codes()}
    return question.choice_ids or others.get(question.type)


def _of_fact(question: Question, bound: set[str]) -> Iterator[str]:
    binding = question.fact
    if binding is None:
        return
    if binding.name not in FACT_KINDS:
        yield f'het feit "{binding.name}" bestaat niet'
    elif not _fits(question, FACT_KINDS[binding.name]):
        yield f'het feit "{binding.name}" past niet bij deze vraag'
    if binding.name in bound:
        yield f'het feit "{binding.name}" hoort al bij een andere vraag'


def _fits(question: Question, kind: object) -> bool:
    column = question.fact.column if question.fact else None
    if column is not None:
        dates = {each.id for each in question.columns or () if each.type is T.DATE}
        return column in dates and str(kind) == "tuple[datetime.date, ...]"
    if str(kind) == "datetime.date | None":
        return question.type is T.DATE
    return question.type in FACT_TYPES.get(kind, ())
