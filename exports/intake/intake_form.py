"""The brede intake as a paper form: blank or with what is known, in Dutch and in a second language beside it.

Boxes and lines instead of widgets; what hides by itself on a screen says here when it is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from exports.intake.form_marks import LINE_HEIGHT, NOTE, line_to_write_on
from exports.intake.form_questions import FormQuestions
from exports.intake.second_language import SecondLanguage
from exports.typesetting.blocks import WITH_HEADING, band, heading, paragraph, title
from exports.typesetting.page import SIDE, Letterhead, Paper
from exports.typesetting.text_styles import LABEL, SMALL
from forms.engine.answers import Answers
from forms.engine.schema import Question, Questionnaire, Section
from forms.intake.translations import Wording
from texts.wording.formats import long_date, year_month

_HEAD_WIDTH = 40.0
_TO_NOTE = ("Datum van het gesprek", "Plaats", "Wie was erbij", "Taal en tolk")


@dataclass(frozen=True, kw_only=True)
class FormDocument:
    """A form as it is printed. Without a dossier it is for anybody; `answers` are printed, so a blank form has none."""

    gemeente: str
    questionnaire: Questionnaire
    questions: Sequence[Question]
    dossier_number: str = ""
    name: str = ""
    answers: Answers = field(default_factory=dict)
    language: str = ""  # Dutch name of the second language
    wording: Wording | None = None
    is_concept: bool = False  # the translation was not confirmed by a person who reads it

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each question on this form."""
        return {each.id: number for number, each in enumerate(self.questions, start=1)}


def intake_form(document: FormDocument, printed_on: date) -> bytes:
    """The form as PDF. Same input, same bytes."""
    paper = Paper(_letterhead(document, printed_on))
    _opening(paper, document, printed_on)
    second_language = SecondLanguage(paper, document.wording)
    draw = FormQuestions(paper, document.questionnaire, document.answers, document.numbers, second_language)
    for section_id, questions in groupby(
        document.questions, key=lambda each: document.questionnaire.section_of(each.id).id
    ):
        _domain(paper, document.questionnaire.section(section_id), second_language)
        for each in questions:
            draw.question(each)
    return paper.file()


def _letterhead(document: FormDocument, printed_on: date) -> Letterhead:
    reference = f"Dossier {document.dossier_number}" if document.dossier_number else "Leeg formulier"
    return Letterhead(
        title=f"{document.questionnaire.title}: formulier",
        subject=reference,
        gemeente=document.gemeente,
        reference=f"{reference} · {document.questionnaire.title}, {year_month(document.questionnaire.version)}",
        made_on=printed_on,
    )


def _opening(paper: Paper, document: FormDocument, printed_on: date) -> None:
    title(paper, document.questionnaire.title, f"van {document.name}" if document.name else "formulier")
    if document.answers:
        band(paper, f"Ingevuld met wat op {long_date(printed_on)} bekend was. Hier staan persoonsgegevens in.")
    paragraph(
        paper,
        "Zet een kruis bij wat past. U hoeft een vraag niet te beantwoorden: zet dan een kruis bij “niet besproken” "
        "of “wil niet zeggen”.",
    )
    if document.language:
        concept = " De vertaling is nog een concept: laat die nakijken." if document.is_concept else ""
        paragraph(paper, f"Naast het Nederlands staat elke vraag in het {document.language}.{concept}", NOTE)
    for what in _TO_NOTE:
        paper.make_room(LINE_HEIGHT)
        for line in paper.wrapped(what, _HEAD_WIDTH, LABEL):
            paper.draw(line, SIDE, paper.y + LINE_HEIGHT - 1.5 - LABEL.leading, _HEAD_WIDTH, LABEL)
        line_to_write_on(paper, SIDE + _HEAD_WIDTH, paper.y, paper.epw - _HEAD_WIDTH)
        paper.set_y(paper.y + LINE_HEIGHT)


def _domain(paper: Paper, section: Section, second_language: SecondLanguage) -> None:
    heading(paper, section.title, lines_below=WITH_HEADING)
    paragraph(paper, second_language.text(f"section:{section.id}.title"), LABEL.bold)
    paragraph(paper, section.intro or "", SMALL)
    paragraph(paper, second_language.text(f"section:{section.id}.intro"), SMALL)
