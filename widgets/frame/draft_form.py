"""A form whose text is kept while it is typed: a draft, offered again on return, gone when the form was sent.

Its fields are ordinary widgets and not a form of Streamlit, which would send nothing before its button is pressed. So
what is typed in them goes the way of every answer (`doors/static/koers.js`).
"""

from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import Literal, Self

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from refusals import Refusal
from texts.wording.formats import day_and_clock
from widgets.frame import draft_store, draft_values
from widgets.kit import session_state as state

HIDDEN = "koers-verborgen"  # style.css: the fields wait until the person chose what happens to the draft
_PRESSED = "draft pressed"
_DRAWN = "draft forms"


class DraftForm:
    """Goes around the fields and buttons of one form; `place` is a key that leads those of its widgets.

        with DraftForm(key) as draft:
            note = st.text_area("Wat is er besproken?", key=state.key(key, "notitie"))
            pressed = draft.button("Opslaan", type="primary")
            cancelled = draft.button("Annuleren", ends=True)

    `lead` begins the keys of fields that are others each time, such as with the id of what is being made.
    `at_once`: what was typed stands there again without asking, for a form whose button must always be in sight.
    The draft goes when a deed is done that was pressed for in this form (`widgets.frame.refusal_guard`).
    """

    def __init__(
        self,
        place: str,
        *,
        lead: str = "",
        border: bool = True,
        width: int | Literal["stretch"] = "stretch",
        at_once: bool = False,
    ) -> None:
        self._place, self._lead, self._border, self._width, self._at_once = place, lead, border, width, at_once
        self._buttons: set[str] = set()
        self._asks = self._ended = False
        self._before: frozenset[str] = frozenset()
        self._put_back: list[str] = []
        self._box: DeltaGenerator | None = None

    def __enter__(self) -> Self:
        """Offer a draft that is there, or put its texts back; then the fields are drawn."""
        _forget_if_left(self._place)
        begun = draft_store.places().get(self._place)
        if _stood_open(self._place):
            # The browser still holds what was typed: whatever it is, it is kept.
            state.session_set(f"draft:{self._place}", draft_values.KnownForm("", "", []))
        state.session_set(draft_values.was_drawn_name(self._place), True)
        if begun is not None and draft_values.remembered(self._place) is None:
            if self._at_once or state.session_get(draft_values.go_on_name(self._place)):
                self._put_back = draft_values.put_back(self._place, self._lead)
            else:
                self._asks = True
                _offer(self._place, begun.at)
        key = f"{HIDDEN}:{self._place}" if self._asks else f"concept:{self._place}"
        self._box = st.container(border=self._border and not self._asks, width=self._width, key=key)
        self._box.__enter__()
        if self._at_once and begun is not None:
            st.caption(f":material/edit_note: Concept van {day_and_clock(begun.at)}. Alleen u kunt het lezen.")
        self._before = state.drawn_so_far()
        return self

    def button(
        self,
        label: str,
        *,
        type: Literal["primary", "secondary", "tertiary"] = "secondary",
        icon: str | None = None,
        key: str | None = None,
        disabled: bool = False,
        width: Literal["content", "stretch"] = "content",
        ends: bool = False,
    ) -> bool:
        """A button of the form; whether it was pressed. One that `ends` the form throws the draft away."""
        key = key or f"knop:{self._place}:{label}"
        self._buttons.add(key)
        pressed = st.button(label, type=type, icon=icon, key=key, disabled=disabled, width=width)
        self._ended |= pressed and ends
        if pressed and not ends:
            # What is sent now needs no draft; when it is refused, `finish` keeps it as one.
            state.session_set(_PRESSED, self._place)
        return pressed

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        """Keep what the fields hold, when it is something else than was kept."""
        if self._box is not None:
            self._box.__exit__(kind, fault, at)
        if fault is not None or self._asks:
            return
        keys = sorted(state.drawn_so_far() - self._before - self._buttons)
        fields = {draft_values.stored_key(each, self._lead): each for each in keys}
        for key in set(self._put_back) - set(keys):
            state.forget_widget(key)
        _note_drawn(self._place, fields)
        if self._ended:
            forget(self._place)
        elif state.session_get(_PRESSED) != self._place:
            draft_values.keep(self._place, fields)


def open_button(
    label: str,
    flag: str,
    value: object = True,
    *,
    key: str,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    icon: str | None = None,
    place: str = "",
) -> None:
    """The button that opens a form; where a draft waits there (`place`), what is offered stands instead of it.

    `flag` and `value`: what this session remembers while the form is open.
    """
    place = place or state.key(flag, "form")
    if _stood_open(place):
        state.session_set(flag, value)
        st.rerun()
    begun = draft_store.places().get(place)
    if begun is None:
        st.button(label, type=type, icon=icon, key=key, on_click=state.session_set, args=(flag, value))
    else:
        _offer(place, begun.at, flag, value)


def begin() -> None:
    """A run begins: nothing was pressed and drawn yet."""
    state.session_forget(_PRESSED, _DRAWN)


def sent() -> None:
    """A deed is done: the draft of the form that was pressed for it goes."""
    pressed = state.session_get(_PRESSED)
    if isinstance(pressed, str):
        state.session_forget(_PRESSED)
        with suppress(Refusal):  # the deed is done; a draft that could not go is offered once more
            forget(pressed)


def finish() -> None:
    """The run ends: what was sent and refused is kept as a draft."""
    pressed = state.session_get(_PRESSED)
    if isinstance(pressed, str):
        state.session_forget(_PRESSED)
        draft_values.keep(pressed, _drawn().get(pressed, {}))


def fields() -> set[str]:
    """The keys of the fields of all forms that this run drew."""
    return {key for keys in _drawn().values() for key in keys.values()}


def kept_at() -> datetime | None:
    """When a draft of a form on this screen was kept last."""
    moments = [state.session_get(f"draft kept:{each}") for each in _drawn()]
    return max((each for each in moments if isinstance(each, datetime)), default=None)


def forget(place: str) -> None:
    """The draft at a place goes, and what this session remembers of it."""
    draft_store.drop(place)
    state.session_forget(f"draft:{place}", f"draft kept:{place}", draft_values.go_on_name(place))


def _stood_open(place: str) -> bool:
    """Whether this form stood open in the browser when the server was started again, and was not drawn since."""
    if state.session_get(draft_values.was_drawn_name(place)):
        return False
    return state.seen_earlier_under(place.removesuffix(":form") + ":")


def _forget_if_left(place: str) -> None:
    """Of a form that left the screen Streamlit forgets what its fields hold: on return the draft is offered again."""
    before = draft_values.remembered(place)
    if before is not None and not any(state.widget_value(each).drawn for each in before.keys):
        state.session_forget(f"draft:{place}", f"draft kept:{place}")


def _offer(place: str, begun_at: datetime, opens: str = "", value: object = None) -> None:
    def resume() -> None:
        state.session_set(draft_values.go_on_name(place), True)
        if opens:
            state.session_set(opens, value)

    def throw_away() -> None:
        forget(place)

    with st.container(key=f"concept-gevonden:{place}", gap="small"):
        st.markdown(f":material/edit_note: U begon hier op {day_and_clock(begun_at)}. Alleen u kunt het lezen.")
        with st.container(horizontal=True):
            st.button("Verder schrijven", type="primary", key=f"concept-verder:{place}", on_click=resume)
            st.button("Weggooien", key=f"concept-weg:{place}", on_click=throw_away)


def _drawn() -> dict[str, dict[str, str]]:
    """The forms that this run drew: of each, the keys of its fields by the key under which they are stored."""
    drawn = state.session_get(_DRAWN)
    return drawn if isinstance(drawn, dict) else {}


def _note_drawn(place: str, fields: dict[str, str]) -> None:
    state.session_set(_DRAWN, {**_drawn(), place: fields})
