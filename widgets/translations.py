"""Vertalingen in Beheer: the Dutch and another language side by side, to correct and to confirm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from forms.names import language_name
from forms.schema import Questionnaire
from forms.translations import Status, own_name
from refusals import Invalid, Stale
from texts.formats import long_date, year_month
from texts.languages import WRONG, kind
from widgets import state
from widgets.plain import plain
from widgets.state import key

if TYPE_CHECKING:
    from queries.translations import TextToCheck

EVERY = "alle"  # the answers that many questions share: Ja, Nee, Weet niet
FILTERS = {"alles": "Alles", "concept": "Nog na te kijken", "leeg": "Nog niet vertaald"}
ON_A_PAGE = 5  # questions: some forty fields, more makes a screen slow
SHORT = 60  # letters; a longer text gets a field of several lines
LONGEST = 1500


@dataclass(frozen=True)
class Filled:
    """What the hand filled in for one question: the texts by key with the version that was seen, and the deed."""

    texts: Mapping[str, tuple[str, int]]
    confirm: bool


def choose_language(there: Sequence[str], asked: Questionnaire) -> str:
    """Which language; "" when nothing is translated yet."""
    st.markdown(
        f"De vragenlijst van {year_month(asked.version)}. Wat u hier verbetert, geldt meteen voor uw gemeente. "
        "Kijk een tekst alleen na als u de taal goed leest."
    )
    if not there:
        st.info("Deze vragenlijst is nog niet vertaald.", icon=":material/translate:")
        return ""
    wanted = state.address("taal")
    return st.selectbox(
        "Taal",
        there,
        index=there.index(wanted) if wanted in there else 0,
        format_func=lambda code: f"{language_name(code)} ({own_name(code)})",
        key=key("beheer", "vertalingen", "taal"),
    )


def choose_texts(texts: "Sequence[TextToCheck]", asked: Questionnaire, language: str) -> "list[list[TextToCheck]]":
    """Which domein and which texts of it; gives them per question, one page of them."""
    titles = {EVERY: "Ja, nee en weet niet"} | {each.id: each.title for each in asked.sections}
    per_domain = {name: [each for each in texts if (each.of.section_id or EVERY) == name] for name in titles}
    st.caption(f"In deze taal: {progress(texts)}.")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        wanted = state.address("domein")
        domain = st.selectbox(
            "Domein",
            list(titles),
            index=list(titles).index(wanted) if wanted in titles else 1,
            format_func=lambda each: f"{titles[each]} · {progress(per_domain[each])}",
            key=key("beheer", "vertalingen", "domein"),
        )
    with right:
        shown = st.segmented_control(
            "Toon", list(FILTERS), default="alles", format_func=FILTERS.__getitem__, key=key("beheer", "vertalingen", "toon")
        )
    state.set_address(taal=language, domein=domain)
    subjects = [list(group) for _, group in groupby(per_domain[domain], key=lambda each: each.of.question_id)]
    found = [each for each in subjects if any(_belongs(text, shown or "alles") for text in each)]
    if not found:
        st.info("Hier is niets meer te doen. Kies een ander domein.", icon=":material/task_alt:")
    return _page(found, key(language, domain, shown))


def progress(texts: "Sequence[TextToCheck]") -> str:
    """How far it is: "12 van 80 nagekeken, 3 nog niet vertaald"."""
    checked = sum(each.status is Status.NAGEKEKEN for each in texts)
    missing = sum(not each.text for each in texts)
    return f"{checked} van {len(texts)} nagekeken" + (f", {missing} nog niet vertaald" if missing else "")


def _belongs(text: "TextToCheck", shown: str) -> bool:
    if shown == "leeg":
        return not text.text
    return shown == "alles" or bool(text.text and text.status is Status.CONCEPT)


def _page(found: "list[list[TextToCheck]]", name: str) -> "list[list[TextToCheck]]":
    pages = max(1, -(-len(found) // ON_A_PAGE))
    if pages == 1:
        return found
    with st.container(horizontal=True, horizontal_alignment="right"):
        page = st.number_input(
            f"Bladzijde (van {pages})", 1, pages, key=key("beheer", "vertalingen", "bladzijde", name), width=180
        )
    return found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]


class TextForm:
    """The form of the texts of one question: what was typed, and where to say what became of it."""

    def __init__(self, texts: "Sequence[TextToCheck]", language: str) -> None:
        subject = texts[0].of.key
        self.name = key("vertaling", language, subject)
        with st.form(self.name, enter_to_submit=False):
            self._fields = {each.of.key: _field(each, language) for each in texts}
            self._place = st.container()
            told = state.recall(self.name)
            state.forget(self.name)
            if told:
                self._place.success(str(told), icon=":material/check_circle:")
            with st.container(horizontal=True):
                saved = st.form_submit_button("Opslaan", key=key(self.name, "opslaan"))
                confirmed = st.form_submit_button(
                    "Opslaan en nagekeken", type="primary", icon=":material/check:", key=key(self.name, "nagekeken")
                )
        self.filled = Filled(self._fields, confirm=confirmed) if saved or confirmed else None

    def kept(self, number: int, *, confirm: bool) -> None:
        """Say in the next run what was kept."""
        for text_key, (typed, version) in self._fields.items():
            state.forget(f"seen:{_widget(self.name, text_key)}")
            del typed, version
        said = "Er is niets gewijzigd." if not number else "Nagekeken en opgeslagen." if confirm else "Opgeslagen."
        state.remember(self.name, said)
