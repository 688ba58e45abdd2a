"""The parts of the beschikking between the reasons and the termijn: modules, help, agreements."""

from datetime import date

from exports.pip import agreements as pip_agreements
from exports.pip import leerroute as pip_route
from exports.pip.law_figures import figure_in_words, figure_of
from exports.typesetting.blocks import WITH_HEADING, facts, heading, paragraph
from exports.typesetting.letterhead import bare
from exports.typesetting.page import Paper
from rules.law.terms import AfspraakSide, Leerroute, TeltVoor
from rules.pip.document import PipDocument
from rules.pip.documents import has_ontzorgen
from rules.pip.hours import asked_participation, module_hours
from texts.pip.beschikking import BeschikkingTexts
from texts.wording.formats import hours, long_date, short_date
from texts.wording.labels import LEERROUTES

_FIGURES = {
    "pvt": "pvt_uren",
    "map": "map_uren",
    "les": "zroute_cursusuren",
    "meedoen": "zroute_participatieuren",
    "onderwijs": "onderwijsroute_uren",
}


def filled_in(document: PipDocument, printed_on: date) -> dict[str, str]:
    """What stands between the braces of the fixed texts; figures as they were frozen, else as they hold that day."""
    plan, dated = document.plan, document.dagtekening or printed_on
    amounts = {key: figure_of(document, name, dated).value for key, name in _FIGURES.items()}
    amounts["meedoen"] = asked_participation(amounts["meedoen"], document.participation_limit)
    home = document.gemeente_address.replace("\n", ", ")
    return {key: f"{amount:,}".replace(",", ".") for key, amount in amounts.items()} | {
        "gemeente": bare(document.gemeente),
        "adres": f" ({home})" if home else "",
        "leerroute": _in_sentence(LEERROUTES[plan.leerroute]) if plan.leerroute else "",
        "a2": _scaled_down(document),
        "pvt_gepland": _hours_said(document, TeltVoor.PVT, amounts["pvt"]),
        "map_gepland": _hours_said(document, TeltVoor.MAP, amounts["map"]),
        "bezwaar": figure_in_words(document, "bezwaartermijn", dated),
    }


def _hours_said(document: PipDocument, kind: TeltVoor, by_law: int) -> str:
    """The hours of a module as the plan has them, else the least that the law asks; without the word for hours."""
    return hours(module_hours(document.plan, kind) or by_law).removesuffix(" uur")


def _scaled_down(document: PipDocument) -> str:
    """Which exams go to A2, inside a sentence; all of them when it was not kept which."""
    if not pip_route.partly_a2(document):
        return "de taalexamens"
    return f"{'het taalexamen' if len(document.a2_parts) == 1 else 'de taalexamens'} {pip_route.a2_exams(document)}"


def _in_sentence(name: str) -> str:
    """The name of a leerroute inside a sentence: one that is called by a letter keeps its capital."""
    return name if name[1:2] in ("1", "-") else name.lower()


def modules(paper: Paper, document: PipDocument, texts: BeschikkingTexts, values: dict[str, str]) -> None:
    """PVT, MAP and KNM: what is asked, how it is done, how many hours and when."""
    plan = document.plan
    heading(paper, "Wat u gaat doen", lines_below=WITH_HEADING)
    heading(paper, "Participatieverklaringstraject (PVT)", 1)
    paragraph(paper, texts.pvt.format(**values))
    facts(paper, _module(document, plan.pvt_how, TeltVoor.PVT))
    if plan.leerroute is Leerroute.ONDERWIJS:
        paragraph(paper, texts.no_map)
    else:
        heading(paper, "Module Arbeidsmarkt en Participatie (MAP)", 1)
        paragraph(paper, texts.map.format(**values))
        facts(paper, _module(document, plan.map_how, TeltVoor.MAP))
    if plan.leerroute:
        heading(paper, "Kennis van de Nederlandse Maatschappij (KNM)", 1)
        paragraph(paper, texts.knm[plan.leerroute].format(**values))


def _module(document: PipDocument, how: str, kind: TeltVoor) -> list[tuple[str, str]]:
    amount = module_hours(document.plan, kind)
    activiteiten = [each for each in document.plan.activiteiten if each.counts_for is kind or kind in each.split]
    starts = [each.start for each in activiteiten if each.start]
    ends = [each.until for each in activiteiten if each.until]
    period = f"{short_date(min(starts))} tot en met {short_date(max(ends))}" if starts and ends else ""
    return [("Hoe", how), ("Aantal uren", hours(amount) if amount else ""), ("Wanneer", period)]


def support(paper: Paper, document: PipDocument, texts: BeschikkingTexts) -> None:
    """What the gemeente does beside the lessons; ontzorgen only for whom it is (Participatiewet art. 56a)."""
    plan = document.plan
    parts = [("Begeleiding", plan.begeleiding), ("Voorschool (vve)", plan.vve), ("Kinderopvang", plan.childcare)]
    if has_ontzorgen(document) or plan.participatiewet.strip() or any(text.strip() for _, text in parts):
        heading(paper, "Hulp van de gemeente", lines_below=WITH_HEADING)
    facts(paper, parts)
    if has_ontzorgen(document):
        heading(paper, "Ontzorgen", 1)
        paragraph(paper, texts.ontzorgen)
        paragraph(paper, plan.ontzorgen)
        pip_agreements.ontzorging(paper, plan.relief)
    if plan.participatiewet.strip():
        heading(paper, "Bijstand en werk (Participatiewet)", 1)
        paragraph(paper, plan.participatiewet)
        paragraph(paper, texts.participatiewet)


def agreements(paper: Paper, document: PipDocument, texts: BeschikkingTexts) -> None:
    """What both sides do, how progress is followed, and what happens when it does not work out."""
    plan = document.plan
    heading(paper, "Afspraken", lines_below=WITH_HEADING)
    pairs = [
        ("Dit doet de gemeente", plan.agreements_gemeente),
        ("Dit doet u zelf", plan.agreements_inburgeraar),
        ("Zo volgen we de voortgang", plan.progress_how),
        ("Volgende gesprek", long_date(plan.next_talk)),
    ]
    facts(paper, pairs)
    pip_agreements.agreements(paper, [each for each in plan.agreements if each.side is not AfspraakSide.PARTNER])
    pip_agreements.other_questions(paper, plan)
    paragraph(paper, texts.talks)
    paragraph(paper, f"{texts.trouble} {texts.consequences[document.doelgroep]}".strip())
