"""The ontwikkelplan: the whole PIP, with all doelen and agreements. The decision itself is `beschikking_pdf`.

Article 15 of the Wet inburgering 2021 says what a PIP holds. The file tells its language, its title and an outline of
its headings, all words are text in the order in which one reads, and the logo has an alternative text. What fpdf2
cannot make: a tag for each heading, paragraph and table (PDF/UA), so a reader that speaks aloud hears the text without
its structure, and fields to fill in.
"""

from datetime import date

from exports.pip import agreements as pip_agreements
from exports.pip import beschikking_parts
from exports.pip import doelen as pip_doelen
from exports.pip import leerroute as pip_route
from exports.typesetting import provenance as stamp
from exports.typesetting.blocks import WITH_HEADING, band, facts, heading, paragraph, quote, signatures, title
from exports.typesetting.grids import GridColumn, grid, opening
from exports.typesetting.letterhead import bare, known_bsn, letterhead
from exports.typesetting.page import Paper
from exports.typesetting.text_styles import QUIET, SMALL, TextStyle
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind, has_ontzorgen
from texts.pip.beschikking import fixed
from texts.wording.formats import long_birth_date, long_date, short_date
from texts.wording.labels import DOELGROEPEN, WIJZIGINGEN

TITLE = "Persoonlijk plan inburgering en participatie"
DRAFT = "CONCEPT, nog niet vastgesteld"
_SIGNING = 14  # lines: all that is to be signed stands on one page


def pip_pdf(document: PipDocument, printed_on: date, logo: bytes | None = None) -> bytes:
    """One PIP as PDF; version 0 is a draft and says so. `logo` is a PNG. Same input, same bytes."""
    paper = Paper(letterhead(document, DocumentKind.ONTWIKKELPLAN, TITLE, printed_on, logo))
    _opening(paper, document, printed_on)
    if document.plan.own_words.strip():
        heading(paper, "Wat wil ik bereiken?")
        quote(paper, document.plan.own_words)
    pip_route.route(paper, document)
    pip_doelen.doelen(paper, document.plan)
    pip_doelen.hours(paper, document, document.dagtekening or printed_on)
    _support(paper, document)
    _agreements(paper, document)
    pip_agreements.team(paper, document)
    _termijn(paper, document)
    _versions(paper, document)
    _objection(paper, document, printed_on)
    _signing(paper, document)
    stamp.whole(paper, document)
    return paper.file()


def _opening(paper: Paper, document: PipDocument, printed_on: date) -> None:
    title(paper, TITLE, f"van {document.name}")
    if not document.version:
        band(paper, f"{DRAFT}. Afgedrukt op {long_date(printed_on)}.")
    paragraph(
        paper,
        f"In dit plan staat hoe u gaat inburgeren en meedoen. De gemeente {bare(document.gemeente)} heeft het met u "
        "gemaakt, na de brede intake (Wet inburgering 2021, artikelen 14 en 15).",
    )
    facts(
        paper,
        [
            ("Naam", document.name),
            ("Geboortedatum", long_birth_date(document.birth_date)),
            ("BSN", known_bsn(document)),
            ("Doelgroep", DOELGROEPEN[document.doelgroep]),
            ("Taal", f"{document.language}, met tolk" if document.interpreter else document.language),
            ("Dossier", document.dossier_number),
            ("Versie", str(document.version) if document.version else DRAFT),
            ("Dagtekening", long_date(document.dagtekening) if document.version else ""),
            ("Soort wijziging", WIJZIGINGEN[document.change_kind] if document.change_kind else ""),
            ("Regievoerder", document.regievoerder),
            ("Telefoon", document.handler_phone),
            ("E-mail", document.handler_email),
        ],
    )
    _titled_paragraph(paper, "Waarom dit plan is gewijzigd", document.change_reason)


def _titled_paragraph(paper: Paper, name: str, text: str, level: int = 0) -> None:
    if text.strip():
        heading(paper, name, level)
        paragraph(paper, text)


def _support(paper: Paper, document: PipDocument) -> None:
    plan = document.plan
    parts = [
        ("Begeleiding", plan.begeleiding),
        ("Voorschool (vve)", plan.vve),
        ("Kinderopvang", plan.childcare),
    ]
    paid = plan.ontzorgen.strip() or has_ontzorgen(document)
    if paid or plan.participatiewet.strip() or any(text.strip() for _, text in parts):
        heading(paper, "Hulp van de gemeente", lines_below=WITH_HEADING)
        for name, text in parts:
            _titled_paragraph(paper, name, text, level=1)
        if paid:
            by_law = has_ontzorgen(document)
            heading(paper, "Ontzorgen: de gemeente betaalt vaste lasten" if by_law else "Hulp met geld", 1)
            paragraph(paper, plan.ontzorgen)
            pip_agreements.ontzorging(paper, plan.relief if by_law else None)
        _titled_paragraph(paper, "Bijstand en werk", plan.participatiewet, level=1)


def _agreements(paper: Paper, document: PipDocument) -> None:
    plan = document.plan
    if plan.progress_how.strip() or plan.next_talk:
        heading(paper, "Voortgangsgesprekken")
        paragraph(paper, plan.progress_how)
        facts(paper, [("Volgende gesprek", long_date(plan.next_talk))])
    if plan.agreements or plan.agreements_gemeente.strip() or plan.agreements_inburgeraar.strip():
        heading(paper, "Wat we afspreken", lines_below=WITH_HEADING)
        _titled_paragraph(paper, "Dit doet de gemeente", plan.agreements_gemeente, level=1)
        _titled_paragraph(paper, "Dit doet u zelf", plan.agreements_inburgeraar, level=1)
        pip_agreements.agreements(paper, plan.agreements)
    pip_agreements.other_questions(paper, plan)


def _termijn(paper: Paper, document: PipDocument) -> None:
    if document.termijn_start is None or document.termijn_last_day is None:
        return
    heading(paper, "Uw inburgeringstermijn")
    paragraph(
        paper,
        "Binnen deze termijn moet u aan de inburgeringsplicht voldoen. De termijn begint op de dag na de dagtekening "
        "van uw eerste plan (Wet inburgering 2021, artikel 11). DUO houdt de termijn bij en beslist over verlenging.",
    )
    days = [("Eerste dag", long_date(document.termijn_start)), ("Laatste dag", long_date(document.termijn_last_day))]
    facts(paper, days)


def _versions(paper: Paper, document: PipDocument) -> None:
    if document.previous_versions:
        columns = (GridColumn("Versie", 14), GridColumn("Dagtekening", 26), GridColumn("Reden", 126))
        rows = [(str(number), short_date(on), reason) for number, on, reason in document.previous_versions]
        heading(paper, "Eerdere versies van dit plan", lines_below=opening(paper, columns, rows))
        grid(paper, columns, rows)


def _objection(paper: Paper, document: PipDocument, printed_on: date) -> None:
    """The clause of the beschikking itself (Awb art. 6:4, 6:5 and 6:7): there is one text for one right."""
    if document.version:
        heading(paper, "Bezwaar maken", lines_below=WITH_HEADING)
        values = beschikking_parts.filled_in(document, printed_on)
        paragraph(paper, fixed(document.texts).objection.format(**values))


def _signing(paper: Paper, document: PipDocument) -> None:
    heading(paper, "Ondertekening", lines_below=_SIGNING)
    if document.plan.explained == "ja":
        paragraph(paper, "Dit plan is aan mij uitgelegd in een taal die ik goed begrijp.")
    by = document.established_by or document.regievoerder
    signatures(paper, [("Inburgeraar", document.name), ("Regievoerder, namens het college", by)])
    if not document.version:
        paragraph(paper, "Dit is een concept. Teken pas als het plan is vastgesteld.", TextStyle(SMALL.size, "", QUIET))
