"""The form of a change of the PIP: which kind, what its conditions ask, and how each of them stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from forms.engine.schema import QuestionType
from forms.engine.typed_input import typed_value
from rules.law.terms import Leerroute, Wijziging
from rules.pip.changes import ChangeCondition, ChangeConditionCode, ChangeFacts, Taalonderdeel, conditions
from rules.problems import Problem
from texts.intake.talks import duration
from texts.pip.after_decision import KIND_SAYS, PARTS, PROBLEMS
from texts.wording.formats import beginning
from texts.wording.labels import LEERROUTES, WIJZIGINGEN
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain
from widgets.pip.change_conditions import condition_list

LONGEST = 3000
MOST_IN_SHORT = 160  # letters
_WIDTH = 500  # two next to each other on a small laptop
_YES_NO = {"ja": True, "nee": False}
_NAMES = {
    "reason": "Waarom verandert het PIP?",
    "effort_reason": "Waaruit blijkt dat?",
    "late_reason": "Waarom mag het nu nog?",
    "stated_hours": "Uren les die niet in Koers staan",
}


def in_short(reason: str) -> str:
    """The beginning of a reason, as it stands above every part of the plan; the whole of it is in the form."""
    return beginning(reason, MOST_IN_SHORT)


@dataclass(frozen=True)
class ChangeDefaults:
    """What the form begins with: kinds to choose from, the one that was chosen before, what was said before."""

    kinds: Sequence[Wijziging]
    kind: Wijziging | None
    facts: ChangeFacts
    first_pip: date | None
    termijn_until: date | None
    reason: str


class ChangeForm:
    """The form: each answer shows at once what it does to the conditions. `pressed`: begin, and the form is
    readable.
    """

    def __init__(self, key: str, defaults: ChangeDefaults, today: date, label: str) -> None:
        self.key, self.today, self._wrong = key, today, ""
        with DraftForm(state.key(key, "form"), border=False) as draft:
            self.kind = self._kind(defaults)
            st.caption(plain(KIND_SAYS[self.kind]))
            # Not columns: where there is no room the conditions stand below what is asked.
            with st.container(horizontal=True, gap="medium"):
                left, right = st.container(width=_WIDTH), st.container(width=_WIDTH)
            with left:
                self.facts = _ASK[self.kind](self, defaults)
            conditions_now = conditions(
                self.kind, self.facts, first_pip=defaults.first_pip, on=today, termijn_until=defaults.termijn_until
            )
            with right:
                condition_list(conditions_now)
            with left:
                self._late(conditions_now, defaults)
            self.reason = st.text_area(
                _NAMES["reason"],
                value=defaults.reason,
                key=state.key(key, "reden"),
                max_chars=LONGEST,
                height=90,
                help="Dit staat in het besluit. Schrijf het zo dat deze persoon het begrijpt.",
            )
            self._place = st.container()
            with st.container(horizontal=True):
                pressed = draft.button(label, type="primary", key=state.key(key, "begin"))
                self.cancelled = draft.button("Annuleren", ends=True, key=state.key(key, "annuleer"))
        if pressed and self._wrong:
            self._place.error(plain(self._wrong), icon=":material/edit:")
        self.pressed = pressed and not self._wrong

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say under the form what is wrong."""
        say_wrong(self._place, _NAMES, PROBLEMS, problems)

    def say_stopped(self, conditions: Sequence[ChangeCondition]) -> None:
        """Say under the form which conditions are not met."""
        self._place.error("Dit kan nog niet: niet aan elke voorwaarde is voldaan.", icon=":material/block:")
        for each in conditions:
            self._place.markdown(f"- {plain(each.reason)} :small[:gray[{plain(each.article)}]]")

    def say_first(self, reason: str) -> None:
        """Say under the form that a colleague was first, and with which reason."""
        current_reason = f" Daar staat nu: “{reason}”" if reason else ""
        self._place.error(
            plain(f"Niet opgeslagen: een collega was eerder.{current_reason} Opslaan zet wat u invulde in de plaats."),
            icon=":material/sync_problem:",
        )

    def say_changed(self, names: Sequence[str]) -> None:
        """Say under the form which values of the plan are otherwise, so that the change cannot be taken back."""
        self._place.error(
            "Intrekken kan nu niet: in het plan staat al iets anders dan in de versie die geldt. "
            "Zet dit terug, of stel de nieuwe versie vast.",
            icon=":material/block:",
        )
        self._place.markdown("\n".join(f"- {plain(each)}" for each in names))

    def _kind(self, defaults: ChangeDefaults) -> Wijziging:
        if len(defaults.kinds) == 1:
            return defaults.kinds[0]
        chosen = defaults.kind if defaults.kind in defaults.kinds else defaults.kinds[0]
        return st.radio(
            "Wat voor wijziging is het?",
            defaults.kinds,
            index=defaults.kinds.index(chosen),
            format_func=WIJZIGINGEN.__getitem__,
            key=state.key(self.key, "soort"),
            horizontal=True,
        )

    def _late(self, conditions: Sequence[ChangeCondition], defaults: ChangeDefaults) -> None:
        """After the limit of the law a reason is asked and stored (this exception was not verified in the law)."""
        unmet = [each for each in conditions if each.code is ChangeConditionCode.SCHAKELEN_TERMIJN and not each.met]
        if unmet or defaults.facts.late_reason:
            reason = st.text_area(
                _NAMES["late_reason"],
                value=defaults.facts.late_reason,
                key=state.key(self.key, "laat"),
                max_chars=LONGEST,
                height=70,
            )
            self.facts = replace(self.facts, late_reason=reason)

    def yes_no(self, label: str, name: str, default: bool | None, help: str | None = None) -> bool | None:
        """A question to be answered with yes or no; None while it is open."""
        usual = None if default is None else ("ja" if default else "nee")
        chosen = st.pills(
            label, list(_YES_NO), format_func=str.capitalize, default=usual, key=state.key(self.key, name), help=help
        )
        return None if chosen is None else _YES_NO[chosen]

    def hours(self, default: int | None) -> int | None:
        """A whole number of hours; what cannot be read is said when the form is sent."""
        raw = st.text_input(
            _NAMES["stated_hours"],
            value="" if default is None else str(default),
            key=state.key(self.key, "uren"),
            width=220,
            help="Bijvoorbeeld van een school vóór het PIP. Tel geen uren mee die al in Koers staan.",
        )
        value = typed_value(QuestionType.NUMBER, raw)
        if value is None:
            return None
        if not isinstance(value, str) or not value.isdecimal():
            self._wrong = f"{_NAMES['stated_hours']}: schrijf een heel getal."
            return None
        return int(value)

    def day(self, label: str, default: date | None) -> date | None:
        """A day; what cannot be read is said when the form is sent."""
        typed = day_field(label, default, self.today, key=state.key(self.key, "dag"))
        self._wrong = self._wrong or typed.wrong
        return typed.on

    def route(self, label: str, default: Leerroute | None, options: Sequence[Leerroute]) -> Leerroute | None:
        """One of these leerroutes."""
        return st.pills(
            label,
            options,
            format_func=LEERROUTES.__getitem__,
            default=default if default in options else None,
            key=state.key(self.key, "route"),
        )


def _inhoud(_form: ChangeForm, defaults: ChangeDefaults) -> ChangeFacts:
    st.caption("Pas na het begin van de wijziging de doelen, uren of afspraken aan.")
    return defaults.facts


def _afschalen(form: ChangeForm, defaults: ChangeDefaults) -> ChangeFacts:
    st.caption(
        f"In Koers staat {duration(defaults.facts.counted_minutes)} les die meetelt: Nederlands, bij een school met "
        "keurmerk, binnen de inburgeringstermijn."
    )
    stated = form.hours(defaults.facts.stated_hours)
    attainable = form.yes_no("Is niveau B1 haalbaar binnen de termijn?", "haalbaar", defaults.facts.attainable)
    effort = form.yes_no("Was de inzet genoeg, ook volgens de school?", "inzet", defaults.facts.effort)
    reason = st.text_area(
        _NAMES["effort_reason"],
        value=defaults.facts.effort_reason,
        placeholder="Bijvoorbeeld: aanwezigheid, huiswerk en toetsen volgens de school.",
        key=state.key(form.key, "inzet-waarom"),
        max_chars=LONGEST,
        height=70,
    )
    parts = st.pills(
        "Welke taalexamens gaan naar niveau A2?",
        list(Taalonderdeel),
        selection_mode="multi",
        format_func=PARTS.__getitem__,
        default=list(defaults.facts.parts),
        key=state.key(form.key, "onderdelen"),
    )
    return replace(
        defaults.facts,
        stated_hours=stated,
        attainable=attainable,
        effort=effort,
        effort_reason=reason,
        parts=tuple(parts),
    )


def _schakelen(form: ChangeForm, defaults: ChangeDefaults) -> ChangeFacts:
    others = [each for each in Leerroute if each is not defaults.facts.from_leerroute]
    to = form.route("Naar welke leerroute?", defaults.facts.to_leerroute, others)
    discussed = form.yes_no("Is dit met deze persoon besproken?", "besproken", defaults.facts.discussed)
    late_reason = str(state.widget_value(state.key(form.key, "laat"))[1] or defaults.facts.late_reason)
    return replace(defaults.facts, to_leerroute=to, discussed=discussed, late_reason=late_reason)


def _verhuizing(form: ChangeForm, defaults: ChangeDefaults) -> ChangeFacts:
    earlier = form.day("Dagtekening van het eerste PIP in de andere gemeente", defaults.facts.earlier_pip)
    route = form.route("Leerroute in dat PIP", defaults.facts.earlier_leerroute, list(Leerroute))
    return replace(defaults.facts, earlier_pip=earlier, earlier_leerroute=route)


_ASK: dict[Wijziging, Callable[[ChangeForm, ChangeDefaults], ChangeFacts]] = {
    Wijziging.INHOUD: _inhoud,
    Wijziging.AFSCHALEN: _afschalen,
    Wijziging.SCHAKELEN: _schakelen,
    Wijziging.VERHUIZING: _verhuizing,
}
