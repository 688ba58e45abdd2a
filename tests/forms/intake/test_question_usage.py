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


def used(**counts: QuestionUsage) -> dict[str, Usage]:
    """The usage by question over twenty intakes."""
    return {each.question.id: each for each in usage(QUESTIONS, counts, 20)}


def test_a_dependent_question_was_asked_as_often_as_the_answer_that_shows_it() -> None:
    usages = used(kinderen=CHILDREN)

    assert usages["kinderen"].times_asked == 20
    assert usages["namen"].times_asked == 10
    assert usages["zonder"].times_asked == 10
    assert usages["beide"].times_asked == 13


def test_weet_niet_counts_as_an_answer_without_information() -> None:
    children = used(kinderen=CHILDREN)["kinderen"]

    assert (children.filled, children.unknown, children.useful, children.share) == (18, 3, 15, 0.75)


def test_a_sensitive_value_is_not_counted() -> None:
    usages = used(kinderen=CHILDREN, schulden=QuestionUsage(filled=12))

    assert "schulden" not in counted_by_value(QUESTIONS)
    assert usages["schulden"].unknown is None
    assert usages["hoeveel"].times_asked is None
    assert usages["iets"].times_asked == 12
    assert usages["samen"].times_asked == 10  # at most as often as the part that can be counted


def test_a_question_was_asked_at_least_as_often_as_it_was_answered() -> None:
    assert used(kinderen=CHILDREN, namen=QuestionUsage(filled=14))["namen"].times_asked == 14


def test_the_least_used_question_comes_first() -> None:
    usages = usage(QUESTIONS, {"kinderen": CHILDREN, "namen": QuestionUsage(filled=5)}, 20)

    assert [each.question.id for each in usages][-2:] == ["namen", "kinderen"]
    assert usages[0].share == 0 and usages[0].question.id == "schulden"
