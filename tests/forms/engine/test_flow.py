"""Which questions are asked, the progress, and which legal items are still missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.engine.answers import Answer, Answers, Mark, is_given
from forms.engine.flow import (
    asked_alone,
    hidden_but_answered,
    missing_for_law,
    next_section,
    previous_section,
    progress,
    to_ask_alone,
    visible,
)
from forms.engine.schema import Condition, LegalItem, Question, Questionnaire
from forms.intake.restricted_sections import without

OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}]


def a_questionnaire(*sections: list[dict[str, Any]]) -> Questionnaire:
    """One section (s1, s2, ...) for each list of questions."""
    return Questionnaire.model_validate(
        {
            "name": "proef",
            "version": "2026-01",
            "title": "Proef",
            "sections": [
                {
                    "id": f"s{number}",
                    "title": "Deel",
                    "questions": [{"type": "text", "text": "?"} | q for q in questions],
                }
                for number, questions in enumerate(sections, start=1)
            ],
        }
    )


def answers(**values: Any) -> dict[str, Answer]:
    return {question: Answer(value) for question, value in values.items()}


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


BASE: list[dict[str, Any]] = [
    {"id": "een", "type": "single", "options": OPTIONS},
    {"id": "meer", "type": "multi", "options": OPTIONS},
    {"id": "schaal", "type": "scale", "low": "slecht", "high": "goed"},
    {"id": "getal", "type": "number"},
]
IS_A = {"question": "een", "is": "a"}
HAS_C = {"question": "meer", "is": "c"}


@pytest.mark.parametrize(
    ("when", "given_answers", "shown"),
    [
        (IS_A, answers(een="a"), True),
        (IS_A, answers(een="b"), False),
        (IS_A, {}, False),
        (IS_A, {"een": Answer(mark=Mark.WIL_NIET_ZEGGEN)}, False),
        ({"question": "een", "in": ["a", "b"]}, answers(een="b"), True),
        (HAS_C, answers(meer=["a", "c"]), True),
        (HAS_C, answers(meer=["a"]), False),
        ({"question": "meer", "in": ["a", "b"]}, answers(meer=["b", "c"]), True),
        ({"question": "schaal", "is": 3}, answers(schaal=3), True),
        ({"question": "schaal", "in": [4, 5]}, answers(schaal=3), False),
        ({"question": "getal", "is": 2.5}, answers(getal="2.5"), True),
        ({"question": "een", "filled": True}, answers(een="c"), True),
        ({"question": "meer", "filled": True}, answers(meer=[]), False),
        ({"question": "een", "filled": True}, {"een": Answer(mark=Mark.NIET_BESPROKEN)}, False),
        ({"not": IS_A}, answers(een="b"), True),
        ({"not": IS_A}, {}, True),
        ({"all": [IS_A, HAS_C]}, answers(een="a"), False),
        ({"all": [IS_A, HAS_C]}, answers(een="a", meer=["c"]), True),
        ({"any": [IS_A, HAS_C]}, answers(meer=["c"]), True),
        ({"any": [IS_A, {"not": HAS_C}]}, answers(meer=["c"]), False),
    ],
)
def test_a_condition_decides_whether_a_question_is_asked(when: Any, given_answers: Answers, shown: bool) -> None:
    proef = a_questionnaire([*BASE, {"id": "laatste", "when": when}])

    assert ("laatste" in ids(visible(proef, given_answers))) is shown


CHAIN = a_questionnaire(
    [BASE[0], {"id": "tweede", "when": IS_A}],
    [{"id": "derde", "when": {"question": "tweede", "filled": True}}],
)


def test_an_answer_to_a_hidden_question_shows_no_other_question() -> None:
    given_answers = answers(een="b", tweede="blijft bewaard", derde="ook")

    assert ids(visible(CHAIN, given_answers)) == ["een"]
    assert ids(hidden_but_answered(CHAIN, given_answers)) == ["tweede", "derde"]


def test_the_visible_questions_of_one_section_depend_on_answers_in_the_others() -> None:
    assert ids(visible(CHAIN, answers(een="a", tweede="x"), "s2")) == ["derde"]
    assert visible(CHAIN, answers(een="b", tweede="x"), "s2") == []


def test_progress_counts_visible_questions_and_marks() -> None:
    given_answers = {**answers(een="a", derde="  "), "tweede": Answer(mark=Mark.NIET_BESPROKEN)}

    counts = progress(CHAIN, given_answers)

    assert (counts["s1"].answered, counts["s1"].total) == (2, 2)
    assert (counts["s2"].answered, counts["s2"].total) == (0, 0)


LAW = {"legal": "taalniveau", "required_for_law": True}


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        (None, True),
        (Answer(), True),
        (Answer("  "), True),
        (Answer("A2"), False),
        (Answer(mark=Mark.NIET_BESPROKEN), True),
        (Answer(mark=Mark.WIL_NIET_ZEGGEN), False),
    ],
)
def test_law_waits_until_a_question_has_an_outcome(answer: Answer | None, missing: bool) -> None:
    proef = a_questionnaire([{"id": "niveau"} | LAW, {"id": "los", "legal": "taalniveau"}])
    given_answers = {"niveau": answer} if answer else {}

    assert (LegalItem.TAALNIVEAU in missing_for_law(proef, given_answers)) is missing
    assert progress(proef, given_answers)["s1"].missing_for_law == int(missing)


def test_law_does_not_wait_for_a_hidden_question() -> None:
    proef = a_questionnaire([BASE[0], {"id": "niveau", "when": IS_A} | LAW])

    assert missing_for_law(proef, answers(een="b")) == {}
    assert ids(missing_for_law(proef, answers(een="a"))[LegalItem.TAALNIVEAU]) == ["niveau"]


def test_sections_follow_each_other() -> None:
    first, second = CHAIN.sections

    assert next_section(CHAIN, "s1") == second
    assert next_section(CHAIN, "s2") is None
    assert previous_section(CHAIN, "s2") == first
    assert previous_section(CHAIN, "s1") is None


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        (None, False),
        ("", False),
        (" \n", False),
        ([], False),
        ([{"row": "1", "naam": ""}], False),
        ([{"row": "1", "naam": "Ama"}], True),
        ("0", True),
        (1, True),
        (["a"], True),
    ],
)
def test_an_answer_without_content_does_not_count_as_given(value: Any, filled: bool) -> None:
    assert is_given(Answer(value)) is filled


QUESTIONS = 8
LEAF = st.builds(
    lambda to, operator: {"question": f"q{to}"} | operator,
    st.integers(0, QUESTIONS - 1),
    st.sampled_from([{"is": "a"}, {"in": ["a", "b"]}, {"filled": True}]),
)
CONDITION: st.SearchStrategy[dict[str, Any]] = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map(lambda one: {"not": one}),
        st.lists(inner, min_size=1, max_size=3).map(lambda several: {"all": several}),
        st.lists(inner, min_size=1, max_size=3).map(lambda several: {"any": several}),
    ),
    max_leaves=5,
)
SOME_ANSWERS = st.dictionaries(
    st.integers(0, QUESTIONS - 1).map(lambda number: f"q{number}"),
    st.one_of(st.sampled_from("abc").map(Answer), st.sampled_from(Mark).map(lambda mark: Answer(mark=mark))),
)


def earlier_only(condition: dict[str, Any], number: int) -> dict[str, Any]:
    """The same condition, turned to questions before this one, as the loader demands."""
    if "question" in condition:
        return condition | {"question": f"q{int(condition['question'][1:]) % number}"}
    (operator, inner), *_ = condition.items()
    if operator == "not":
        return {"not": earlier_only(inner, number)}
    return {operator: [earlier_only(each, number) for each in inner]}


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    questions: list[dict[str, Any]] = []
    for number in range(QUESTIONS):
        question: dict[str, Any] = {"id": f"q{number}", "type": "single", "options": OPTIONS}
        when = draw(st.none() | CONDITION) if number else None
        questions.append(question | ({"when": earlier_only(when, number)} if when else {}))
    return a_questionnaire(questions)


def holds(condition: Condition, shown_ids: list[str], given_answers: Answers) -> bool:
    """What a condition means, written a second time and as simply as possible."""
    if condition.question is None:
        inner = [holds(each, shown_ids, given_answers) for each in condition.inner]
        return not inner[0] if condition.not_ else all(inner) if condition.all_ else any(inner)
    answer = given_answers.get(condition.question) if condition.question in shown_ids else None
    value = answer.value if answer else None
    return value is not None and (bool(condition.filled) or value in condition.accepted_values)


@given(questionnaires(), SOME_ANSWERS)
def test_exactly_the_questions_whose_condition_holds_are_asked(proef: Questionnaire, given_answers: Answers) -> None:
    shown_ids = ids(visible(proef, given_answers))

    for question in proef.questions:
        assert (question.id in shown_ids) is (question.when is None or holds(question.when, shown_ids, given_answers))


@given(questionnaires(), SOME_ANSWERS, SOME_ANSWERS, st.integers(0, QUESTIONS - 1))
def test_question_never_depends_on_later_answers(
    proef: Questionnaire, given_answers: Answers, others: Answers, at: int
) -> None:
    before = {f"q{number}" for number in range(at)}
    mixed = {
        **{key: answer for key, answer in given_answers.items() if key in before},
        **{key: answer for key, answer in others.items() if key not in before},
    }

    assert (f"q{at}" in ids(visible(proef, given_answers))) is (f"q{at}" in ids(visible(proef, mixed)))


ALONE = a_questionnaire(
    [
        {"id": "gewoon", "type": "yes_no"},
        {"id": "veilig", "type": "single", "options": OPTIONS, "alone": True},
        {"id": "vervolg", "when": {"question": "veilig", "filled": True}},
        {"id": "anders", "when": {"not": {"question": "veilig", "is": "a"}}},
    ],
    [{"id": "los", "when": {"any": [{"question": "vervolg", "filled": True}, {"question": "gewoon", "is": "ja"}]}}],
)


def test_a_question_that_follows_a_private_answer_is_asked_in_private_too() -> None:
    assert asked_alone(ALONE) == {"veilig", "vervolg", "anders", "los"}


@pytest.mark.parametrize(
    ("given_answers", "waits"),
    [
        ({}, ["veilig", "anders"]),
        (answers(veilig="a"), ["vervolg"]),
        ({"veilig": Answer(mark=Mark.NIET_BESPROKEN)}, ["veilig", "anders"]),
        ({"veilig": Answer(mark=Mark.WIL_NIET_ZEGGEN), "anders": Answer("x")}, []),
    ],
)
def test_a_question_to_ask_in_private_waits_until_it_has_an_outcome(given_answers: Answers, waits: list[str]) -> None:
    assert ids(to_ask_alone(ALONE, given_answers)) == waits


def test_in_company_a_private_question_is_not_asked_or_counted_or_missing() -> None:
    proef = a_questionnaire(
        [{"id": "gewoon", "type": "yes_no"}, {"id": "veilig", "type": "yes_no", "alone": True} | LAW]
    )

    in_company = without(proef, asked_alone(proef))

    assert ids(visible(in_company, {})) == ["gewoon"]
    assert progress(in_company, {})["s1"].total == 1
    assert missing_for_law(in_company, {}) == {}
    assert LegalItem.TAALNIVEAU in missing_for_law(proef, {})


@given(questionnaires(), SOME_ANSWERS, st.sets(st.integers(0, QUESTIONS - 1)))
def test_in_company_all_other_questions_are_asked_as_usual(
    proef: Questionnaire, given_answers: Answers, at: set[int]
) -> None:
    marked = [each.model_copy(update={"alone": number in at}) for number, each in enumerate(proef.questions)]
    whole = proef.model_copy(update={"sections": (proef.sections[0].model_copy(update={"questions": tuple(marked)}),)})
    whole = Questionnaire.model_validate(whole.model_dump(by_alias=True, exclude_none=True))
    alone = asked_alone(whole)

    shown_ids = ids(visible(without(whole, alone), given_answers)) if len(alone) < QUESTIONS else []

    assert shown_ids == [each for each in ids(visible(whole, given_answers)) if each not in alone]
