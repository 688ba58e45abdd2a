"""Signatures under a version: those that are there, and the form to sign on paper, by drawing, or by typing a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from rules.law.dutch_time import day_of
from rules.pip.signing import SignedBy, Signer
from rules.problems import Problem
from texts.pip.after_decision import PROBLEMS, SIGNED_BY, SIGNERS
from texts.wording.formats import long_date, moment
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain
from widgets.kit.signature_pad import pad, picture

if TYPE_CHECKING:
    from queries.pip.after_decision import Signature

LONGEST_NAME, LONGEST_NOTE = 160, 300
_WAYS = {"tekenen": "Tekenen op het scherm", "typen": "Naam typen", "papier": "Op papier"}
_NAMES = {
    "who": "Wie tekent er?",
    "name": "Naam",
    "scan_note": "Waar staat de scan?",
    "signed_on": "Getekend op",
    "strokes": "Handtekening",
}


@dataclass(frozen=True)
class SignatoryNames:
    """Who may sign, with the name that stands there at first; the regievoerder signs under the own name."""

    inburgeraar: str
    regievoerder: str

    def of(self, signer: Signer) -> str:
        """The name of a signer."""
        return self.inburgeraar if signer is Signer.INBURGERAAR else self.regievoerder


class _SignedOnPaper(NamedTuple):
    note: str
    signed_on: date | None


class SignForm:
    """The form of one signature. `pressed`: it was signed now."""

    def __init__(self, key: str, among: Sequence[Signer], names: SignatoryNames, today: date, version: int) -> None:
        self.strokes = ""
        with DraftForm(state.key(key, "form")) as draft:
            with st.container(horizontal=True):
                self.who = self._who(key, among)
                way = st.radio("Hoe?", list(_WAYS), format_func=_WAYS.__getitem__, key=state.key(key, "hoe"),
                               horizontal=True)  # fmt: skip
            self.manner = SignedBy.PAPIER if way == "papier" else SignedBy.SCHERM
            self.name = self._name(key, names)
            st.caption(f"Gezien en getekend: versie {version}. Een handtekening blijft staan zoals die is gezet.")
            day = self._paper(key, today) if way == "papier" else None
            self.scan_note, self.signed_on = day or _SignedOnPaper("", None)
            pressed = False
            if way == "tekenen":
                self.strokes = pad(state.key(key, "vlak", self.who))
            else:
                label = "Vastleggen" if way == "papier" else "Ondertekenen met deze naam"
                pressed = draft.button(label, type="primary", key=state.key(key, "zet"))
            self._place = st.container()
            self.cancelled = draft.button("Sluiten", ends=True, key=state.key(key, "sluit"), type="tertiary")
        self.pressed = pressed or bool(self.strokes)
        self.fingerprint = state.digest([self.who, self.name, way, self.scan_note, str(self.signed_on), self.strokes])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, _NAMES, PROBLEMS, problems)

    def _who(self, key: str, among: Sequence[Signer]) -> Signer:
        return st.radio(
            _NAMES["who"], among, format_func=SIGNERS.__getitem__, key=state.key(key, "wie"), horizontal=True
        )

    def _name(self, key: str, names: SignatoryNames) -> str:
        own = self.who is Signer.REGIEVOERDER
        return st.text_input(
            _NAMES["name"],
            value=names.of(self.who),
            key=state.key(key, "naam", self.who),
            max_chars=LONGEST_NAME,
            width=420,
            disabled=own,
            help="U tekent onder uw eigen naam." if own else None,
        )

    def _paper(self, key: str, today: date) -> _SignedOnPaper:
        day = day_field(_NAMES["signed_on"], today, today, key=state.key(key, "dag"))
        note = st.text_input(
            _NAMES["scan_note"],
            placeholder="Bijvoorbeeld: zaaksysteem, zaak 2026-1234",
            key=state.key(key, "scan"),
            max_chars=LONGEST_NOTE,
            width=420,
        )
        if day.wrong:
            st.error(plain(day.wrong), icon=":material/edit:")
        return _SignedOnPaper(note, day.on)


def signatures(signed: "Sequence[Signature]") -> None:
    """The signatures that are there, side by side."""
    if not signed:
        st.caption("Nog niet getekend. Tekenen is een goede gewoonte; het besluit geldt ook zonder handtekening.")
        return
    with st.container(horizontal=True, gap="medium"):
        for each in signed:
            _signature(each)


def _signature(each: "Signature") -> None:
    with st.container(border=True, width=320):
        st.markdown(f"**{SIGNERS[each.who]}** · {plain(each.name)}")
        if each.strokes:
            st.image(picture(each.strokes), width=270, alt=f"Handtekening van {each.name}")
        elif each.manner is SignedBy.SCHERM:
            st.markdown(f"*{plain(each.name)}* (naam getypt)")
        when = long_date(day_of(each.at)) if each.manner is SignedBy.PAPIER else moment(each.at)
        st.caption(f"{SIGNED_BY[each.manner]} · {when}")
        if each.scan_note:
            st.caption(plain(f"Scan: {each.scan_note}"))
        if not each.matches:
            st.warning("Deze handtekening hoort niet bij deze versie.", icon=":material/error:")
