"""The approval of a plan, and what is added to a plan when it is decided."""

from dataclasses import replace
from datetime import date

from pydantic import TypeAdapter

from models.dossier import Dossier
from models.pip import Pip
from models.team import Caseworker, Gemeente
from models.values.change import change_facts, change_kind, first_pip_of
from models.values.plan import checksum_of_all
from rules.law.parameters import first_day
from rules.law.terms import Leerroute, Taalniveau, Wijziging
from rules.pip.approval import Approval, approval
from rules.pip.changes import ChangeFacts, Taalonderdeel, grounds
from rules.pip.document import PipDocument, Plan
from rules.pip.frozen_figures import frozen_figures

_PLAN = TypeAdapter(Plan)


def content_of(plan: Plan, pip: Pip) -> str:
    """The SHA-256 of a plan with what is said of its change: by it an approval knows what was approved."""
    # As it was taken before these two were kept, so that what was approved then still is.
    left_out = {"questionnaire"} | (set() if plan.other else {"other"})
    return checksum_of_all({"plan": _PLAN.dump_python(plan, mode="json", exclude=left_out), "change": _said(pip)})


def said_of(pip: Pip) -> str:
    """The SHA-256 of what is said of its change: by it somebody who writes it knows whether a colleague was first."""
    return checksum_of_all(_said(pip))


def _said(pip: Pip) -> dict[str, object]:
    return {"kind": pip.change_kind, "reason": pip.change_reason, "facts": pip.change_facts}


def approval_of(pip: Pip, plan: Plan) -> Approval:
    """Where the approval of this plan stands, whether or not the gemeente asks for one."""
    return approval(
        requested=pip.approval_asked_at is not None,
        approved=pip.approved_at is not None,
        sent_back=bool(pip.approval_note),
        unchanged=pip.approved_at is not None and pip.approved_content == content_of(plan, pip),
    )


def needed_approval(pip: Pip, plan: Plan, gemeente: Gemeente) -> Approval | None:
    """The same for a gemeente that asks a second pair of eyes; None for one that does not."""
    return approval_of(pip, plan) if gemeente.four_eyes else None


def decided(
    paper: PipDocument,
    pip: Pip,
    dossier: Dossier,
    handler: Caseworker | None,
    *,
    approved_by: str,
    a2_before: tuple[Taalonderdeel, ...],
    texts: str,
    on: date,
) -> PipDocument:
    """The document with all that a decision adds: what changed and why it may, who handles it, the figures of `on`.

    `a2_before`: the language exams that went to A2 by the version in force; they stay there until the niveau changes.
    """
    kind, first = change_kind(pip), first_pip_of(dossier) or on
    facts = change_facts(pip)
    under_law = first >= first_day("inburgeringstermijn")
    return replace(
        paper,
        change_kind=kind,
        change_grounds=grounds(
            kind, facts, first_pip=first_pip_of(dossier), on=on, termijn_until=dossier.termijn_until_on
        )
        if kind
        else (),
        approved_by=approved_by,
        handler_phone=handler.phone if handler else "",
        handler_email=handler.email if handler else "",
        address=dossier.address,
        figures=frozen_figures(paper.plan, doelgroep=dossier.doelgroep, kind=kind, first_pip=first, dated=on)
        if under_law
        else (),
        a2_parts=_a2_parts(paper.plan, kind, facts, a2_before),
        texts=texts,
    )


def _a2_parts(
    plan: Plan, kind: Wijziging | None, facts: ChangeFacts, before: tuple[Taalonderdeel, ...]
) -> tuple[Taalonderdeel, ...]:
    if plan.leerroute is not Leerroute.B1 or plan.niveau is not Taalniveau.A2:
        return ()
    chosen = replace(facts, a2_before=before).all_parts if kind is Wijziging.AFSCHALEN else before
    return tuple(each for each in Taalonderdeel if each in chosen)
