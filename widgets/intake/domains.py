"""The domains of the talk: which one is open, how far each is, and what the law still misses in it."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from forms.engine.answers import Answers, Source
from forms.engine.flow import Progress, progress
from forms.engine.schema import Questionnaire
from texts.wording.forms import SOURCES
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

SUMMARY = "samenvatting"
PARTS = {  # what is not asked but stands in the same list: its title, and what it is for
    "gesprekken": ("Gesprekken", "wanneer, waar, met wie"),
    "gezin": ("Gezin", "wat voor het hele gezin geldt"),
    "instrumenten": ("Instrumenten", "toets, PPS-V, ZRM, startklas"),
    "papier": ("Op papier en offline", "PDF en werkblad"),
}


def chosen(asked: Questionnaire, *, parts: bool = True) -> str:
    """The domain in the address; the first one when it names none or one that does not exist.

    `parts`: whether the parts beside the domains are for this user.
    """
    wanted = state.address("domein")
    known = [each.id for each in asked.sections]
    if wanted in known or wanted == SUMMARY or (parts and wanted in PARTS):
        return wanted
    if wanted:
        st.warning("Dit domein is er niet. Hieronder staat het eerste domein.", icon=":material/search_off:")
    return known[0]


def choose(
    asked: Questionnaire,
    answers: Answers,
    here: str,
    dossier_id: UUID,
    closed: Mapping[str, str],
    whole: Questionnaire,
    to_check: Mapping[str, int],
    *,
    parts: bool = True,
) -> None:
    """The list of domains with their progress; choosing one puts it in the address.

    `whole` is the version with the domains that are `closed` to this user: of those the list says no more than that.
    `to_check` tells of each domain how many answers of an earlier talk still have to be asked after.
    """
    state_of = progress(asked, answers)
    ids = [*[each.id for each in whole.sections], *(PARTS if parts else ()), SUMMARY]
    titles = {each.id: plain(each.title) for each in whole.sections} | {SUMMARY: "**Samenvatting**"}
    titles |= {each: f":material/lock: {titles[each]}" for each in closed}
    titles |= {part: title for part, (title, _) in PARTS.items()}
    said = {part: what for part, (_, what) in PARTS.items()} | {SUMMARY: "en intake afronden"} | dict(closed)
    captions = [_caption(state_of[each], to_check.get(each, 0)) if each in state_of else said[each] for each in ids]
    key = state.key("intake", dossier_id, "domein")
    moved = state.widget_value(key) != (True, here)
    if moved:
        state.set_widget_value(key, here)
    with st.container(key="koers-domeinen"):
        st.radio(
            "Domeinen",
            ids,
            format_func=titles.__getitem__,
            captions=captions,
            # A list that the browser draws anew begins with this, and would else send the first domain as chosen.
            index=0 if moved else ids.index(here),
            key=key,
            on_change=_go,
            args=(key,),
        )


def _caption(done: Progress, to_check: int) -> str:
    counted = f"{done.answered} van {done.total}"
    if done.core_answered < done.core_total:
        counted = f"{done.core_answered} van {done.core_total} kernvragen"
    if done.missing_for_law:
        counted = f"{counted} · **nog {done.missing_for_law} nodig**"
    return f"{counted} · nog {to_check} na te vragen" if to_check else counted


def _go(key: str) -> None:
    _, wanted = state.widget_value(key)
    state.set_address(domein=str(wanted))


def step(label: str, to: str | None, dossier_id: UUID) -> None:
    """A button to the domain before or after this one; nothing when there is none."""
    if to is None:
        st.empty()
        return
    st.button(
        label,
        key=state.key("intake", dossier_id, label),
        type="primary" if label == "Volgende" else "secondary",
        on_click=state.set_address,
        kwargs={"domein": to},
    )


def source_of_this_talk(dossier_id: UUID) -> Source:
    """Who tells the answers that are given now; a deviation is set per question."""
    source: Source | None = st.selectbox(
        "Wie geeft de antwoorden?",
        list(Source),
        index=0,
        format_func=SOURCES.__getitem__,
        key=state.key("intake", dossier_id, "bron"),
    )
    return source or Source.INBURGERAAR
