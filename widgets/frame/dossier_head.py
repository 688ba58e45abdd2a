"""The head of every dossier screen: the name and the number are always shown."""

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from access import Permission
from forms.engine.names import language_name
from rules.law.age import age_range
from texts.wording.labels import DOELGROEPEN, FASEN, LEERROUTES
from widgets.frame.visit import Visit
from widgets.kit.plain_text import plain
from widgets.kit.session_state import address, key

if TYPE_CHECKING:
    from queries.scope.dossier_head import DossierHead

SCREENS = (
    ("Dossier", "dossier", ":material/folder:", Permission.VIEW_DOSSIERS),
    ("Brede intake", "intake", ":material/forum:", Permission.VIEW_DOSSIERS),
    ("PIP", "pip", ":material/route:", Permission.VIEW_PIP),
    ("Voortgang", "voortgang", ":material/trending_up:", Permission.VIEW_PIP),
)


def dossier_head(visit: Visit, head: "DossierHead", here: str) -> None:
    """Name, number and status, with links to the other screens of this dossier; `here` is the path of this one.

    The dossier itself also tells how to speak with this person, and has buttons of its own to the other screens.
    """
    _lead_on(visit, head, here)
    # Not columns: on a narrow window the links stay in one row, clear of "Opgeslagen" in the corner.
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        left, right = st.container(width="stretch", gap=None), st.container(width="content")
    with left:
        st.title(plain(head.name), anchor=False)
        # Personal facts and the status are for the team; a partner gets that only where the team shares it.
        sees_all = visit.may(Permission.VIEW_PARTICULARS)
        st.caption(plain(" · ".join(_facts(head, visit.today) if sees_all else [head.number])))
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        for label, path, icon, permission in SCREENS:
            if path == here or not visit.may(permission):
                continue
            if here == "dossier":
                if st.button(label, icon=icon, key=key(here, head.id, path)):
                    visit.go(path, dossier=str(head.id))
            else:
                visit.link(label, path, icon=icon, dossier=str(head.id))
    if here == "dossier":
        st.markdown("  \n".join(plain(speaking_line) for speaking_line in _speaking(head)))


def _lead_on(visit: Visit, head: "DossierHead", here: str) -> None:
    """A dossier that was joined into another one leads on to that, but for what stayed in it."""
    if head.joined_into is None:
        return
    if address("gesloten") != "ja":
        visit.go(here, dossier=str(head.joined_into))
    st.info(
        f"Dossier {plain(head.number)} is samengevoegd met een ander dossier van deze persoon. U leest hier wat er in "
        "bleef; er verandert niets meer.",
        icon=":material/merge:",
    )
    visit.link("Naar het dossier dat blijft", "dossier", icon=":material/folder:", dossier=str(head.joined_into))


def _facts(head: "DossierHead", today: date) -> list[str]:
    facts = [head.number, DOELGROEPEN[head.doelgroep], FASEN[head.fase]]
    if years := age_range(head.birth_date, today):
        facts.insert(1, years.in_words)
    return [*facts, LEERROUTES[head.leerroute]] if head.leerroute else facts


def _speaking(head: "DossierHead") -> list[str]:
    language = language_name(head.language) if head.language else "taal nog niet ingevuld"
    talk = f"{language}, met tolk" if head.interpreter else language
    pronunciation = f"Zeg: {head.name_said} · " if head.name_said else ""
    return [f"{pronunciation}Praat: {talk} · Regievoerder: {head.regievoerder or 'nog niemand'}"]
