"""The plan in two parts: what is written in the azc (deel A) and what comes when somebody lives in the gemeente."""

from datetime import datetime

import streamlit as st

from rules.law.dutch_time import day_of
from texts.wording.formats import long_date


def first_part() -> None:
    """Say that this is the first part, and what deel B adds."""
    st.info(
        "**Eerste deel van het PIP (deel A, in het azc).** Schrijf op wat deze persoon wil, met de eerste doelen en "
        "activiteiten. Na de verhuizing vult u in deel B aan: leerroute, week en uren, PVT, MAP en hulp. "
        "Meestal stelt u het PIP pas vast na de inschrijving in de gemeente.",
        icon=":material/looks_one:",
    )


def written_in_azc(at: datetime) -> None:
    """Say that this was written in deel A, so that people look at it again together."""
    day = long_date(day_of(at))
    st.caption(f":material/looks_one: Geschreven in deel A (azc), {day}. Klopt het nog?")
