"""The part of the PIP about the leerroute: which one, why, and the two modules beside the exams."""

from exports.blocks import WITH_HEADING, facts, heading, paragraph
from exports.paper import Paper
from rules.plan import PipDocument, Plan
from rules.terms import Leerroute
from texts.labels import ALFABETISERING, LEERROUTES, TAALNIVEAUS

_WEIGHING = "Per leerroute staat hier wat voor u ervoor spreekt en wat ertegen."


def route(paper: Paper, document: PipDocument) -> None:
    """Leerroute, leerbaarheidstoets, the weighing of all three routes, PVT and MAP; nothing about what is empty."""
    plan = document.plan
    chosen = [(label, value) for label, value in _chosen(plan) if value]
    if chosen:
        heading(paper, "Uw leerroute")
        facts(paper, chosen)
    _lbt(paper, document)
    _reasons(paper, plan)
    _module(paper, "Participatieverklaringstraject (PVT)", plan.pvt_how, plan.pvt_hours)
    _module(paper, "Module Arbeidsmarkt en Participatie (MAP)", plan.map_how, plan.map_hours)


def _chosen(plan: Plan) -> list[tuple[str, str]]:
    return [
        ("Leerroute", LEERROUTES[plan.leerroute] if plan.leerroute else ""),
        ("Niveau van de examens", TAALNIVEAUS[plan.niveau] if plan.niveau else ""),
        ("Hoeveel les, en hoe vaak", plan.intensity),
        ("Geschat aantal uren", f"{plan.estimated_hours} uur in totaal" if plan.estimated_hours else ""),
        ("Eerst ons schrift leren", ALFABETISERING[plan.alfabetisering] if plan.alfabetisering else ""),
        ("Eerst opleiding afmaken", "" if plan.finish_study is None else "Ja" if plan.finish_study else "Nee"),
    ]


def _lbt(paper: Paper, document: PipDocument) -> None:
    if document.lbt.strip() or document.plan.lbt_departure.strip():
        heading(paper, "Leerbaarheidstoets", 1)
        paragraph(paper, document.lbt)
        facts(paper, [("Waarom we afwijken", document.plan.lbt_departure)])


def _reasons(paper: Paper, plan: Plan) -> None:
    weighed = [
        (each, [("Ervoor", said.pro), ("Ertegen", said.contra)])
        for each in Leerroute
        if (said := plan.reasons.get(each)) and (said.pro.strip() or said.contra.strip())
    ]
    if not weighed:
        return
    heading(paper, "Waarom deze leerroute?", 1, kept=WITH_HEADING)
    paragraph(paper, _WEIGHING)
    for each, pairs in weighed:
        name = LEERROUTES[each]
        heading(paper, f"{name} (gekozen)" if each is plan.leerroute else name, 2)
        facts(paper, pairs)


def _module(paper: Paper, name: str, how: str, hours: int | None) -> None:
    if how.strip() or hours:
        heading(paper, name)
        paragraph(paper, how)
        facts(paper, [("Aantal uren", f"{hours} uur" if hours else "")])
