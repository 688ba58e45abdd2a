"""What a partner sees of a dossier: the parts that its team shares, and nothing else."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from forms.pip.pip_team import Shared
from rules.pip.document import PlanActiviteit, PlanDoel
from texts.pip.pip_team import shared_words
from texts.pip.plan import where_line
from texts.pip.support import due_line
from texts.voortgang.progress import KINDS
from texts.wording.formats import long_date, number, short_date
from texts.wording.labels import DOEL_STATUSSEN, LEEFGEBIEDEN, SIDES
from widgets.frame.visit import Visit
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.shared_plan import SharedLine, SharedPlan


def shared_plan(view: "SharedPlan", on: date) -> None:
    """All of it as it stands on the day `on`, part by part; a part that is not shared is not named."""
    st.title(plain(view.name), anchor=False)
    own = [view.number, f"telefoon {view.phone}" if view.phone else ""]
    st.caption(plain(" · ".join(filter(None, own))))
    reach = ", ".join([view.regievoerder or "nog niemand", *view.reach])
    st.markdown(plain(f"Regievoerder: {reach}"))
    if not view.sees:
        explanation = (
            "Er is nu niets met u gedeeld." if view.is_open else "Dit dossier is gesloten. Er wordt niets meer gedeeld."
        )
        st.info(f"{explanation} Vragen? Bel de regievoerder.", icon=":material/lock:")
        return
    caption = "U kunt dit lezen, niet wijzigen. Klopt er iets niet? Bel of mail de regievoerder."
    if view.dagtekening:
        caption = (
            f"Uit het PIP dat nu geldt: versie {view.version}, dagtekening {long_date(view.dagtekening)}. {caption}"
        )
    st.caption(caption)
    draw: dict[Shared, Callable[[SharedPlan], None]] = {
        Shared.DOELEN: _doelen,
        Shared.WEEK: _week,
        Shared.AFSPRAKEN: partial(_agreements, on=on),
        Shared.VOORTGANG: _progress,
    }
    for part, draw_part in draw.items():
        if part in view.sees:
            with st.container(border=True):
                draw_part(view)


def line(visit: Visit, each: "SharedLine") -> None:
    """One dossier in the list of a partner, with the way to it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(each.name)}** · {plain(each.number)}")
            st.caption(plain(f"Regievoerder: {each.regievoerder or 'nog niemand'} · u ziet: {shared_words(each.sees)}"))
        visit.link("Bekijken", "dossier", icon=":material/arrow_forward:", dossier=str(each.dossier_id))


def _doelen(view: "SharedPlan") -> None:
    st.subheader("Doelen", anchor=False)
    for each in view.doelen:
        st.markdown(f"**{plain(_name(each))}** · {LEEFGEBIEDEN[each.area]}")
        facts = [each.result if each.own_words else "", f"klaar op {long_date(each.target)}" if each.target else ""]
        if any(facts):
            st.caption(plain(" · ".join(filter(None, facts))))
        st.markdown("\n".join(f"- {plain(_activiteit(one))}" for one in each.activiteiten))
    if not view.doelen:
        st.caption(_nothing(view, "Er zijn geen doelen om te tonen."))


def _week(view: "SharedPlan") -> None:
    st.subheader("Weekrooster", anchor=False)
    for each in sorted(view.week, key=_first_moment):
        st.markdown(f"- {plain(_when(each))}: {plain(each.what or 'Activiteit')}{plain(_where(each))}")
    if not view.week:
        st.caption(_nothing(view, "Er staan geen activiteiten in."))


def _agreements(view: "SharedPlan", on: date) -> None:
    st.subheader("Afspraken", anchor=False)
    for each in sorted(view.agreements, key=lambda each: (each.done is not None, each.due is None, each.due or on)):
        owner_line = f"{each.owner or SIDES[each.side]} · {due_line(each.due, each.done, on)}"
        st.markdown(f"- {plain(each.what)}  \n  :gray[{plain(owner_line)}]")
    if not view.agreements:
        st.caption(_nothing(view, "Er zijn nog geen afspraken."))


def _progress(view: "SharedPlan") -> None:
    st.subheader("Voortgang", anchor=False)
    for doel, status in view.statuses:
        st.markdown(f"- {plain(_name(doel))}: **{DOEL_STATUSSEN[status]}**")
    for talk in view.talks:
        st.markdown(f"- {plain(long_date(talk.held_on))}: {KINDS[talk.kind]}{'' if talk.closed else ' (gepland)'}")
    if view.next_talk_on:
        st.caption(f"Volgende voortgangsgesprek: {long_date(view.next_talk_on)}.")
    if not (view.statuses or view.talks or view.next_talk_on):
        st.caption("Er is nog geen gesprek geweest of gepland.")


def _nothing(view: "SharedPlan", sentence: str) -> str:
    return sentence if view.version else "Er is nog geen PIP vastgesteld. Daarna ziet u hier wat met u is gedeeld."


def _name(doel: PlanDoel) -> str:
    return " ".join((doel.own_words or doel.result or "Doel").split()).removesuffix(".")


def _activiteit(each: PlanActiviteit) -> str:
    """One activiteit for somebody outside the gemeente: what, where, how much, from when until when."""
    hours = f"{number(each.hours_per_week)} uur per week" if each.hours_per_week is not None else ""
    days = " t/m ".join(filter(None, (short_date(each.start), short_date(each.until))))
    return " · ".join(filter(None, [each.what or "Activiteit", where_line(each), hours, days]))


class _FirstMoment(NamedTuple):
    weekday: int
    start: str


def _first_moment(activiteit: PlanActiviteit) -> _FirstMoment:
    first = min(activiteit.slots, key=lambda each: (each.weekday, each.start), default=None)
    return _FirstMoment(first.weekday, first.start.isoformat()) if first else _FirstMoment(8, activiteit.what)


def _when(activiteit: PlanActiviteit) -> str:
    days = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    if activiteit.slots:
        return ", ".join(
            f"{days[each.weekday - 1]} {each.start:%H:%M}–{each.until:%H:%M}"
            for each in sorted(activiteit.slots, key=lambda each: (each.weekday, each.start))
        )
    hours = activiteit.hours_per_week
    return f"{number(hours)} uur per week" if hours is not None else "Nog geen vaste tijd"


def _where(activiteit: PlanActiviteit) -> str:
    location = where_line(activiteit)
    return f" ({location})" if location else ""
