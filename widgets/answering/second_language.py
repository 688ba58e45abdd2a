"""The second language beside the Dutch: in every label, choice and help, with what is missing in sight.

In a label the words of the second language are `:primary[…]`: style.css puts them on a line of their own in their own
direction, and koers.js tells a screen reader which language it is, by the name of the container `place`.
"""

from dataclasses import dataclass
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.names import language_name
from forms.engine.schema import Question, Section
from forms.intake.translations import Translatable, Wording, country_names, language_names, nearest, own_name
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

MISSING = ":small[nog niet vertaald]"
PARTLY = ":small[nog niet alles vertaald]"
NONE = ""  # no second language


@dataclass(frozen=True)
class Second:
    """A language beside the Dutch. `path` of a question is its id; of a column "kinderen.column.naam"."""

    wording: Wording
    concepts: frozenset[str]  # the domeinen in which something is said that nobody has confirmed

    @property
    def language(self) -> str:
        """Its code."""
        return self.wording.language

    def label(self, dutch: str, question: Question, path: str) -> str:
        """The Dutch label (markdown) with the question in the second language, and what of it is missing."""
        translation = self.wording.text(path)
        if translation is None:
            return f"{dutch} {MISSING}"
        lacks = self._lacks(question, path)
        return f"{dutch} {_marked(translation)}" + (f" {PARTLY}" if lacks else "")

    def column(self, dutch: str, path: str) -> str:
        """The label of a column of a table; what is missing is said above the table."""
        translation = self.wording.text(path)
        return f"{dutch} {_marked(translation)}" if translation else dutch

    def _lacks(self, question: Question, path: str) -> bool:
        columns = ((each, f"{path}.column.{each.id}") for each in question.columns or ())
        return any(self.wording.choice(path, question, each.id) is None for each in question.choices) or any(
            self.wording.text(inner) is None or self._lacks(each, inner) for each, inner in columns
        )

    def with_second(self, dutch: str, translation: str | None) -> str:
        """A choice or the end of a scale, on one line."""
        return f"{dutch} · {_marked(translation)}" if translation else dutch

    def choice(self, dutch: str, question: Question, path: str, option_id: str) -> str:
        """A choice on a button; `dutch` is markdown."""
        return self.with_second(dutch, self.wording.choice(path, question, option_id))

    def listed(self, dutch: str, translation: str | None) -> str:
        """A choice in a list to pick from, which knows no markdown: the second language keeps its own direction."""
        return f"{dutch} · \N{FIRST STRONG ISOLATE}{translation}\N{POP DIRECTIONAL ISOLATE}" if translation else dutch

    def country(self, dutch: str, code: str) -> str:
        """The name of a country in a list."""
        return self.listed(dutch, country_names(self.language).get(code))

    def tongue(self, dutch: str, code: str) -> str:
        """The name of a language in a list."""
        return self.listed(dutch, language_names(self.language).get(code))

    def help(self, dutch: str, path: str) -> str:
        """The Dutch help (markdown) with the same in the second language below it."""
        translation = self.wording.text(path, "help")
        return f"{dutch}\n\n{_marked(translation)}" if translation else f"{dutch} {MISSING}"


def _marked(translation: str) -> str:
    return f":primary[{plain(translation)}]"


def choose(there: tuple[str, ...], spoken: str, dossier_id: UUID, *, labelled: bool = True) -> str:
    """The chooser "Tweede taal": a code of `there`, or NONE. It begins with the language of the dossier.

    What was chosen is remembered for this dossier in this session. `labelled`: its name stands above it.
    """
    if not there:
        return NONE
    name = f"tweede taal:{dossier_id}"
    usual = nearest(spoken, there) or NONE
    remembered = state.session_get(name, state.address("taal") or usual)
    now = str(remembered) if remembered in there else NONE
    codes = [NONE, *there]
    chosen: str | None = st.selectbox(
        "Tweede taal",
        codes,
        index=codes.index(now),
        format_func=lambda code: f"{language_name(code)} ({own_name(code)})" if code else "Geen tweede taal",
        key=state.key("intake", dossier_id, "tweede taal"),
        label_visibility="visible" if labelled else "collapsed",
    )
    language = chosen or NONE
    state.session_set(name, language)
    # In the address too, where it departs from the usual: a page that is loaded again begins with it.
    state.set_address(taal="" if language == usual else language or "geen")
    return language


def place(second: Second | None, name: str) -> DeltaGenerator:
    """The container of the questions; by its name koers.js knows the second language."""
    return st.container(key=f"koers-taal-{second.language}-{name}" if second else name)


def under_title(second: Second | None, section: Section, *parts: str) -> None:
    """These parts of a domein (its title, its introduction) in the second language, and that it is a concept."""
    if second is None:
        return
    path = f"section:{section.id}"
    texts = [each for part in parts if (each := second.wording.text(path, part))]
    if texts:
        st.markdown(" ".join(_marked(each) for each in texts))
    if section.id in second.concepts:
        st.caption(":material/translate: Concept: laat nakijken.")


def concepts(wording: Wording, texts: tuple[Translatable, ...]) -> frozenset[str]:
    """The domeinen in which a text is said that nobody has confirmed."""
    unconfirmed = wording.texts.keys() - wording.checked
    return frozenset(each.section_id for each in texts if each.key in unconfirmed)
