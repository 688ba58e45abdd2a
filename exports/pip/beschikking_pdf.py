"""The beschikking: the decision of the college on a PIP, short and formal. All goals stand in the ontwikkelplan.

Wet inburgering 2021, art. 14, 15 and 17; Besluit inburgering 2021, art. 5.3 and 5.5; the clause on bezwaar: Awb. The
sentences are those of `texts.pip.beschikking`, of the edition with which the version was frozen. What holds for one
doelgroep is never said to another: an asielstatushouder reads of no fine and no loan.
What fpdf2 can and cannot do for accessibility: `exports.pip.ontwikkelplan_pdf`.
"""

from datetime import date

from exports.pip import beschikking_letter, beschikking_parts
from exports.pip import leerroute as pip_route
from exports.typesetting import provenance as stamp
from exports.typesetting.blocks import WITH_HEADING, band, facts, heading, paragraph, quote
from exports.typesetting.grids import GridColumn, grid, opening
from exports.typesetting.letterhead import letterhead
from exports.typesetting.page import Paper
from exports.typesetting.text_styles import QUIET, SMALL, TextStyle
from rules.law.terms import Leerroute, Wijziging
from rules.pip.document import PipDocument, Plan, RouteReasons
from rules.pip.documents import DocumentKind, asks_participation, is_change
from texts.pip.beschikking import BeschikkingTexts, fixed
from texts.wording.formats import long_date
from texts.wording.labels import DOELGROEPEN, LEERROUTES

TITLE = "Beschikking PIP"
_REASONS = (
    GridColumn("Leerroute", 28),
    GridColumn("Wat bij u ervoor spreekt", 69),
    GridColumn("Wat bij u ertegen spreekt", 69),
)
_NOTHING = "Niets opgeschreven."
DRAFT = "CONCEPT van een besluit. Hieraan kunt u geen rechten ontlenen."


def beschikking_pdf(document: PipDocument, printed_on: date, logo: bytes | None = None) -> bytes:
    """The decision as PDF; version 0 is a draft and says so. `logo` is a PNG. Same input, same bytes."""
    texts = fixed(document.texts)
    values = beschikking_parts.filled_in(document, printed_on)
    paper = Paper(letterhead(document, DocumentKind.BESCHIKKING, TITLE, printed_on, logo))
    beschikking_letter.address(paper, document, printed_on)
    if not document.version:
        band(paper, DRAFT)
    _subject(paper, document, texts, values)
    _decision(paper, document, texts, values)
    _why(paper, document, texts, values)
    beschikking_parts.modules(paper, document, texts, values)
    beschikking_parts.support(paper, document, texts)
    beschikking_parts.agreements(paper, document, texts)
    _termijn(paper, document, texts)
    if document.version:
        _objection(paper, texts, values)
    beschikking_letter.signing(paper, document, texts.signed.format(**values))
    paragraph(paper, texts.enclosed, TextStyle(SMALL.size, "", QUIET, SMALL.leading))
    stamp.whole(paper, document)
    return paper.file()


def _kind(document: PipDocument) -> Wijziging | None:
    """What kind of change it is; None for the first decision. A version from before kinds were kept: its content."""
    return document.change_kind or (Wijziging.INHOUD if is_change(document) else None)


def _subject(paper: Paper, document: PipDocument, texts: BeschikkingTexts, values: dict[str, str]) -> None:
    kind = _kind(document)
    subject = texts.subjects[kind].format(**values) if kind else texts.subject
    facts(paper, [("Onderwerp", subject), ("Wet", texts.grounds[kind] if kind else texts.ground)], 26)
    paragraph(paper, f"Geachte {document.name},")


def _decision(paper: Paper, document: PipDocument, texts: BeschikkingTexts, values: dict[str, str]) -> None:
    plan, kind = document.plan, _kind(document)
    heading(paper, "Besluit")
    sentences = [texts.decisions[kind].format(**values) if kind else texts.decision.format(**values)]
    if document.previous_versions:
        sentences.append(texts.replaces.format(before=long_date(document.previous_versions[-1][1])))
    paragraph(paper, " ".join(sentences))
    facts(paper, pip_route.chosen(document))
    if plan.leerroute is None:
        return
    route = [texts.routes[plan.leerroute].format(**values)]
    if asks_participation(document):
        route.append(texts.z_participation.format(**values))
    paragraph(paper, " ".join([*route, texts.lessons[document.doelgroep]]))


def _why(paper: Paper, document: PipDocument, texts: BeschikkingTexts, values: dict[str, str]) -> None:
    heading(paper, "Waarom dit besluit?", lines_below=WITH_HEADING)
    paragraph(paper, texts.why)
    facts(paper, [("U bent", DOELGROEPEN[document.doelgroep].lower())])
    if document.change_reason.strip() or document.change_grounds:
        heading(paper, "Waarom uw PIP verandert", 1)
        paragraph(paper, document.change_reason)
        for each in document.change_grounds:
            paragraph(paper, f"• {each}")
    if document.plan.own_words.strip():
        heading(paper, "Wat u zelf wilt bereiken", 1)
        quote(paper, document.plan.own_words)
    pip_route.lbt(paper, document)
    _reasons(paper, document.plan)
    if document.plan.leerroute:
        paragraph(paper, texts.weighed.format(**values))


def _reasons(paper: Paper, plan: Plan) -> None:
    """All three leerroutes beside each other, also what was not written: it shows that each was weighed."""
    weighed = [(each, plan.reasons.get(each, RouteReasons())) for each in Leerroute]
    rows = [
        (LEERROUTES[each], reasons.pro.strip() or _NOTHING, reasons.contra.strip() or _NOTHING)
        for each, reasons in weighed
    ]
    heading(paper, "De drie leerroutes", 1, lines_below=opening(paper, _REASONS, rows))
    grid(paper, _REASONS, rows)


def _termijn(paper: Paper, document: PipDocument, texts: BeschikkingTexts) -> None:
    if document.termijn_start is None or document.termijn_last_day is None:
        return
    heading(paper, "Uw inburgeringstermijn")
    paragraph(paper, f"{texts.termijn} {texts.termijn_stays if is_change(document) else ''}".strip())
    days = [("Eerste dag", long_date(document.termijn_start)), ("Laatste dag", long_date(document.termijn_last_day))]
    facts(paper, days)


def _objection(paper: Paper, texts: BeschikkingTexts, values: dict[str, str]) -> None:
    heading(paper, "Bezwaar maken", lines_below=WITH_HEADING)
    paragraph(paper, texts.objection.format(**values))
    paragraph(paper, texts.meanwhile)
