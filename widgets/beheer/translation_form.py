"""The texts of one question in Dutch and in another language side by side, to correct and to confirm."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from forms.engine.words import LONGEST
from forms.intake.translations import TranslationStatus
from refusals import Stale
from rules.problems import Problem
from texts.beheer.languages import PROBLEMS, kind
from texts.wording.formats import long_date
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.intake.translations import TextToCheck

SHORT = 60  # letters; a longer text gets a field of several lines


class TextForm:
    """The form of the texts of one question: what was typed, and where to say what became of it."""

    def __init__(self, texts: "Sequence[TextToCheck]", language: str) -> None:
        self._texts, self._language = {each.of.key: each for each in texts}, language
        self.name = key("vertaling", language, texts[0].of.key)
        with DraftForm(self.name) as draft:
            self._typed = {each.of.key: _field(each, self._widget(each.of.key)) for each in texts}
            self._place = st.container()
            with st.container(horizontal=True):
                saved = draft.button("Opslaan", key=key(self.name, "opslaan"))
                self.confirmed = draft.button(
                    "Opslaan en nagekeken", icon=":material/check:", key=key(self.name, "nagekeken")
                )
        self.pressed = saved or self.confirmed
        message = state.session_get(self.name)
        state.session_forget(self.name)
        if message and not self.pressed:
            self._place.success(str(message), icon=":material/check_circle:")

    def _widget(self, text_key: str) -> str:
        return key("vertaling", self._language, text_key, "tekst")

    @property
    def filled(self) -> dict[str, tuple[str, int]]:
        """The texts by key, each with the version of it that the person saw."""
        return {text_key: (typed, _shown_version(self._widget(text_key))) for text_key, typed in self._typed.items()}

    def note_saved(self, number: int) -> None:
        """The texts were saved: show that in the next run. `number` is how many changed."""
        for text_key, typed in self._typed.items():
            state.note_seen(self._widget(text_key), 0, typed)
        message = "Opgeslagen en nagekeken." if self.confirmed else "Opgeslagen."
        state.session_set(self.name, message if number else "Er is niets gewijzigd.")

    def refused(self, problems: Sequence[Problem]) -> None:
        """Say which texts cannot be kept."""
        for each in problems:
            self._place.error(f"{self._what(each.field)}: {problem_sentence(each, PROBLEMS)}", icon=":material/edit:")

    def was_late(self, stale: Stale) -> None:
        """A colleague was first: show what they wrote. Who saves again, keeps the own text knowingly."""
        state.note_seen(self._widget(stale.field), stale.version, stale.value)
        self._place.warning(
            f"{self._what(stale.field)}: een collega was eerder. Daar staat nu: {plain(str(stale.value))}  \n"
            "Slaat u nog een keer op, dan geldt uw tekst.",
            icon=":material/sync_problem:",
        )

    def _what(self, text_key: str) -> str:
        return f"{kind(text_key)} „{plain(self._texts[text_key].of.dutch)}”"


def _shown_version(widget: str) -> int:
    shown = state.last_shown(widget)
    return shown.version if shown else 0


def _field(text: "TextToCheck", widget: str) -> str:
    _refresh(text, widget)
    left, right = st.columns(2, vertical_alignment="center")
    left.markdown(f"{plain(text.of.dutch)}  \n:small[{_status_line(text)}]")
    label = plain(f"{kind(text.of.key)}: {text.of.dutch}")
    with right:
        if len(text.of.dutch) > SHORT:
            return st.text_area(
                label, value=text.text, key=widget, max_chars=LONGEST, height=96, label_visibility="collapsed"
            )
        return st.text_input(label, value=text.text, key=widget, max_chars=LONGEST, label_visibility="collapsed")


def _refresh(text: "TextToCheck", widget: str) -> None:
    """Show what is stored now in a field that was not touched; what was typed stays, with the version seen then."""
    shown = state.last_shown(widget)
    on_screen, typed = state.widget_value(widget)
    if on_screen and shown is not None and state.digest(typed) != shown.digest:
        return
    if on_screen and typed != text.text:
        state.set_widget_value(widget, text.text)
    state.note_seen(widget, text.version, text.text)


def _status_line(text: "TextToCheck") -> str:
    text_kind = kind(text.of.key)
    if not text.text:
        return f"{text_kind} · nog niet vertaald"
    if text.status is TranslationStatus.CONCEPT:
        return f"{text_kind} · concept" + (", in uw gemeente gewijzigd" if text.version else "")
    when = f" door {plain(text.checked_by)} op {long_date(text.checked_on)}" if text.checked_on else ""
    return f"{text_kind} · :material/check: nagekeken{when}"
