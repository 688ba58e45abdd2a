"""Documents for the tests of exports, and what a reader finds in a PDF."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from rules.law.birth_date import BirthDate
from rules.law.terms import Alfabetisering, Doelgroep, Leefgebied, Leerroute, Taalniveau, TeltVoor
from rules.pip.document import PipDocument, Plan, PlanActiviteit, PlanDoel, RouteReasons

TODAY = date(2026, 11, 21)
LONG = ("Dit is een lange notitie over het gesprek, met voorbeelden. " * 60)[:3000].strip()
BSN = "999993653"

LESSONS = PlanActiviteit(
    id="a1",
    what="Taalles en KNM",
    provider="Taalschool Duinmeer",
    hours_per_week=Decimal("7.5"),
    start=date(2027, 1, 11),
    until=date(2027, 12, 20),
    counts_for=TeltVoor.CURSUSUREN,
)
DOEL = PlanDoel(
    id="d1",
    area=Leefgebied.TAAL,
    own_words="Ik wil zelf bellen met de dokter.",
    result="Ik maak zelf een afspraak.",
    baseline="Mijn buurvrouw belt nu.",
    target=date(2027, 6, 1),
    owner="Hanna zelf",
    activiteiten=(LESSONS,),
)
PLAN = Plan(
    own_words="Ik wil bakker worden.",
    leerroute=Leerroute.B1,
    niveau=Taalniveau.B1,
    reasons={
        Leerroute.B1: RouteReasons(pro="Mevrouw leert snel.", contra="De reis is lang."),
        Leerroute.ONDERWIJS: RouteReasons(pro="Mevrouw is jong.", contra="Zij wil snel werken."),
        Leerroute.Z: RouteReasons(contra="Te licht voor mevrouw."),
    },
    intensity="Vier ochtenden per week",
    alfabetisering=Alfabetisering.AA,
    pvt_how="Drie bijeenkomsten",
    pvt_hours=12,
    map_how="Meelopen in een bakkerij",
    map_hours=40,
    begeleiding="Elke twee weken een gesprek",
    vve="Samir gaat naar de voorschool",
    childcare="Opvang op maandag",
    ontzorgen="De gemeente betaalt de huur",
    progress_how="We spreken elkaar elke drie maanden.",
    next_talk=date(2027, 3, 9),
    agreements_gemeente="De gemeente meldt u aan.",
    agreements_inburgeraar="Ik ga naar elke les.",
    explained="ja",
    doelen=(DOEL,),
)
DOCUMENT = PipDocument(
    dossier_number="2026-0001",
    name="Hanna Kovač-Özdemir",
    birth_date=BirthDate(1994, 3, 5),
    bsn=BSN,
    doelgroep=Doelgroep.ASIELSTATUSHOUDER,
    language="Tigrinya",
    interpreter=True,
    gemeente="Gemeente Duinmeer",
    gemeente_address="Raadhuisplein 1, 1234 AB Duinmeer",
    gemeente_contact="inburgering@duinmeer.example",
    regievoerder="Sanne de Boer",
    plan=PLAN,
    version=2,
    dagtekening=TODAY,
    change_reason="Er is een leerplek gevonden.",
    termijn_start=date(2026, 6, 2),
    termijn_last_day=date(2029, 6, 1),
    established_by="Sanne de Boer",
    lbt="De toets zegt: B1 is haalbaar.",
    previous_versions=((1, date(2026, 6, 1), "Eerste plan"),),
)
DRAFT = replace(DOCUMENT, version=0, dagtekening=None, established_by="", change_reason="", previous_versions=())


def reader(file: bytes) -> PdfReader:
    """The PDF as a program reads it."""
    return PdfReader(BytesIO(file))


def text(file: bytes) -> str:
    """All words of a PDF with single spaces."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader(file).pages))


def outline(file: bytes) -> list[str]:
    """The headings in the outline of a PDF, in order, whatever their level."""
    return list(_titles(reader(file).outline))


def _titles(nodes: list[Any]) -> list[str]:
    return [title for node in nodes for title in (_titles(node) if isinstance(node, list) else [str(node.title)])]


def heights(file: bytes) -> list[float]:
    """The height of each piece of text above the bottom of its page, in points."""
    tops: list[float] = []

    def visit(words: str, _graphics: list[float], matrix: list[float], *_: object) -> None:
        if words.strip():
            tops.append(matrix[5])

    for page in reader(file).pages:
        page.extract_text(visitor_text=visit)
    return tops
