"""The documents of a PIP on the screen: the buttons, the language of the summary, and what stands where."""

from collections.abc import Callable, Sequence
from uuid import UUID

import streamlit as st

from forms.engine.names import language_name
from forms.intake.translations import own_name
from rules.pip.documents import DocumentKind
from texts.summary import DUTCH, language_for, languages, words
from widgets.kit import session_state as state

_LABELS = {
    DocumentKind.ONTWIKKELPLAN: "Download PIP",
    DocumentKind.BESCHIKKING: "Download beschikking",
    DocumentKind.SAMENVATTING: "Download samenvatting",
}
_FILES = {
    DocumentKind.ONTWIKKELPLAN: "pip",
    DocumentKind.BESCHIKKING: "beschikking",
    DocumentKind.SAMENVATTING: "samenvatting",
}
_HELP = {
    DocumentKind.ONTWIKKELPLAN: "Het ontwikkelplan: alle doelen, activiteiten en afspraken.",
    DocumentKind.BESCHIKKING: "Het besluit van het college: kort en formeel.",
    DocumentKind.SAMENVATTING: "Eén of twee bladzijden in eenvoudige woorden, in het {language}.",
}


def language(dossier_id: UUID, spoken: str) -> str:
    """The language in which the summary is made: the person's own, until this session chose another."""
    chosen = str(state.session_get(_chosen(dossier_id), ""))
    return chosen if chosen in languages() else language_for(spoken)


def choose_language(dossier_id: UUID, current: str) -> None:
    """A popover to choose another language for the summary."""
    popover = st.popover(
        f"Taal samenvatting: {language_name(current)}",
        icon=":material/translate:",
        key=state.key("pip", dossier_id, "taal"),
        on_change="rerun",
    )
    if not popover.open:
        return
    key = state.key("pip", dossier_id, "taal", "keuze")
    with popover:
        codes = list(languages())
        st.selectbox(
            "Taal van de samenvatting",
            codes,
            index=codes.index(current),
            format_func=lambda code: f"{language_name(code)} ({own_name(code)})" if code != DUTCH else "Nederlands",
            key=key,
            on_change=_keep,
            args=(dossier_id, key),
        )
        if not words(current).checked:
            st.caption("De vertaling van de vaste zinnen is nog niet nagekeken. Dat staat ook op het papier.")


def buttons(
    key: str,
    file: str,
    in_language: str,
    make: Callable[[DocumentKind], Callable[[], bytes]],
    *,
    of_version: str = "",
) -> None:
    """A button for each document; the bytes are made only on a click. `file` ends each file name."""
    for papier, label in _LABELS.items():
        tongue = f"-{in_language}" if papier is DocumentKind.SAMENVATTING else ""
        st.download_button(
            f"{label} {of_version}".strip(),
            make(papier),
            file_name=f"{_FILES[papier]}{tongue}-{file}.pdf",
            mime="application/pdf",
            icon=":material/download:",
            key=state.key(key, papier.value),
            help=_HELP[papier].format(language=language_name(in_language)),
            on_click="ignore",
        )


def differences(lines: Sequence[str]) -> None:
    """What stands in one document and not in another: a few small lines, nothing when they say the same."""
    if lines:
        st.caption("**Wat staat waar?**  \n" + "  \n".join(lines))


def _keep(dossier_id: UUID, key: str) -> None:
    _, chosen = state.widget_value(key)
    state.session_set(_chosen(dossier_id), chosen)


def _chosen(dossier_id: UUID) -> str:
    return f"taal samenvatting:{dossier_id}"
