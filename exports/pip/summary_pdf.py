"""The summary of a PIP in the own language: one or two pages, simple words, drawings, the week at a glance.

It decides nothing; the beschikking in Dutch does. What people wrote stands as they wrote it, the fixed words are those
of `texts.summary`; as long as nobody who reads the language has checked them, every page says so in both languages.
What fpdf2 can and cannot do for accessibility: `exports.pip.ontwikkelplan_pdf`.
"""

from datetime import date

from exports.pip import beschikking_parts
from exports.pip import leerroute as pip_route
from exports.pip.pictograms import pictogram
from exports.pip.summary_sheet import DUTCH, INDENT, RUNNING_TEXT, SummarySheet, shortened
from exports.pip.summary_week import week
from exports.typesetting import provenance as stamp
from exports.typesetting.blocks import band
from exports.typesetting.letterhead import bare, letterhead
from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import QUIET, TITLE, TextStyle
from rules.law.terms import Leerroute, Taalniveau
from rules.pip.document import PipDocument, PlanDoel
from rules.pip.documents import (
    GOALS_IN_SUMMARY,
    DocumentKind,
    asks_participation,
    has_ontzorgen,
    left_out_of_summary,
)
from texts.summary import DUTCH as NEDERLANDS
from texts.summary import words

_WISH, _GOAL, _SHORT = 320, 130, 120  # characters of what people wrote
_NAME = TextStyle(size=12, colour=QUIET, leading=6)
_MARK = 5.0  # mm: the drawing before a goal


def summary_pdf(document: PipDocument, language: str, printed_on: date, logo: bytes | None = None) -> bytes:
    """The summary as PDF in one of `texts.summary.languages()`; version 0 is a draft and says so. Same input, same
    bytes. Raises WrongDefinition for a language that is not there."""
    own, dutch = words(language), words(NEDERLANDS)
    notes = () if own.checked else (own.text("concept"), dutch.text("concept"))
    head = letterhead(
        document, DocumentKind.SAMENVATTING, own.text("title"), printed_on, logo, language=language, notes=notes
    )
    sheet = SummarySheet(Paper(head), own, dutch)
    _title(sheet, document)
    _wish(sheet, document)
    _route(sheet, document, beschikking_parts.filled_in(document, printed_on))
    _week(sheet, document, document.dagtekening or printed_on)
    _goals(sheet, document)
    _days(sheet, document)
    _help(sheet, document)
    stamp.whole(sheet.paper, document)
    return sheet.paper.file()


def _title(sheet: SummarySheet, document: PipDocument) -> None:
    paper, text_of = sheet.paper, sheet.words.text
    for line in sheet.lines(text_of("title"), paper.epw, TITLE):
        sheet.put(line, SIDE, paper.y, paper.epw, TITLE)
        paper.set_y(paper.y + TITLE.leading)
    for line in sheet.lines(document.name, paper.epw, _NAME, own=False):
        sheet.put(line, SIDE, paper.y, paper.epw, _NAME)
        paper.set_y(paper.y + _NAME.leading)
    if not document.version:
        paper.set_y(paper.y + 1)
        band(paper, "\n".join(dict.fromkeys((sheet.dutch.text("draft"), text_of("draft")))))
    paper.set_y(paper.y + 3)


def _wish(sheet: SummarySheet, document: PipDocument) -> None:
    if document.plan.own_words.strip():
        sheet.part("wish")
        sheet.say(shortened(document.plan.own_words, _WISH), own=False)
        sheet.close()


def _route(sheet: SummarySheet, document: PipDocument, amounts: dict[str, str]) -> None:
    plan, text_of = document.plan, sheet.words.text
    if plan.leerroute is None:
        return
    z_route = plan.leerroute is Leerroute.Z
    sentences = [text_of(f"route_{plan.leerroute}", hours=amounts["les"])]
    if asks_participation(document):
        sentences.append(text_of("z_part", hours=amounts["meedoen"]))
    if plan.niveau and not z_route:
        sentences.append(_level(sheet, document, plan.niveau))
    if not z_route:
        sentences.append(text_of("knm"))
    sentences.append(text_of("pvt", hours=amounts["pvt_gepland"]))
    if plan.leerroute is not Leerroute.ONDERWIJS:
        sentences.append(text_of("map", hours=amounts["map_gepland"]))
    sheet.part("route")
    for each in sentences:
        sheet.say(each)
    if plan.intensity.strip():
        sheet.pair(text_of("lessons"), shortened(plan.intensity, _SHORT))
    sheet.close()


def _level(sheet: SummarySheet, document: PipDocument, niveau: Taalniveau) -> str:
    text_of = sheet.words.text
    if not pip_route.partly_a2(document):
        return text_of("level", level=niveau.value)
    comma = text_of("comma")
    return text_of("level_parts", parts=comma.join(text_of(f"part_{each}") for each in document.a2_parts))


def _week(sheet: SummarySheet, document: PipDocument, on: date) -> None:
    if any(each.what.strip() for each in document.plan.activiteiten):
        sheet.part("week", min_height=40)
        week(sheet, document.plan.activiteiten, on)
        sheet.close()


def _goals(sheet: SummarySheet, document: PipDocument) -> None:
    doelen = document.plan.doelen
    if not doelen:
        return
    sheet.part("goals")
    for each in doelen[:GOALS_IN_SUMMARY]:
        _goal(sheet, each)
    more = left_out_of_summary(document)
    if more:
        sheet.say(sheet.words.text("more", count=more))
    sheet.close()


def _goal(sheet: SummarySheet, doel: PlanDoel) -> None:
    """A drawing of the leefgebied, the own words, and the day; the drawing stands where one begins to read."""
    paper = sheet.paper
    width = paper.epw - INDENT - _MARK - 2
    lines = [
        (line, RUNNING_TEXT)
        for line in sheet.lines(shortened(doel.own_words, _GOAL) or "-", width, RUNNING_TEXT, own=False)
    ]
    if doel.target:
        by = sheet.words.text("by", date=sheet.words.date(doel.target))
        lines += [(line, DUTCH) for line in sheet.lines(by, width, DUTCH)]
    paper.make_room(sum(text_style.leading for _, text_style in lines) + 1)
    top = paper.y
    left = SIDE if sheet.turned else SIDE + INDENT + _MARK + 2
    mark = SIDE + paper.epw - INDENT - _MARK if sheet.turned else SIDE + INDENT
    pictogram(paper, doel.area, mark, top + 0.6, _MARK)
    y = top
    for line, text_style in lines:
        sheet.put(line, left, y, width, text_style)
        y += text_style.leading
    paper.set_y(y + 1)


def _days(sheet: SummarySheet, document: PipDocument) -> None:
    own, plan = sheet.words, document.plan
    if document.termijn_start and document.termijn_last_day:
        sheet.part("time")
        sheet.say(own.text("term", start=own.date(document.termijn_start), last=own.date(document.termijn_last_day)))
        sheet.close()
    if has_ontzorgen(document) and plan.relief:
        sheet.part("relief")
        sheet.say(own.text("relief_text", until=own.date(plan.relief.until)))
        sheet.close()
    if plan.next_talk:
        sheet.part("talk")
        sheet.say(own.date(plan.next_talk))
        sheet.close()


def _help(sheet: SummarySheet, document: PipDocument) -> None:
    sheet.part("help")
    reached = [document.regievoerder, document.handler_phone, document.handler_email]
    if not (document.handler_phone or document.handler_email):
        reached.append(document.gemeente_contact.replace("\n", ", "))
    sheet.say(", ".join(filter(None, reached)) or f"Gemeente {bare(document.gemeente)}", own=False)
    sheet.close()
    if document.version:
        sheet.part("object")
        sheet.say(sheet.words.text("object_text"))
        sheet.close()
    sheet.say(sheet.words.text("counts"))
    if sheet.words.language != NEDERLANDS:
        sheet.say(sheet.dutch.text("counts"), DUTCH)
