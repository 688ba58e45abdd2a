"""A form whose text is kept while it is typed: a draft, offered again on return, gone when the form was sent.

Its fields are ordinary widgets and not a form of Streamlit, which would send nothing before its button is pressed. So
what is typed in them goes the way of every answer (`doors/static/koers.js`).
"""

import json
from datetime import datetime
from types import TracebackType
from typing import Literal, Self
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from refusals import Refusal, Unavailable
from texts.wording.formats import day_and_clock
from texts.wording.refusals import sentence
from widgets.frame import draft_store
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

KIND = "form"
HIDDEN = "koers-verborgen"  # style.css: the fields wait until the person chose what happens to the draft
_PRESSED = "draft pressed"
_DRAWN = "draft forms"
_LED = "*"


class DraftForm:
    """Goes around the fields and buttons of one form; `place` is a key that leads those of its widgets.

        with DraftForm(key) as draft:
            note = st.text_area("Wat is er besproken?", key=state.key(key, "notitie"))
            pressed = draft.button("Opslaan", type="primary")
            cancelled = draft.button("Annuleren", ends=True)

    `lead` begins the keys of fields that are others each time, such as with the id of what is being made.
    The draft goes when a deed is done that was pressed for in this form (`widgets.frame.refusal_guard`).
    """

    def __init__(
        self, place: str, *, lead: str = "", border: bool = True, width: int | Literal["stretch"] = "stretch"
    ) -> None:
        self._place, self._lead, self._border, self._width = place, lead, border, width
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
            state.session_set(f"draft:{self._place}", ("", "", []))
        state.session_set(_was_drawn(self._place), True)
        if begun is not None and _known(self._place) is None:
            if state.session_get(_go_on(self._place)):
                self._put_back = _put_back(self._place, self._lead)
            else:
                self._asks = True
                _offer(self._place, begun.at)
        key = f"{HIDDEN}:{self._place}" if self._asks else f"concept:{self._place}"
        self._box = st.container(border=self._border and not self._asks, width=self._width, key=key)
        self._box.__enter__()
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
        fields = {_stored_key(each, self._lead): each for each in keys}
        for key in set(self._put_back) - set(keys):
            state.forget_widget(key)
        _note_drawn(self._place, fields)
        if self._ended:
            forget(self._place)
        elif state.session_get(_PRESSED) != self._place:
            _keep(self._place, fields)


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
        forget(pressed)


def finish() -> None:
    """The run ends: what was sent and refused is kept as a draft."""
    pressed = state.session_get(_PRESSED)
    if isinstance(pressed, str):
        state.session_forget(_PRESSED)
        _keep(pressed, _drawn().get(pressed, {}))


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
    state.session_forget(f"draft:{place}", f"draft kept:{place}", _go_on(place))


def _go_on(place: str) -> str:
    return f"draft goes on:{place}"


def _was_drawn(place: str) -> str:
    return f"draft form:{place}"


def _stood_open(place: str) -> bool:
    """Whether this form stood open in the browser when the server was started again, and was not drawn since."""
    if state.session_get(_was_drawn(place)):
        return False
    return state.seen_earlier_under(place.removesuffix(":form") + ":")


def _known(place: str) -> tuple[str, str, list[str]] | None:
    """The fingerprints of what was kept last and of the texts to begin with, and the keys of the fields."""
    known = state.session_get(f"draft:{place}")
    return known if isinstance(known, tuple) else None


def _forget_if_left(place: str) -> None:
    """Of a form that left the screen Streamlit forgets what its fields held: on return the draft is offered again."""
    known = _known(place)
    if known is not None and not any(state.widget_value(each)[0] for each in known[2]):
        state.session_forget(f"draft:{place}", f"draft kept:{place}")


def _offer(place: str, begun_at: datetime, opens: str = "", value: object = None) -> None:
    def resume() -> None:
        state.session_set(_go_on(place), True)
        if opens:
            state.session_set(opens, value)

    def throw_away() -> None:
        forget(place)

    with st.container(key=f"concept-gevonden:{place}", gap="small"):
        st.markdown(f":material/edit_note: U begon hier op {day_and_clock(begun_at)}. Alleen u kunt het lezen.")
        with st.container(horizontal=True):
            st.button("Verder schrijven", type="primary", key=f"concept-verder:{place}", on_click=resume)
            st.button("Weggooien", key=f"concept-weg:{place}", on_click=throw_away)


def _put_back(place: str, lead: str) -> list[str]:
    """Set the fields of a form to what its draft says; gives their keys."""
    store = draft_store.current()
    text = store.text(place) if store else None
    values = json.loads(text) if text else {}
    keys = {stored: _widget_key(stored, lead) for stored in values}
    for stored, value in values.items():
        state.set_widget_value(keys[stored], UUID(value["id"]) if isinstance(value, dict) else value)
    state.session_set(f"draft:{place}", (state.digest(values), "", list(keys.values())))
    state.session_forget(_go_on(place))
    return list(keys.values())


def _stored_key(key: str, lead: str) -> str:
    return _LED + key.removeprefix(lead) if lead and key.startswith(lead) else key


def _widget_key(stored: str, lead: str) -> str:
    return lead + stored.removeprefix(_LED) if stored.startswith(_LED) else stored


def _drawn() -> dict[str, dict[str, str]]:
    """The forms that this run drew: of each, the keys of its fields by the key under which they are stored."""
    drawn = state.session_get(_DRAWN)
    return drawn if isinstance(drawn, dict) else {}


def _note_drawn(place: str, fields: dict[str, str]) -> None:
    state.session_set(_DRAWN, {**_drawn(), place: fields})


def _field_values(fields: dict[str, str]) -> dict[str, object]:
    values = {stored: state.widget_value(key)[1] for stored, key in fields.items()}
    return {
        each: {"id": str(value)} if isinstance(value, UUID) else value
        for each, value in values.items()
        if _keeps(value)
    }


def _keeps(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str | int) for each in value)
    return isinstance(value, str | int | UUID)


def _keep(place: str, fields: dict[str, str]) -> None:
    values = _field_values(fields)
    texts = {each: value.strip() for each, value in values.items() if isinstance(value, str)}
    at_first, now, known, keys = state.digest(texts), state.digest(values), _known(place), list(fields.values())
    if known is None or (known[0] == "" and _as_the_browser_saw(fields)):
        state.session_set(f"draft:{place}", (now, at_first, keys))
        return
    if known[0] == now:
        return
    try:
        _write(place, values, is_draft=at_first != known[1] and any(texts.values()))
    except Unavailable:
        raise  # the frame waits for the database and runs again: what the fields hold is kept then
    except Refusal as refusal:
        for key in keys:
            state.note_unsaved(key)
        st.error(plain(f"Uw concept is niet bewaard. {sentence(refusal)}"), icon=":material/error:")
        return
    state.session_set(f"draft:{place}", (now, known[1], keys))


def _as_the_browser_saw(fields: dict[str, str]) -> bool:
    """Whether nothing was typed since the browser heard last what was kept."""
    texts = [(key, value) for key in fields.values() if isinstance(value := state.widget_value(key)[1], str)]
    return all(
        (shown := state.last_shown(key)) is not None and shown.digest == state.digest(value) for key, value in texts
    )


def _write(place: str, values: dict[str, object], *, is_draft: bool) -> None:
    """Keep these values as the draft, or let it go when they say nothing new."""
    store = draft_store.current()
    if not is_draft:
        draft_store.drop(place)
        state.session_forget(f"draft kept:{place}")
    elif store is not None:
        draft_store.keep(place, KIND, json.dumps(values, ensure_ascii=False))
        state.session_set(f"draft kept:{place}", store.now())
