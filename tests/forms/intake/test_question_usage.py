"""How a questionnaire is used over many intakes, from counts alone."""

from forms.engine.schema import Questionnaire
from forms.intake.question_usage import QuestionUsage, Usage, counted_by_value, usage

QUESTIONS = Questionnaire.model_validate(
    {
        "name": "brede_intake",
        "version": "2026-01",
        "title": "Brede intake",
        "sections": [
            {
                "id": "gezin",
                "title": "Gezin",
                "questions": [
                    {"id": "kinderen", "type": "yes_no", "text": "Heeft u kinderen?"},
                    {"id": "namen", "type": "text", "text": "Hoe?", "when": {"question": "kinderen", "is": "ja"}},
                    {
                        "id": "zonder",
                        "type": "text",
                        "text": "?",
                        "when": {"not": {"question": "kinderen", "is": "ja"}},
                    },
                    {
                        "id": "beide",
                        "type": "text",
                        "text": "Ook?",
                        "when": {"question": "kinderen", "in": ["ja", "weet_niet"]},
                    },
                ],
            },
            {
                "id": "geld",
                "title": "Geld",
                "sensitive": True,
                "questions": [
                    {"id": "schulden", "type": "yes_no", "text": "Heeft u schulden?"},
                    {"id": "hoeveel", "type": "text", "text": "Hoeveel?", "when": {"question": "schulden", "is": "ja"}},
                    {"id": "iets", "type": "text", "text": "En?", "when": {"question": "schulden", "filled": True}},
                    {
                        "id": "samen",
                        "type": "text",
                        "text": "Samen?",
                        "when": {"all": [{"question": "kinderen", "is": "ja"}, {"question": "schulden", "is": "ja"}]},
                    },
                ],
            },
        ],
    }
)
CHILDREN = QuestionUsage(filled=18, wil_niet_zeggen=2, values=(("ja", 10), ("nee", 5), ("weet_niet", 3)))


def used(**told: QuestionUsage) -> dict[str, Usage]:
    """The usage by question over twenty intakes."""
    return {each.question.id: each for each in usage(QUESTIONS, told, 20)}


def test_a_question_that_hangs_on_an_answer_was_asked_as_often_as_that_answer_was_given() -> None:
    found = used(kinderen=CHILDREN)

    assert found["kinderen"].times_asked == 20
    assert found["namen"].times_asked == 10
    assert found["zonder"].times_asked == 10
    assert found["beide"].times_asked == 13


def test_weet_niet_is_an_answer_that_says_nothing() -> None:
    found = used(kinderen=CHILDREN)["kinderen"]

    assert (found.filled, found.unknown, found.useful, found.share) == (18, 3, 15, 0.75)


def test_a_sensitive_value_is_not_counted() -> None:
    found = used(kinderen=CHILDREN, schulden=QuestionUsage(filled=12))

    assert "schulden" not in counted_by_value(QUESTIONS)
    assert found["schulden"].unknown is None
    assert found["hoeveel"].times_asked is None
    assert found["iets"].times_asked == 12
    assert found["samen"].times_asked == 10  # at most as often as the part that can be counted


def test_a_question_was_asked_at_least_as_often_as_it_was_answered() -> None:
    assert used(kinderen=CHILDREN, namen=QuestionUsage(filled=14))["namen"].times_asked == 14


def test_the_least_used_question_comes_first() -> None:
    found = usage(QUESTIONS, {"kinderen": CHILDREN, "namen": QuestionUsage(filled=5)}, 20)

    assert [each.question.id for each in found][-2:] == ["namen", "kinderen"]
    assert found[0].share == 0 and found[0].question.id == "schulden"
