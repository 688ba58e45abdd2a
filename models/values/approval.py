"""What the rows of a plan say of its approval and of its decision, as plain values."""

from datetime import date

from pydantic import TypeAdapter

from models.dossier import Dossier
from models.pip import Pip
from models.team import Caseworker
from models.values.change import change_facts, change_kind, first_pip_of
from models.values.plan import checksum_of_all
from rules.pip.approval import ApprovalFacts
from rules.pip.change_facts import Taalonderdeel
from rules.pip.decision import PlanDecision
from rules.pip.document import Plan

_PLAN = TypeAdapter(Plan)


def content_of(plan: Plan, pip: Pip) -> str:
    """The SHA-256 of a plan and of its change; an approval stores it to identify what was approved."""
    # As it was taken before these two were kept, so that what was approved then still is.
    left_out = {"questionnaire"} | (set() if plan.other else {"other"})
    return checksum_of_all(
        {"plan": _PLAN.dump_python(plan, mode="json", exclude=left_out), "change": _change_content(pip)}
    )


def change_checksum(pip: Pip) -> str:
    """The SHA-256 of the kind, reason and facts of the change, to detect that a colleague changed them meanwhile."""
    return checksum_of_all(_change_content(pip))


def _change_content(pip: Pip) -> dict[str, object]:
    return {"kind": pip.change_kind, "reason": pip.change_reason, "facts": pip.change_facts}


def approval_facts(pip: Pip, plan: Plan) -> ApprovalFacts:
    """What was done with this plan by who gives approval, and whether it is still the plan that was approved."""
    return ApprovalFacts(
        requested=pip.approval_asked_at is not None,
        approved=pip.approved_at is not None,
        sent_back=bool(pip.approval_note),
        unchanged=pip.approved_at is not None and pip.approved_content == content_of(plan, pip),
    )


def decision_of(
    pip: Pip,
    dossier: Dossier,
    handler: Caseworker | None,
    *,
    approved_by: str,
    a2_before: tuple[Taalonderdeel, ...],
    on: date,
) -> PlanDecision:
    """What the rows say of a decision of the day `on`.

    `a2_before`: the language exams that went to A2 by the version in force.
    """
    return PlanDecision(
        kind=change_kind(pip),
        facts=change_facts(pip),
        first_pip=first_pip_of(dossier),
        termijn_until=dossier.termijn_until_on,
        approved_by=approved_by,
        handler_phone=handler.phone if handler else "",
        handler_email=handler.email if handler else "",
        address=dossier.address,
        a2_before=a2_before,
        on=on,
    )
