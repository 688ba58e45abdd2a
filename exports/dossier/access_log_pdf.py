"""Who looked at a dossier, as a letter to the inburgeraar, who may ask for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from exports.typesetting.blocks import facts, heading, paragraph, title
from exports.typesetting.grids import GridColumn, grid
from exports.typesetting.page import Letterhead, Paper
from forms.intake.restricted_sections import title_of
from rules.law.dutch_time import day_of
from texts.wording.events import deed
from texts.wording.formats import clock, long_date, short_date
from texts.wording.labels import ROLES

if TYPE_CHECKING:
    from queries.beheer.people import GemeenteView
    from queries.dossier.access_log import AccessLog, AccessLogLine, Opening

TITLE = "Wie keek in uw dossier?"
_LOOKS = (GridColumn("Datum", 16), GridColumn("Tijd", 18), GridColumn("Wie", 38), GridColumn("Wat", 48))
_OPENINGS = (GridColumn("Wanneer", 26), GridColumn("Wie", 30), GridColumn("Domein", 24), GridColumn("Waarom", 50))


def looks_pdf(access_log: "AccessLog", gemeente: "GemeenteView", printed_on: date) -> bytes:
    """All looks at one dossier as PDF, newest first. Same input, same bytes."""
    paper = Paper(_letterhead(access_log, gemeente, printed_on))
    title(paper, TITLE, access_log.head.name)
    paragraph(
        paper,
        "In deze lijst staat wie van de gemeente in uw dossier heeft gekeken, wanneer, en naar wat. "
        "U mag deze lijst altijd opvragen.",
    )
    facts(
        paper,
        [
            ("Naam", access_log.head.name),
            ("Dossier", access_log.head.number),
            ("Regievoerder", access_log.head.regievoerder),
            ("Lijst gemaakt op", long_date(printed_on)),
        ],
    )
    _openings(paper, access_log.openings)
    _looks(paper, access_log.looks)
    return paper.file()


def _letterhead(access_log: "AccessLog", gemeente: "GemeenteView", printed_on: date) -> Letterhead:
    return Letterhead(
        title=f"{TITLE} {access_log.head.name}",
        subject=f"Dossier {access_log.head.number}",
        gemeente=gemeente.name,
        reference=f"Dossier {access_log.head.number} · wie heeft gekeken",
        made_on=printed_on,
        address=gemeente.address,
        contact=gemeente.contact,
        logo=gemeente.logo,
    )


def _openings(paper: Paper, openings: "Sequence[Opening]") -> None:
    heading(paper, "Gevoelige onderwerpen")
    if not openings:
        paragraph(paper, "Niemand buiten uw eigen begeleiders heeft een gevoelig onderwerp geopend.")
        return
    paragraph(
        paper,
        "Deze medewerkers zijn niet uw vaste begeleider. Zij openden een gevoelig onderwerp en schreven op waarom. "
        "Het sloot daarna vanzelf.",
    )
    rows = [
        (
            f"{short_date(day_of(each.at))} {clock(each.at)} tot {clock(each.until)}",
            f"{each.by}, {ROLES[each.role]}",
            title_of(each.restricted_section),
            each.reason,
        )
        for each in openings
    ]
    grid(paper, _OPENINGS, rows)


def _looks(paper: Paper, looks: "Sequence[AccessLogLine]") -> None:
    heading(paper, "Uw dossier bekeken of gedownload")
    if not looks:
        paragraph(paper, "Niemand.")
        return
    grid(paper, _LOOKS, list(_days(looks)))


def _days(looks: "Sequence[AccessLogLine]") -> Iterator[tuple[str, str, str, str]]:
    """One line for each day, person and thing looked at, newest first, with when and how often."""
    for day, of_day in groupby(looks, key=lambda each: day_of(each.at)):
        lines: dict[tuple[str, str], list[AccessLogLine]] = {}
        for each in of_day:
            lines.setdefault((_who(each), deed(each.event, each.details)), []).append(each)
        for (who, what), times in lines.items():
            yield short_date(day), _when(times), who, what


def _who(look: "AccessLogLine") -> str:
    return f"{look.by}, {ROLES[look.role]}" if look.role else "beheer van de installatie"


def _when(looks: "list[AccessLogLine]") -> str:
    last, first = looks[0], looks[-1]
    if len(looks) == 1:
        return clock(first.at)
    return f"{clock(first.at)} tot {clock(last.at)} ({len(looks)} keer)"
