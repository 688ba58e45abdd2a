"""The last part of the plan: what is missing, the terms, and vaststellen (Wet inburgering 2021, art. 15)."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from access import Permission
from actions.pip.vaststellen import vaststellen_pip
from exports.typesetting.typefaces import unprintable
from pages.pip import approval
from queries.duo.check import duo_view
from queries.pip.after_decision import ApprovalView
from queries.pip.version_differences import with_draft
from queries.pip.versions import versions
from rules.duo import BerichtKind
from rules.law.deadlines import termijn_from
from rules.law.terms import PipStatus
from rules.pip.check import Shortcoming, ShortcomingCode, shortcomings
from texts.wording.formats import several
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.kit.downloads import cannot_print
from widgets.kit.plain_text import plain
from widgets.pip import plan_check, version_differences
from widgets.pip.plan_context import PlanContext


def check(context: PlanContext) -> None:
    """Draw the check, and for who may the button for vaststellen, which works only without shortcomings."""
    st.header("Controle en vaststellen", anchor=False)
    view = context.view
    dated: date | None = None
    if view.being_written:
        dated = plan_check.dagtekening(state.key("pip", context.pip_id, "dagtekening"), context.visit.today)
    term = view.termijn
    if term is None and view.situation is not None:
        term = termijn_from(dated, view.situation.termijn_until)
    plan_check.clocks(
        view.ten_weeks,
        view.no_ten_weeks,
        term,
        view.on,
        running=view.termijn is not None,
        made=view.last_version > 0,
    )
    if view.status is PipStatus.VASTGESTELD:
        st.success(
            f"Versie {view.last_version} van dit PIP is vastgesteld. Verzend het besluit nu, laat het tekenen en meld "
            "het aan DUO. Tot dat gedaan is, staat het op Vandaag en in het dossier.",
            icon=":material/task_alt:",
        )
        _after(context)
    elif view.situation is not None and view.being_written:
        _differences(context)
        eyes = approval.approval_of(context)
        situation = replace(view.situation, dagtekening=dated, approval=eyes.state if eyes and eyes.needed else None)
        _shortcomings(context, shortcomings(view.plan, situation), dated, eyes)


def _after(context: PlanContext) -> None:
    """The buttons to what follows, where Vaststellen was: how it is sent, who signs it, and the message to DUO."""
    st.button(
        "Verzenden en tekenen vastleggen",
        type="primary",
        icon=":material/draw:",
        key=state.key("pip", context.pip_id, "daarna"),
        on_click=state.set_address,
        kwargs={"deel": "versies", "doel": ""},
    )
    if context.visit.may(Permission.EDIT_PIP):
        st.button(
            "Melden aan DUO",
            icon=":material/mail:",
            key=state.key("pip", context.pip_id, "daarna", "duo"),
            on_click=state.set_address,
            kwargs={"deel": "duo", "doel": ""},
        )


def _differences(context: PlanContext) -> None:
    """For a change: what the next version says that the one in force does not."""
    if context.view.status is not PipStatus.IN_WIJZIGING:
        return
    key = state.key("pip", context.pip_id, "verschil")
    opened = st.expander("Wat verandert er in deze versie?", key=key, on_change="rerun")
    if not opened.open:
        return
    with context.visit.open_session() as session:
        known_versions = versions(session, context.view.head.id, seen_by=context.visit.user)
        differences = with_draft(session, known_versions[0].id, context.view, seen_by=context.visit.user)
    with opened:
        version_differences.draw(f"Van versie {known_versions[0].number} naar de nieuwe versie", differences)


def _shortcomings(
    context: PlanContext, shortcomings: list[Shortcoming], dated: date | None, eyes: ApprovalView | None
) -> None:
    blocking = [each for each in shortcomings if each.blocking]
    of_plan = [each for each in blocking if each.code is not ShortcomingCode.AKKOORD_ONTBREEKT]
    key, draw_way = state.key("pip", context.pip_id, "punten"), partial(_way, context)
    plan_check.listed(of_plan, "Nog nodig om vast te stellen", draw_way, state.key(key, "nodig"))
    others = [each for each in shortcomings if not each.blocking]
    plan_check.listed(others, "Let op; vaststellen kan wel", draw_way, state.key(key, "let-op"))
    refused = _refused_by_duo(context)
    if not of_plan and not refused:
        st.success("Alles wat de wet en DUO van dit plan vragen, staat erin.", icon=":material/task_alt:")
    if eyes is not None:
        approval.render(context, eyes, dated, ready=not of_plan)
    if context.visit.may(Permission.VASTSTELLEN):
        _vaststellen(context, dated, ready=not blocking)


def _refused_by_duo(context: PlanContext) -> bool:
    """Whether DUO would refuse something of this plan or its aanbod; then it is said, with the way to DUO-controle."""
    visit = context.visit
    with visit.open_session() as session:
        view = duo_view(session, context.view, seen_by=visit.user, on=visit.today)
    offers = [each for each in view.stuck if each.kind is BerichtKind.AANBOD]
    refused = [each for each in (view.draft, *offers) if each is not None and each.blocking]
    if not refused:
        return False
    several_points = several(sum(len(each.blocking) for each in refused), "punt", "punten")
    with st.container(border=True):
        st.markdown(f"**DUO zou dit weigeren: {several_points}**")
        for each in refused:
            st.markdown("\n".join(f"- {plain(point.text)}" for point in each.blocking))
        st.button(
            "Naar DUO-controle",
            key=state.key("pip", context.pip_id, "naar-duo"),
            type="tertiary",
            on_click=state.set_address,
            kwargs={"deel": "duo", "doel": ""},
        )
    return True


def _way(context: PlanContext, each: Shortcoming, number: int) -> None:
    if each.code in plan_check.OF_THE_INTAKE:
        context.visit.link("Brede intake", "intake", dossier=str(context.view.head.id))
        return
    deel, doel = _place(context, each.field)
    if deel:
        st.button(
            "Invullen" if context.writes else "Bekijken",
            key=state.key("pip", context.pip_id, each.code, each.blocking, number),
            type="tertiary",
            on_click=state.set_address,
            kwargs={"deel": deel, "doel": doel},
        )


class _PlaceOfField(NamedTuple):
    part: str
    doel_id: str


def _place(context: PlanContext, field: str) -> _PlaceOfField:
    """The part of the screen, and the doel in it, that holds a question, doel or activiteit; empty when none does."""
    for doel in context.view.plan.doelen:
        if field == doel.id or field in {each.id for each in doel.activiteiten}:
            return _PlaceOfField("doelen", doel.id)
    try:
        return _PlaceOfField(plan_check.PARTS[context.questionnaire.section_of(field).id], "")
    except KeyError:
        return _PlaceOfField("doelen", "") if field == "doel" else _PlaceOfField("", "")


def _vaststellen(context: PlanContext, dated: date | None, *, ready: bool) -> None:
    st.caption(
        "Vaststellen maakt een genummerde versie die niet meer verandert. Wijzigen kan daarna met een nieuwe versie."
    )
    if missing := unprintable(context.view.head.name):
        cannot_print(missing)  # a frozen name cannot be put right any more
        ready = False
    asking = state.key("pip", context.pip_id, "zeker")
    asks = ready and dated is not None and state.session_get(asking) is True
    pressed = (
        plan_check.sure(asking, context.view.last_version + 1, dated)
        if asks and dated
        else _first_press(context, dated, ready)
    )
    content = state.digest([repr(context.view.plan), context.view.change_reason])
    looked_at = state.shown(state.key("pip", context.pip_id, "gezien"), content)
    if not pressed or dated is None:
        return
    if looked_at != content:
        state.session_forget(asking)
        plan_check.changed_meanwhile("stel het dan vast")
        return
    if not asks:
        state.session_set(asking, True)
        st.rerun()
    _decide(context, dated, asking)


def _first_press(context: PlanContext, dated: date | None, ready: bool) -> bool:
    return st.button(
        "Vaststellen",
        type="primary",
        icon=":material/verified:",
        key=state.key("pip", context.pip_id, "vaststellen"),
        disabled=not ready or dated is None,
    )


def _decide(context: PlanContext, dated: date, asking: str) -> None:
    visit = context.visit
    with Deed() as deed, visit.open_session() as session:
        vaststellen_pip(
            session, pip_id=context.pip_id, dagtekening=dated, by=visit.user, at=visit.now(), on=visit.today
        )
    state.session_forget(asking)
    if deed.done:
        st.rerun()
