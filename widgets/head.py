"""The head of every dossier screen: the name and the number are always in sight."""

from typing import TYPE_CHECKING

import streamlit as st

from texts.labels import DOELGROEPEN, FASEN, LEERROUTES
from widgets.plain import plain
from widgets.visit import Visit

if TYPE_CHECKING:
    from queries.head import DossierHead


def dossier_head(visit: Visit, head: "DossierHead", here: str) -> None:
    """Name, number and standing, with the way to the other screens of this dossier; `here` is the path of this one."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.title(plain(head.name), anchor=False)
        facts = [head.number, DOELGROEPEN[head.doelgroep], FASEN[head.fase]]
        if head.leerroute:
            facts.append(LEERROUTES[head.leerroute])
        st.caption(plain(" · ".join(facts)))
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        for label, path, icon in (
            ("Dossier", "dossier", ":material/folder:"),
            ("Brede intake", "intake", ":material/forum:"),
            ("PIP", "pip", ":material/route:"),
        ):
            if path != here:
                visit.link(label, path, icon=icon, dossier=str(head.id))
