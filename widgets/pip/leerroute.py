"""The leerroute on the screen: the advice as advice, and what was weighed."""

from collections.abc import Callable

import streamlit as st

from rules.intake.leerroute import LeerrouteAdvice, RouteWeighing
from rules.law.terms import Leerroute
from texts.wording.labels import LEERROUTES
from widgets.kit.plain_text import plain


def advice(leerroute_advice: LeerrouteAdvice, lbt: str) -> None:
    """The advice that follows from the brede intake, with its doubts, and that it decides nothing."""
    with st.container(border=True):
        name = LEERROUTES[leerroute_advice.route] if leerroute_advice.route else "Nog geen advies"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{name}**")
            st.badge("Advies, geen besluit", icon=":material/info:", color="blue")
        if lbt:
            st.markdown(plain(lbt))
        if leerroute_advice.doubts:
            st.markdown("**Om over te praten**")
            st.markdown(_listed(leerroute_advice.doubts))
        st.caption("U kiest de leerroute, samen met deze persoon. " + plain("; ".join(leerroute_advice.basis)) + ".")


def weighing(
    route: Leerroute, route_weighing: RouteWeighing, pro: Callable[[], None], contra: Callable[[], None]
) -> None:
    """One leerroute: what the intake says for and against it, next to the caseworker's own reasons (`pro`,
    `contra`).
    """
    st.subheader(LEERROUTES[route], anchor=False)
    left, right = st.columns(2, gap="medium")
    for column, sentences, own in ((left, route_weighing.pro, pro), (right, route_weighing.contra, contra)):
        with column:
            own()
            if sentences:
                st.caption("De intake zegt:  \n" + "  \n".join(f"• {plain(each)}" for each in sentences))


def _listed(sentences: list[str]) -> str:
    return "\n".join(f"- {plain(each)}" for each in sentences)
