"""Two colleagues fill in the whole brede intake of one person at once, and every answer is there afterwards."""

import re
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import Browser, Page, expect

from doors.clock import today
from forms.engine.answers import Answer, Json
from forms.engine.flow import visible
from forms.engine.names import country_name, language_name
from forms.engine.schema import Question, QuestionType
from queries.intake.view import kept_answers
from tests.browser.people import (
    AT_REST,
    INTAKE,
    Case,
    a_case,
    a_colleague,
    answer,
    becomes,
    deepen,
    let_in,
    open_domain,
    server_session,
)
from tests.browser.servers import Server
from tests.databases import on_sqlite

pytestmark = on_sqlite  # what happens here does not depend on the database: once is enough

# What one domein asks may follow from another one; those two go to the same colleague.
FIRST = ["huishouden", "wonen", "financien", "onderwijs", "talent", "netwerk", "digitaal", "veiligheid"]
SECOND = [each.id for each in INTAKE.sections if each.id not in FIRST]
NAMED = {QuestionType.COUNTRY: ("ER", country_name("ER")), QuestionType.LANGUAGE: ("ti", language_name("ti"))}

Given = dict[str, Answer]


def test_two_colleagues_fill_in_the_whole_intake_at_once_and_nothing_is_lost_or_mixed(
    server: Server, browser: Browser
) -> None:
    sanne, karim = a_colleague(server), a_colleague(server, name="Karim Aziz")
    case = a_case(server, sanne, karim)
    pages = []
    for user in (sanne, karim):
        context = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 768})
        context.set_default_timeout(15_000)
        let_in(context, server, user)
        pages.append(context.new_page())

    one: Given = {}
    two: Given = {}
    workers = [_fill(pages[0], server, case, FIRST, one), _fill(pages[1], server, case, SECOND, two)]
    while workers:
        workers = [each for each in workers if next(each, None) is not None]

    typed_values = {question_id: each.value for question_id, each in (one | two).items()}
    assert len(typed_values) > 180
    nothing: dict[str, tuple[Json, Json]] = {}
    becomes(lambda: _otherwise(server, case, typed_values), nothing, seconds=20)
    by = _authors(server, case)
    assert {by[each] for each in one} == {sanne.name}
    assert {by[each] for each in two} == {karim.name}
    for page in pages:
        page.context.close()


def _fill(page: Page, server: Server, case: Case, sections: list[str], answers: Given) -> Iterator[bool]:
    open_domain(page, server, case, INTAKE.section(sections[0]).questions[0].id)
    for section in sections:
        title = INTAKE.section(section).title
        page.locator(".st-key-koers-domeinen").get_by_text(title, exact=True).click()
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        expect(page.locator(AT_REST)).to_be_visible()  # else "Verdiepen" may still be on its way
        if page.get_by_text("Verdiepen", exact=True).count() and section != sections[0]:
            deepen(page)
        while open_questions := [
            each for each in visible(INTAKE, answers, section) if each.id not in answers and _typed(each)
        ]:
            _answer(page, open_questions[0], answers)
            yield True


def _pick(page: Page, question: Question, name: str) -> None:
    """Pick a country or language from its list, where other names that people type may stand behind it."""
    expect(page.locator(AT_REST)).to_be_visible()
    field = page.get_by_role("combobox", name=question.text)
    field.click()
    field.fill(name)
    page.get_by_role("option", name=re.compile(rf"^{re.escape(name)}( · .+)?$")).click()
    expect(page.get_by_role("option")).to_have_count(0)


def _typed(question: Question) -> bool:
    """Whether this test can answer it: a table only when a column is plain text."""
    return question.type is not QuestionType.TABLE or any(
        each.type is QuestionType.TEXT for each in question.columns or ()
    )


def _answer(page: Page, question: Question, answers: Given) -> None:
    if question.type is QuestionType.TABLE:
        column = next(each for each in question.columns or () if each.type is QuestionType.TEXT)
        box = page.get_by_text(question.text, exact=True).locator(
            "xpath=ancestor::*[@data-testid='stVerticalBlock'][1]"
        )
        box.get_by_role("textbox", name=column.text, exact=True).first.fill(question.id)
        answers[question.id] = Answer([{"row": "r1", column.id: question.id}])
        return
    if question.type in NAMED:
        code, name = NAMED[question.type]
        _pick(page, question, name)
        answers[question.id] = Answer(code)
        return
    value = _telling(question, answers)
    answer(page, question, str(value))
    answers[question.id] = Answer([value] if question.type is QuestionType.MULTI else value)


def _telling(question: Question, answers: Given) -> Json:
    """An answer that fits; of choices the one that brings up the most questions."""
    if question.choices:
        multi = question.type is QuestionType.MULTI

        def brings(choice: str) -> int:
            return len(visible(INTAKE, answers | {question.id: Answer([choice] if multi else choice)}))

        return max((each.id for each in question.choices), key=brings)
    if question.type is QuestionType.SCALE:
        return 3
    if question.type is QuestionType.NUMBER:
        return str(max(int(question.min or 0), 2))
    if question.type is QuestionType.DATE:
        return (today() + timedelta(days=7 if question.not_past else -7)).isoformat()
    return f"Bij {question.id}: “goed” ✓"


def _otherwise(server: Server, case: Case, expected: dict[str, Json]) -> dict[str, tuple[Json, Json]]:
    """The answers that are not stored as typed: the stored value and the typed one."""
    with server_session(server) as session:
        stored_answers = kept_answers(session, case.sheet)
    stored_values = {each: stored_answers[each].answer.value if each in stored_answers else None for each in expected}
    return {each: (stored_values[each], value) for each, value in expected.items() if stored_values[each] != value}


def _authors(server: Server, case: Case) -> dict[str, str]:
    with server_session(server) as session:
        return {question_id: each.by for question_id, each in kept_answers(session, case.sheet).items()}
