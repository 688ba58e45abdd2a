"""DUO-controle on the screen: what DUO would say, and the copy sheet for the Portaal Inburgering."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rules.duo import BerichtKind
from rules.duo.messages import JaNee
from rules.duo.refusal import DuoRefusal
from rules.duo.verdict import BerichtStatus
from rules.duo.weighed import WeighedMessage
from texts.duo.check import EMPTY, FIELD_OF_NUMBER, NOTHING_YET, sheet
from texts.duo.outbox import KINDS
from texts.wording.formats import several
from widgets.duo.outbox import COLOURS
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

Way = Callable[[DuoRefusal, str], None]
# Where a refusal can be put right, by the field that it is about: a part of the plan screen, or another screen.
PARTS: dict[str, str] = {
    "leerroute": "leerroute",
    "niveau": "leerroute",
    "geschatteIntensiteitB1Route": "leerroute",
    "indicatorMagOpleidingAfmaken": "leerroute",
    "indicatorAlfabetiseringsonderwijs": "leerroute",
    "dagtekeningPip": "controle",
    "pip": "controle",
    "datumInburgeringsaanbod": "doelen",
    "verwachteStartdatumOpleiding": "doelen",
    "verwachteEinddatumOpleiding": "doelen",
}
SCREENS: dict[str, tuple[str, str]] = {
    "bsn": ("Dossier", "dossier"),
    "brp": ("Dossier", "dossier"),
    "kennisgeving": ("Dossier", "dossier"),
    "plicht_start": ("Dossier", "dossier"),
    "doelgroep": ("Dossier", "dossier"),
    "contactpersoon": ("Dossier", "dossier"),
    "datumEindgesprekMap": ("Dossier", "dossier"),
    "datumOndertekeningPvt": ("Dossier", "dossier"),
    "datumAfrondingZroute": ("Voortgang", "voortgang"),
    "uren": ("Voortgang", "voortgang"),
    "instellingsnummer": ("Aanbod", "aanbod"),
}
OF_REGIEVOERDER = ("naam", "email", "telefoonnummer")
_AT_DUO = {
    BerichtStatus.KLAAR: "Onderweg naar DUO",
    BerichtStatus.BEZIG: "Onderweg naar DUO",
    BerichtStatus.AANGENOMEN: "Staat bij DUO",
    BerichtStatus.MISLUKT: "Niet bij DUO aangekomen",
}
_BLAME = {"": "Nog niet gekozen", JaNee.JA.value: "Ja", JaNee.NEE.value: "Nee"}


def verdict(weighed: WeighedMessage, accepted: str, refused: str, key: str, draw_way: Way) -> None:
    """One green line, or the list of what DUO would refuse; then what is good to know."""
    blocking = weighed.blocking
    if blocking:
        st.error(f"{refused}: {several(len(blocking), 'punt', 'punten')}.", icon=":material/block:")
        with st.container(border=True, key=state.key(key, "weigert")):
            listed(blocking, state.key(key, "nee"), draw_way)
    else:
        st.success(accepted, icon=":material/task_alt:")
    if weighed.doubtful:
        with st.container(border=True, key=state.key(key, "twijfel")):
            st.markdown("**Let op; doorgeven kan wel**")
            listed(weighed.doubtful, state.key(key, "let-op"), draw_way)


def listed(refusals: Iterable[DuoRefusal], key: str, draw_way: Way) -> None:
    """Each reason with whose rule it is, and the way to where it can be put right."""
    for number, each in enumerate(refusals):
        with st.container(horizontal=True, vertical_alignment="center", key=state.key(key, each.code, number, "regel")):
            st.markdown(f"{plain(each.text)} :small[:gray[{plain(each.source)}]]", width="stretch")
            with st.container(width="content"):
                draw_way(each, state.key(key, each.code, number))


def heading(weighed: WeighedMessage, answered: BerichtStatus | None) -> None:
    """The line of one message: its name and how it stands; `answered`: how far it is over the line with DUO."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(weighed.label or KINDS[weighed.kind])}**", width="content")
        if answered is not None:
            st.badge(_AT_DUO[answered], color=COLOURS[answered])  # type: ignore[arg-type]
        elif weighed.passes:
            st.badge("Klaar om door te geven", icon=":material/check:", color="green")
        elif not weighed.tells and not weighed.blocking:
            st.badge("Nog niets door te geven", color="gray")
        else:
            count = several(len(weighed.blocking), "punt", "punten")
            st.badge(f"DUO weigert dit nu · {count}", icon=":material/block:", color="red")


def not_yet(messages: Sequence[WeighedMessage]) -> None:
    """What there is nothing to tell of yet, and why."""
    if not messages:
        return
    with st.container(border=True):
        st.markdown("**Nog niets door te geven**")
        for each in messages:
            st.markdown(f"{plain(each.label or KINDS[each.kind])} · :gray[{plain(NOTHING_YET.get(each.kind, ''))}]")


def copy_sheet(weighed: WeighedMessage, key: str) -> DeltaGenerator | None:
    """The expander for the copy sheet of this message; None while it is closed."""
    if weighed.message is None:
        return None
    label = f"Invulblad · {weighed.label or KINDS[weighed.kind]}"
    expander = st.expander(plain(label), key=state.key(key, "blad"), on_change="rerun")
    return expander if expander.open else None


def bsn_line(bsn: str, key: str) -> bool:
    """The BSN, masked while it is empty here; True when somebody asks to see it."""
    label, value = st.columns([2, 3], vertical_alignment="center")
    label.markdown("**BSN**")
    if bsn:
        value.code(bsn, language=None)
        return False
    with value.container(horizontal=True, vertical_alignment="center"):
        st.markdown("••••• ••••", width="content")
        return bool(st.button("BSN tonen", key=state.key(key, "bsn"), icon=":material/visibility:"))


def fields(weighed: WeighedMessage) -> None:
    """The fields of a message in DUO's order; each value has a copy button."""
    for name, value in weighed.places.items():
        _line(FIELD_OF_NUMBER[name], value)
    for each in sheet(weighed.message) if weighed.message else ():
        _line(each.label, each.value, each.note)


def blame(kind: BerichtKind, key: str, *, stored: JaNee | None, soon: bool) -> None:
    """Ask whether being late is culpable; `soon`: it is not late yet, and only "Nee" can be said already."""
    question = "is het verwijtbaar als dit niet op tijd klaar is?" if soon else "is het verwijtbaar dat dit te laat is?"
    choices = [each for each in _BLAME if not (soon and each == JaNee.JA)]
    st.radio(
        f"{KINDS[kind]}: {question}",
        choices,
        index=choices.index(stored) if stored in choices else 0,
        format_func=_BLAME.__getitem__,
        horizontal=True,
        key=key,
    )


def blamed(keys: dict[BerichtKind, str]) -> dict[BerichtKind, JaNee]:
    """What was chosen there, before it is drawn again."""
    chosen = {kind: state.widget_value(key).value for kind, key in keys.items()}
    return {kind: JaNee(str(value)) for kind, value in chosen.items() if value}


def _line(label: str, value: str, note: str = "") -> None:
    text_column, value_column = st.columns([2, 3], vertical_alignment="center")
    text_column.markdown(f"**{plain(label)}**")
    if value:
        value_column.code(value, language=None, wrap_lines=True)
    else:
        value_column.markdown(f":gray[({EMPTY})]")
    if note:
        value_column.caption(plain(note))
