"""The part about the leerroute, in the plan and in the beschikking: which one, why, and the two modules."""

from decimal import Decimal

from exports.typesetting.blocks import WITH_HEADING, facts, heading, paragraph
from exports.typesetting.page import Paper
from rules.law.terms import Leerroute, TeltVoor
from rules.pip.changes import Taalonderdeel
from rules.pip.document import PipDocument, Plan
from rules.pip.hours import module_hours, totals
from texts.pip.after_decision import PARTS
from texts.pip.documents import listed
from texts.wording.formats import hours
from texts.wording.labels import ALFABETISERING, LEERROUTES, TAALNIVEAUS

_WEIGHING = "Per leerroute staat hier wat voor u ervoor spreekt en wat ertegen."


def route(paper: Paper, document: PipDocument) -> None:
    """Leerroute, leerbaarheidstoets, the weighing of all three routes, PVT and MAP; nothing about what is empty."""
    plan = document.plan
    pairs = chosen(document)
    if pairs:
        heading(paper, "Uw leerroute")
        facts(paper, pairs)
    lbt(paper, document)
    reasons(paper, plan)
    _module(paper, "Participatieverklaringstraject (PVT)", plan.pvt_how, module_hours(plan, TeltVoor.PVT))
    if plan.leerroute is not Leerroute.ONDERWIJS:
        _module(paper, "Module Arbeidsmarkt en Participatie (MAP)", plan.map_how, module_hours(plan, TeltVoor.MAP))


def chosen(document: PipDocument) -> list[tuple[str, str]]:
    """What was chosen: the leerroute and all that DUO knows of it; without what is empty."""
    plan = document.plan
    pairs = [
        ("Leerroute", LEERROUTES[plan.leerroute] if plan.leerroute else ""),
        ("Niveau van de examens", _niveau(document)),
        ("Hoeveel les, en hoe vaak", plan.intensity),
        ("Geschat aantal uren", _estimate(plan)),
        ("Eerst ons schrift leren", ALFABETISERING[plan.alfabetisering] if plan.alfabetisering else ""),
        ("Eerst opleiding afmaken", "" if plan.finish_study is None else "Ja" if plan.finish_study else "Nee"),
    ]
    return [(label, value) for label, value in pairs if value.strip()]


def _niveau(document: PipDocument) -> str:
    """The level; after afschalen also of which exams, when not all four went down."""
    niveau = document.plan.niveau
    if niveau is None or not partly_a2(document):
        return TAALNIVEAUS[niveau] if niveau else ""
    return f"{a2_exams(document).capitalize()}: {TAALNIVEAUS[niveau]}. De andere taalexamens: B1."


def partly_a2(document: PipDocument) -> bool:
    """Whether some of the language exams went to A2 and the others did not (Besluit art. 5.5)."""
    return 0 < len(document.a2_parts) < len(Taalonderdeel)


def a2_exams(document: PipDocument) -> str:
    """The exams that went to A2: "schrijven en spreken"."""
    return listed([PARTS[each].lower() for each in document.a2_parts])


def lbt(paper: Paper, document: PipDocument) -> None:
    """What the leerbaarheidstoets said, and why the choice departs from it; nothing without either."""
    if document.lbt.strip() or document.plan.lbt_departure.strip():
        heading(paper, "Leerbaarheidstoets", 1)
        paragraph(paper, document.lbt)
        facts(paper, [("Waarom we afwijken", document.plan.lbt_departure)])


def reasons(paper: Paper, plan: Plan) -> None:
    """What speaks for and against each of the three leerroutes (RvS 24-12-2024); nothing when nothing was written."""
    weighed = [
        (each, [("Ervoor", route_reasons.pro), ("Ertegen", route_reasons.contra)])
        for each in Leerroute
        if (route_reasons := plan.reasons.get(each)) and (route_reasons.pro.strip() or route_reasons.contra.strip())
    ]
    if not weighed:
        return
    heading(paper, "Waarom deze leerroute?", 1, lines_below=WITH_HEADING)
    paragraph(paper, _WEIGHING)
    for each, pairs in weighed:
        name = LEERROUTES[each]
        heading(paper, f"{name} (gekozen)" if each is plan.leerroute else name, 2)
        facts(paper, pairs)


def _estimate(plan: Plan) -> str:
    """The estimate of the lessons; where the activities add up to something else, that is told."""
    if not plan.estimated_hours:
        return ""
    planned = totals(plan)[TeltVoor.CURSUSUREN]
    differs = f" (in de activiteiten staat {hours(planned)})" if planned not in (0, plan.estimated_hours) else ""
    return f"{hours(plan.estimated_hours)} in totaal{differs}"


def _module(paper: Paper, name: str, how: str, amount: Decimal) -> None:
    if how.strip() or amount:
        heading(paper, name)
        paragraph(paper, how)
        facts(paper, [("Aantal uren", hours(amount) if amount else "")])
