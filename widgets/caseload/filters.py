"""The filters of the caseload. The address is where they are kept; a widget only shows and changes it."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from rules.law.terms import Doelgroep, Fase, Leerroute
from texts.wording.formats import several
from texts.wording.labels import DOELGROEPEN, FASEN, LEERROUTES
from widgets.kit import session_state as state

_WIDTH, _NARROW = 153, 138  # six of them stand in one row on a laptop, or seven
_BSN_IN_HAND = "caseload:bsn"


def filter_row(
    values: Mapping[str, str],
    owners: Mapping[str, str],
    locations: Sequence[str],
    private: Callable[[str], bool],
    soon_days: int,
) -> None:
    """Draw the filters in one row, showing what the address says; a change goes to the address before the next run.

    `owners` names the regievoerders by id; `locations` are those of the COA, and without any nobody is asked for one.
    What is `private` (a BSN, V-number or telephone number) is searched for but kept out of the address.
    `soon_days`: so many days ahead a day is called near.
    """
    groups: dict[str, tuple[str, dict[str, str]]] = {
        "regievoerder": ("Regievoerder", {"": "Iedereen", **owners}),
        "fase": ("Fase", {"": "Alle fasen", **{each.value: FASEN[each] for each in Fase}}),
        "leerroute": ("Leerroute", _routes()),
        "doelgroep": ("Doelgroep", {"": "Alle groepen", **{each.value: DOELGROEPEN[each] for each in Doelgroep}}),
        "locatie": ("Locatie COA", _places(locations, values.get("locatie", ""))),
        "termijn": ("Termijn", _termijnen(soon_days)),
    }
    if not (locations or values.get("locatie")):
        del groups["locatie"]
    width = _NARROW if "locatie" in groups else _WIDTH
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _search(values.get("zoeken", ""), private)
        for name, (label, options) in groups.items():
            _choice(name, label, options, values, width)


def _routes() -> dict[str, str]:
    return {"": "Alle leerroutes", **{each.value: LEERROUTES[each] for each in Leerroute}, "geen": "Nog geen"}


def _places(locations: Sequence[str], chosen: str) -> dict[str, str]:
    """The locations; one that is chosen stays a choice when nobody stays there any more."""
    known = [*locations, *([chosen] if chosen not in ("", "geen", *locations) else [])]
    return {"": "Alle locaties", **{each: each for each in known}, "geen": "Niet bij het COA"}


def _termijnen(soon_days: int) -> dict[str, str]:
    return {
        "": "Alle termijnen",
        "te_laat": "Te laat",
        "binnen_14": f"Binnen {several(soon_days, 'dag', 'dagen')}",
        "geen_datum": "Zonder datum",
        "pip_dit_kwartaal": "PIP dit kwartaal",
        "pip_na_termijn": "PIP na de termijn",
    }


def show_only(termijn: str) -> None:
    """Put this termijn in the address and nothing else. A link to the same page would not change the address."""
    state.session_set(_BSN_IN_HAND, "")
    empty = dict.fromkeys(
        ("gemeente", "regievoerder", "fase", "leerroute", "doelgroep", "locatie", "zoeken", "pagina"), ""
    )
    state.set_address(**empty, termijn=termijn)


def typed_search() -> str:
    """A BSN that was typed in Zoeken: it is nowhere else."""
    return str(state.session_get(_BSN_IN_HAND, ""))


def _choice(name: str, label: str, options: Mapping[str, str], values: Mapping[str, str], width: int) -> None:
    widget = state.key("caseload", name)
    state.set_widget_value(widget, values.get(name, "") if values.get(name, "") in options else "")
    st.selectbox(
        label, list(options), format_func=options.__getitem__, key=widget, width=width, on_change=_chosen,
        args=(name, widget),
    )  # fmt: skip


def _chosen(name: str, widget: str) -> None:
    _, value = state.widget_value(widget)
    state.set_address(**{name: str(value or ""), "pagina": ""})


def _search(address_text: str, private: Callable[[str], bool]) -> None:
    widget = state.key("caseload", "zoeken")
    state.set_widget_value(widget, typed_search() or address_text)
    st.text_input(
        "Zoeken", key=widget, width=_WIDTH, max_chars=100, placeholder="Naam of nummer", on_change=_searched,
        args=(widget, private),
    )  # fmt: skip


def _searched(widget: str, private: Callable[[str], bool]) -> None:
    _, value = state.widget_value(widget)
    typed = str(value or "").strip()
    hidden = private(typed)
    state.session_set(_BSN_IN_HAND, typed if hidden else "")
    state.set_address(zoeken="" if hidden else typed, pagina="")
