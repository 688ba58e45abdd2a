"""Hours that were followed: compared with the plan, line by line, and the form to add a period."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.schema import Question, QuestionType
from forms.engine.validation import parse
from forms.voortgang.followed_hours import LONGEST_PROVIDER, UrenFacts
from rules.law.terms import TeltVoor
from rules.pip.document import PlanActiviteit
from rules.problems import Problem
from rules.voortgang.hours_and_meetings import FollowedTotals, HoursLine
from texts.voortgang.progress import UREN_FIELDS, UREN_PROBLEMS
from texts.wording.formats import number, short_date
from texts.wording.labels import TELT_VOOR
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import TypedDay, day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.voortgang.followed_hours import UrenLine

_HOURS = Question.model_validate(
    {"id": "hours", "type": QuestionType.NUMBER, "text": "Uren", "min": 0, "max": 5000, "decimals": 2}
)
_MINUTES = 60


class UrenForm:
    """The form of the hours of one period: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date, activiteiten: Sequence[PlanActiviteit]) -> None:
        by_id = {each.id: each for each in activiteiten}
        # Outside the form: what is chosen here fills in the rest.
        chosen = st.selectbox(
            "Bij welke activiteit horen de uren?", [None, *by_id], key=state.key(key, "activiteit"),
            format_func=lambda each: _name(by_id[each]) if each else "Geen activiteit uit het PIP",
        )  # fmt: skip
        of = by_id.get(chosen or "")
        kind = state.key(key, chosen or "geen")  # only what the activity fills in changes with it
        with DraftForm(state.key(key, "form")) as draft:
            counts_for = st.pills(
                UREN_FIELDS["counts_for"], list(TeltVoor), default=of.counts_for if of else TeltVoor.CURSUSUREN,
                format_func=TELT_VOOR.__getitem__, key=state.key(kind, "voor"),
            )  # fmt: skip
            left, right = st.columns(2)
            with left:
                start = day_field(UREN_FIELDS["start"], None, today, key=state.key(key, "van"))
            with right:
                until = day_field(UREN_FIELDS["until"], None, today, key=state.key(key, "tot"))
            amounts = self._amounts(key)
            provider = st.text_input(
                UREN_FIELDS["provider"], value=of.provider if of else "", key=state.key(kind, "bij"),
                max_chars=LONGEST_PROVIDER,
            )  # fmt: skip
            intake = st.checkbox("Tijdens de brede intake (DUO telt die uren apart)", key=state.key(key, "intake"))
            language = st.checkbox("Participatie die als taalles telt", key=state.key(key, "taal"))
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Uren opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        messages = self._unreadable({"start": start, "until": until}, amounts) if submitted else []
        for sentence in messages:
            self._place.error(plain(sentence), icon=":material/edit:")
        self.pressed = submitted and not messages
        hours = {name: Decimal(value) for name, (_, value) in amounts.items() if isinstance(value, str)}
        self.facts = UrenFacts(
            counts_for=counts_for or "",
            start=start.on,
            until=until.on,
            hours=hours.get("hours"),
            excused=hours.get("excused", Decimal(0)),
            unexcused=hours.get("unexcused", Decimal(0)),
            provider=provider,
            activiteit_id=UUID(chosen) if chosen else None,
            during_intake=intake,
            as_language=language,
        )
        self.fingerprint = state.digest([str(self.facts), start.raw, until.raw])

    def _amounts(self, key: str) -> dict[str, tuple[str, object]]:
        """What was typed for each amount, and what it says."""
        amounts: dict[str, tuple[str, object]] = {}
        for column, name in zip(st.columns(3), ("hours", "excused", "unexcused"), strict=True):
            raw = column.text_input(f"{UREN_FIELDS[name]} (uur)", key=state.key(key, name))
            amounts[name] = (raw, parse(_HOURS, raw, date.max))
        return amounts

    def _unreadable(self, days: dict[str, TypedDay], amounts: dict[str, tuple[str, object]]) -> list[str]:
        messages = [f"{UREN_FIELDS[name]}: {day.wrong}" for name, day in days.items() if day.wrong]
        messages += [
            f"{UREN_FIELDS[name]}: {problem_sentence(value)}"
            for name, (_, value) in amounts.items()
            if isinstance(value, Problem)
        ]
        return messages

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, UREN_FIELDS, UREN_PROBLEMS, problems)


def against_planned(lines: Sequence[HoursLine], followed: FollowedTotals) -> None:
    """A table of followed, planned and required hours; and which part of the offered hours was followed."""
    if lines:
        head = ["| Telt voor | Gevolgd | Gepland tot vandaag | Gepland in totaal | Gevraagd |"]
        st.markdown("\n".join([*head, "|---|---:|---:|---:|---:|", *map(_row, lines)]))
        sentences = [f"{TELT_VOOR[each.kind]}: {each.article}" for each in lines if each.required is not None]
        st.caption(plain(f"Waar staat wat er gevraagd is? {'; '.join(sentences)}."))
    else:
        st.caption("Er zijn nog geen uren gepland of gevolgd.")
    if followed.attendance is None:
        return
    missed = f"geoorloofd gemist {_hours(followed.excused)} uur, ongeoorloofd gemist {_hours(followed.unexcused)} uur"
    st.caption(plain(f"Aanwezig bij {followed.attendance:.0%} van de uren die er waren: {missed}."))
    counted_elsewhere = [
        (followed.language_in_intake, "uur les tijdens de brede intake"),
        (followed.participation, "participatie-uren, die van de intake erbij"),
        (followed.language, "uur taalles en KNM in de leerroute"),
    ]
    sentences = [f"{_hours(amount)} {text}" for amount, text in counted_elsewhere if amount]
    if sentences:
        st.caption(plain(f"Zoals DUO telt: {'; '.join(sentences)}."))


def line(each: "UrenLine", activiteit: PlanActiviteit | None) -> None:
    """The hours of one period in two lines."""
    title = activiteit.what if activiteit and activiteit.what else TELT_VOOR[each.counts_for]
    st.markdown(
        f"**{number(Decimal(each.minutes) / _MINUTES)} uur** · {plain(title)} · "
        f"{short_date(each.start)} t/m {short_date(each.until)}"
    )
    facts = [TELT_VOOR[each.counts_for] if title != TELT_VOOR[each.counts_for] else "", each.provider]
    facts += [f"geoorloofd gemist {_hours(each.excused)} uur"] if each.excused else []
    facts += [f"ongeoorloofd gemist {_hours(each.unexcused)} uur"] if each.unexcused else []
    facts += ["tijdens de brede intake"] if each.during_intake else []
    facts += ["telt als taalles"] if each.as_language else []
    st.caption(plain(" · ".join(filter(None, [*facts, each.by]))))


def removed(
    lines: "Sequence[UrenLine]", by_id: Mapping[str, PlanActiviteit], dossier_id: UUID, put_back: Callable[[UUID], None]
) -> None:
    """Hours that were taken away, with the way back; drawn only while it is open."""
    if not lines:
        return
    expander = st.expander(f"Weggehaald ({len(lines)})", key=state.key("uren", dossier_id, "weg"), on_change="rerun")
    if not expander.open:
        return
    for each in lines:
        with expander, st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                line(each, by_id.get(str(each.activiteit_id)))
            st.button("Terugzetten", key=state.key("uren", each.id, "terug"), on_click=put_back, args=(each.id,))


def say_why(problems: Sequence[Problem]) -> None:
    """Say why hours were not put back."""
    say_wrong(st.container(), UREN_FIELDS, UREN_PROBLEMS, problems)


def _row(hours_line: HoursLine) -> str:
    less_mark = " :orange[:material/trending_down: minder]" if hours_line.followed < hours_line.due else ""
    about = "ongeveer " if hours_line.about else ""
    required = f"{about}{number(hours_line.required)}" if hours_line.required is not None else "–"
    cells = (
        TELT_VOOR[hours_line.kind],
        f"{number(hours_line.followed)}{less_mark}",
        number(hours_line.due),
        number(hours_line.planned),
        required,
    )
    return f"| {' | '.join(cells)} |"


def _hours(minutes: int) -> str:
    return number(Decimal(minutes) / _MINUTES)


def _name(activiteit: PlanActiviteit) -> str:
    return " · ".join(filter(None, [activiteit.what or "Activiteit zonder tekst", activiteit.provider]))
