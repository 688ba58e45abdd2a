"""The brede intake on paper: every question that was asked with its answer, and what the law still misses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from exports.typesetting.blocks import WITH_HEADING, band, facts, heading, label, paragraph, title
from exports.typesetting.page import Letterhead, Paper
from exports.typesetting.text_styles import QUIET, SMALL, TextStyle
from forms.engine.answers import Answer, Answers, is_given, is_hearsay
from forms.engine.flow import hidden_but_answered, visible
from forms.engine.schema import LegalItem, Question, Questionnaire, QuestionType, Section
from forms.intake.legal_items import LegalItemGap, open_items
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep
from texts.wording.answers import shown, shown_source
from texts.wording.formats import long_birth_date, long_date, several
from texts.wording.forms import LEGAL_ITEMS
from texts.wording.labels import DOELGROEPEN

_LONG = {QuestionType.LONG_TEXT, QuestionType.TABLE}
_QUESTION_WIDTH = 84.0
_NOTE = TextStyle(SMALL.size, "", QUIET, SMALL.leading)


@dataclass(frozen=True, kw_only=True)
class IntakeDocument:
    """One brede intake as it is printed, with the version of the questionnaire that it was asked with."""

    gemeente: str
    dossier_number: str
    name: str
    birth_date: BirthDate | None
    doelgroep: Doelgroep
    language: str  # Dutch name of the language
    interpreter: bool
    regievoerder: str
    started_on: date | None
    completed_on: date | None
    agreed_by: str
    questionnaire: Questionnaire
    answers: Answers
    left_out: tuple[str, ...] = ()  # what was closed to who made this document
    gaps: Mapping[LegalItem, LegalItemGap] = field(
        default_factory=dict
    )  # why a legal item has no outcome, or when it will


def intake_pdf(document: IntakeDocument, printed_on: date) -> bytes:
    """One brede intake as PDF (Wet inburgering 2021, art. 14). Same input, same bytes."""
    paper = Paper(_letterhead(document, printed_on))
    _opening(paper, document, printed_on)
    for section in document.questionnaire.sections:
        _section(paper, document, section)
    _missing(paper, document)
    _no_longer_asked(paper, document)
    return paper.file()


def _letterhead(document: IntakeDocument, printed_on: date) -> Letterhead:
    return Letterhead(
        title=f"{document.questionnaire.title}: {document.name}",
        subject=f"Dossier {document.dossier_number}",
        gemeente=document.gemeente,
        reference=f"Dossier {document.dossier_number} · {document.questionnaire.title}",
        made_on=printed_on,
        mark="" if document.completed_on else "NIET AFGEROND",
    )


def _opening(paper: Paper, document: IntakeDocument, printed_on: date) -> None:
    title(paper, document.questionnaire.title, f"van {document.name}")
    if document.completed_on is None:
        band(paper, f"Nog niet afgerond. Afgedrukt op {long_date(printed_on)}.")
    facts(
        paper,
        [
            ("Naam", document.name),
            ("Geboortedatum", long_birth_date(document.birth_date)),
            ("Doelgroep", DOELGROEPEN[document.doelgroep]),
            ("Taal", f"{document.language}, met tolk" if document.interpreter else document.language),
            ("Dossier", document.dossier_number),
            ("Regievoerder", document.regievoerder),
            ("Begonnen op", long_date(document.started_on)),
            ("Afgerond op", long_date(document.completed_on)),
            ("Gelezen en akkoord", document.agreed_by),
            ("Vragenlijst", f"versie {document.questionnaire.version}"),
        ],
    )
    _left_out(paper, document)


def _left_out(paper: Paper, document: IntakeDocument) -> None:
    if document.left_out:
        names = ", ".join(document.left_out)
        paragraph(paper, f"Niet in dit document, want gesloten voor wie het maakte: {names}.", _NOTE)


def _section(paper: Paper, document: IntakeDocument, section: Section) -> None:
    questions = visible(document.questionnaire, document.answers, section.id)
    answered = [(each, document.answers[each.id]) for each in questions if is_given(document.answers.get(each.id))]
    if not answered:
        return
    heading(paper, section.title)
    for is_long, pairs in groupby(answered, key=lambda pair: pair[0].type in _LONG):
        if is_long:
            _texts(paper, pairs)
        else:
            facts(
                paper, [(question.text, _answer_text(question, answer)) for question, answer in pairs], _QUESTION_WIDTH
            )
    open_questions = len(questions) - len(answered)
    if open_questions:
        paragraph(paper, f"Nog niet beantwoord: {several(open_questions, 'vraag', 'vragen')}.", _NOTE)


def _texts(paper: Paper, pairs: Iterable[tuple[Question, Answer]]) -> None:
    for question, answer in pairs:
        label(paper, question.text)
        paragraph(paper, _answer_text(question, answer))


def _answer_text(question: Question, answer: Answer) -> str:
    source = shown_source(answer)
    text = f"{shown(question, answer)} ({source})" if source else shown(question, answer)
    return f"{text} · van horen zeggen" if is_hearsay(answer.source) else text


def _missing(paper: Paper, document: IntakeDocument) -> None:
    """The minimum that the intake has to say something about, by item."""
    missing = open_items(document.questionnaire, document.answers)
    heading(paper, "Wat de wet nog mist", lines_below=WITH_HEADING)
    if not missing:
        of_these = " Dat geldt voor wat in dit document staat." if document.left_out else ""
        paragraph(paper, f"Niets. Over alle onderdelen die de wet vraagt, staat hier iets.{of_these}")
        return
    paragraph(paper, "De brede intake moet ook hierover iets zeggen (Wet inburgering 2021, artikel 14).")
    facts(paper, [(LEGAL_ITEMS[item], _why(questions, document.gaps.get(item))) for item, questions in missing.items()])


def _why(questions: Sequence[Question], gap: LegalItemGap | None) -> str:
    """The questions without outcome, and what was noted of them."""
    lines = [each.text for each in questions]
    if gap is not None and gap.planned_on is not None:
        lines.append(f"Gepland op {long_date(gap.planned_on)}.")
    if gap is not None and gap.reason:
        lines.append(f"Reden: {gap.reason}")
    return "\n".join(lines)


def _no_longer_asked(paper: Paper, document: IntakeDocument) -> None:
    """Counted, not printed: answers to questions that no longer apply say nothing about this person now."""
    count = len(hidden_but_answered(document.questionnaire, document.answers))
    if count:
        heading(paper, "Niet meer van toepassing")
        amount = several(count, "antwoord past", "antwoorden passen")
        paragraph(paper, f"{amount} niet meer bij wat later is gezegd. Dat staat niet in dit document.")
