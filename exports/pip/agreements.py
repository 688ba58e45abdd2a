"""What a PIP holds beside the leerroute and the doelen: agreements, ontzorgen, team. For two documents."""

from collections.abc import Sequence

from exports.typesetting.blocks import facts, heading
from exports.typesetting.grids import GridColumn, grid, opening
from exports.typesetting.page import Paper
from rules.law.terms import AfspraakSide
from rules.pip.document import Agreement, OntzorgingPeriod, PipDocument, Plan
from texts.pip.documents import BUDGETBEHEER, FIXED_COSTS, READINESS, TEAM_ROLES
from texts.pip.plan import other_lines
from texts.wording.formats import long_date, short_date
from texts.wording.labels import SIDES

_AGREEMENTS = (
    GridColumn("Wie", 30),
    GridColumn("Wat", 80),
    GridColumn("Door", 32),
    GridColumn("Uiterlijk", 20),
    GridColumn("Gedaan", 20),
)
_TEAM = (GridColumn("Rol", 40), GridColumn("Naam", 50), GridColumn("Organisatie", 60))


def agreements(paper: Paper, lines: Sequence[Agreement]) -> None:
    """The agreements as a table, those of the inburgeraar first; nothing without any."""
    order = [AfspraakSide.INBURGERAAR, AfspraakSide.GEMEENTE, AfspraakSide.PARTNER]
    rows = [
        (
            "U" if each.side is AfspraakSide.INBURGERAAR else SIDES[each.side],
            each.what,
            each.owner,
            short_date(each.due),
            short_date(each.done),
        )
        for each in sorted(lines, key=lambda each: order.index(each.side))
    ]
    grid(paper, _AGREEMENTS, rows)


def ontzorging(paper: Paper, period: OntzorgingPeriod | None) -> None:
    """From when until when the gemeente pays which fixed costs; nothing without ontzorgen."""
    if period is None:
        return
    facts(
        paper,
        [
            ("Van", long_date(period.start)),
            ("Tot en met", long_date(period.until)),
            ("Wat de gemeente betaalt", ", ".join(FIXED_COSTS.get(each, each) for each in period.fixed_costs)),
            ("Waarom langer", period.prolong_reason),
            ("Nagekeken op", long_date(period.checked)),
            ("Kunt u het daarna zelf?", READINESS.get(period.ready, "")),
            ("Hulp met geld daarna", BUDGETBEHEER.get(period.budgetbeheer, "")),
            ("Wie u helpt", period.coach),
        ],
    )


def other_questions(paper: Paper, plan: Plan) -> None:
    """The answers to questions that have no place of their own in a document; nothing without any."""
    lines = other_lines(plan)
    if lines:
        heading(paper, "Wat verder in uw plan staat")
        facts(paper, [(each.label, each.text) for each in lines])


def team(paper: Paper, document: PipDocument) -> None:
    """The people around this person; nothing without a team."""
    if document.plan.team:
        rows = [(TEAM_ROLES.get(each.role, each.role), each.person, each.organisation) for each in document.plan.team]
        heading(paper, "Uw team", lines_below=opening(paper, _TEAM, rows))
        grid(paper, _TEAM, rows)
