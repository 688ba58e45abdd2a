"""The questions of a paper form: each with its number, its second language, and room for its answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.intake.form_marks import NOTE, TICK_WIDTH, tick_box
from exports.intake.form_spaces import AnswerArea, Rooms
from exports.intake.second_language import SecondLanguage
from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import BODY, Line, TextStyle
from forms.engine.answers import Answer, Answers, Mark, is_filled
from forms.engine.schema import Question, Questionnaire, QuestionType
from texts.intake.workbook import NOT_TRANSLATED
from texts.wording.answers import shown_source
from texts.wording.conditions import condition, quoted
from texts.wording.forms import MARKS

_NUMBER_WIDTH = 9.0
_MARKS_WIDTH = 34.0  # at the right of a question: why there is no answer
_BETWEEN = 4.0  # under each question
_TOGETHER = 90.0  # mm of an answer that stay with its question; what is longer goes on on the next page
_NOTHING = Answer()


@dataclass(frozen=True)
class FormQuestions:
    """Draws questions on one paper. `numbers` are those of the questions that are on this form."""

    paper: Paper
    questionnaire: Questionnaire
    answers: Answers
    numbers: Mapping[str, int]
    second_language: SecondLanguage

    def question(self, question: Question) -> None:
        """Draw one question with room for its answer, on one page as far as that goes."""
        paper, wide = self.paper, self.paper.epw - _NUMBER_WIDTH
        rooms = Rooms(paper, self.second_language, AnswerArea(SIDE + _NUMBER_WIDTH, wide - _MARKS_WIDTH, wide))
        answer = self.answers.get(question.id, _NOTHING)
        value = answer.value if is_filled(answer.value) and answer.mark is None else None
        lines = list(self._lines(question, answer, rooms.at.width))
        head = sum(text_style.leading for _, text_style in lines)
        paper.make_room(head + min(rooms.height(question, value), _TOGETHER))
        top, page = paper.y, paper.page_no()
        self._edges(question, answer.mark, top)
        paper.set_y(top)
        for line, text_style in lines:
            paper.make_room(text_style.leading)
            y = paper.y
            paper.draw(line, rooms.at.x, y, rooms.at.width, text_style)
            paper.set_y(y + text_style.leading)
        rooms.draw(question, value)
        under_marks = top + len(Mark) * NOTE.leading if paper.page_no() == page else 0.0
        paper.set_y(max(paper.y, under_marks) + _BETWEEN)

    def _lines(self, question: Question, answer: Answer, width: float) -> Iterator[tuple[Line, TextStyle]]:
        """The words above the room for an answer."""
        source = shown_source(answer)
        notes = [
            condition(self.questionnaire, question, self._name),
            question.help or "",
            "Meer antwoorden mogen." if question.type is QuestionType.MULTI else "",
            f"Bekend {source}." if source else "",
        ]
        yield from ((line, BODY.bold) for line in self.paper.wrapped(question.text, width, BODY.bold))
        second = self.second_language.lines(f"{question.id}.text", width, BODY)
        yield from ((line, BODY) for line in second)
        if self.second_language and not second:
            yield Line(NOT_TRANSLATED), NOTE
        yield from ((line, NOTE) for note in notes for line in self.paper.wrapped(note, width, NOTE))
        if question.help:
            yield from ((line, NOTE) for line in self.second_language.lines(f"{question.id}.help", width, NOTE))

    def _name(self, question: Question) -> str:
        number = self.numbers.get(question.id)
        return f"vraag {number}" if number else quoted(question)

    def _edges(self, question: Question, mark: Mark | None, top: float) -> None:
        """The number at the left, and at the right why there is no answer."""
        self.paper.draw(Line(f"{self.numbers[question.id]}."), SIDE, top, _NUMBER_WIDTH - 2, BODY.bold)
        x = SIDE + self.paper.epw - _MARKS_WIDTH + 4
        for number, each in enumerate(Mark):
            y = top + number * NOTE.leading
            tick_box(self.paper, x, y, NOTE, ticked=mark is each)
            self.paper.draw(Line(MARKS[each]), x + TICK_WIDTH, y, _MARKS_WIDTH, NOTE)
