"""Vertalingen in Beheer: which language, which domein, how far it is, and which texts of it are shown."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.names import language_name
from forms.engine.schema import Questionnaire
from forms.intake.translations import TranslationStatus, own_name
from texts.wording.formats import year_month
from widgets.kit import session_state as state
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.intake.translations import TextToCheck

EVERY = "alle"  # the answers that many questions share: Ja, Nee, Weet niet
FILTERS = {"alles": "Alles", "concept": "Nog na te kijken", "leeg": "Nog niet vertaald"}
ON_A_PAGE = 5  # questions: some forty fields, more makes a screen slow


def choose_language(translated: Sequence[str], questionnaire: Questionnaire) -> str:
    """Which language; "" when nothing is translated yet."""
    st.markdown(
        f"De vragenlijst van {year_month(questionnaire.version)}. Wat u hier verbetert, geldt meteen voor uw gemeente. "
        "Kijk een tekst alleen na als u de taal goed leest."
    )
    if not translated:
        st.info("Deze vragenlijst is nog niet vertaald.", icon=":material/translate:")
        return ""
    address_language = state.address("taal")
    return st.selectbox(
        "Taal",
        translated,
        index=translated.index(address_language) if address_language in translated else 0,
        format_func=lambda code: f"{language_name(code)} ({own_name(code)})",
        key=key("beheer", "vertalingen", "taal"),
    )


def place(language: str) -> DeltaGenerator:
    """The container of the forms; by its name koers.js knows the language of what is typed in them."""
    return st.container(key=f"koers-taal-{language}-vertaling")


def choose_texts(
    texts: "Sequence[TextToCheck]", questionnaire: Questionnaire, language: str
) -> "list[list[TextToCheck]]":
    """Which domein and which texts of it; gives them per question, one page of them."""
    titles = {EVERY: "Ja, nee en weet niet"} | {each.id: each.title for each in questionnaire.sections}
    per_domain = {name: [each for each in texts if (each.of.section_id or EVERY) == name] for name in titles}
    st.caption(f"In deze taal: {progress(texts)}.")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        address_domain = state.address("domein")
        state.hold(key("beheer", "vertalingen", "domein"))
        domain = st.selectbox(
            "Domein",
            list(titles),
            index=list(titles).index(address_domain) if address_domain in titles else 1,
            format_func=lambda each: f"{titles[each]} · {progress(per_domain[each])}",
            key=key("beheer", "vertalingen", "domein"),
        )
    with right:
        filter_name = st.segmented_control(
            "Toon",
            list(FILTERS),
            default="alles",
            format_func=FILTERS.__getitem__,
            key=key("beheer", "vertalingen", "toon"),
        )
    state.set_address(taal=language, domein=domain)
    subjects = [list(group) for _, group in groupby(per_domain[domain], key=lambda each: each.of.question_id)]
    matching = [each for each in subjects if any(_belongs(text, filter_name or "alles") for text in each)]
    if not matching:
        st.info("Hier is niets meer te doen. Kies een ander domein.", icon=":material/task_alt:")
    return _page(matching, key("bladzijde", language, domain, filter_name))


def progress(texts: "Sequence[TextToCheck]") -> str:
    """How far it is: "12 van 80 nagekeken, 3 nog niet vertaald"."""
    checked = sum(each.status is TranslationStatus.NAGEKEKEN for each in texts)
    missing = sum(not each.text for each in texts)
    return f"{checked} van {len(texts)} nagekeken" + (f", {missing} nog niet vertaald" if missing else "")


def _belongs(text: "TextToCheck", filter_name: str) -> bool:
    if filter_name == "leeg":
        return not text.text
    return filter_name == "alles" or bool(text.text and text.status is TranslationStatus.CONCEPT)


def _page(groups: "list[list[TextToCheck]]", name: str) -> "list[list[TextToCheck]]":
    pages = max(1, -(-len(groups) // ON_A_PAGE))
    stored_page = state.session_get(name)
    page = min(stored_page if isinstance(stored_page, int) else 1, pages)
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            st.markdown(f"Bladzijde {page} van {pages}", width="content")
            for label, to in (("Vorige", page - 1), ("Volgende", page + 1)):
                turn = key(name, label)
                st.button(label, key=turn, disabled=not 1 <= to <= pages, on_click=state.session_set, args=(name, to))
    return groups[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
