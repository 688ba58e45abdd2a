"""How the intake ends: aandachtspunten with the answers behind them, its outcome, what the law misses, the accord."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.answers import Answers, is_given
from forms.legal import Gap, outcome, settles
from forms.schema import LegalItem, Question, Questionnaire
from rules.aandachtspunten import Aandachtspunt
from rules.akkoord import Party
from texts.answers import shown
from texts.ending import DOMAINS, PARTIES, WEIGHTS, WRONG, Evidence
from texts.formats import NETHERLANDS, long_date, moment, short_date
from texts.forms import LEGAL_ITEMS
from widgets import state
from widgets.day import day_field, say_wrong
from widgets.plain import plain

if TYPE_CHECKING:
    from queries.ending import AkkoordLine, GapLine

LONGEST_REASON = 1000
LONGEST_NAME = 120
_COLOURS = {3: "red", 2: "orange", 1: "gray"}
_ICONS = {3: ":material/priority_high:", 2: ":material/flag:", 1: ":material/visibility:"}


@dataclass(frozen=True)
class Point:
    """A point with the answers that it rests on."""

    point: Aandachtspunt
    evidence: Sequence[Evidence]

    @property
    def alone(self) -> bool:
        """Whether it rests on an answer that nobody else at the table may read."""
        return any(each.alone for each in self.evidence)


def points(found: Sequence[Point], dossier_id: UUID, refer: Callable[[Aandachtspunt], None] | None) -> None:
    """The points by domain, the lightest behind a fold; what one should read alone stands apart and closed.

    `refer` draws the form for a referral under the point whose button was pressed; None: this user may not.
    """
    open_ones = [each for each in found if not each.alone]
    alone = [each for each in found if each.alone]
    heavy = [each for each in open_ones if each.point.weight > 1]
    light = [each for each in open_ones if each.point.weight == 1]
    with st.container(border=True):
        st.subheader(f"Aandachtspunten ({len(open_ones)})" if open_ones else "Aandachtspunten", anchor=False)
        if not open_ones:
            st.caption("Uit de antwoorden tot nu toe volgt geen aandachtspunt.")
        _by_domain(heavy, dossier_id, refer)
        if light:
            with st.expander(f"Ook om op te letten ({len(light)})"):
                _by_domain(light, dossier_id, refer)
        if alone:
            with st.expander(
                f"Bekijk dit alleen als niemand meekijkt ({len(alone)})", icon=":material/visibility_off:"
            ):
                _by_domain(alone, dossier_id, refer)


def _by_domain(found: Sequence[Point], dossier_id: UUID, refer: Callable[[Aandachtspunt], None] | None) -> None:
    for domain, group in groupby(found, key=lambda each: each.point.domain):
        st.markdown(f"**{DOMAINS[domain]}**")
        for each in group:
            _point(each, dossier_id, refer)


def _point(found: Point, dossier_id: UUID, refer: Callable[[Aandachtspunt], None] | None) -> None:
    point = found.point
    writing = referral_in_hand(dossier_id)
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(WEIGHTS[point.weight], icon=_ICONS[point.weight], color=_COLOURS[point.weight])  # type: ignore[arg-type]
            st.markdown(plain(point.sentence), width="content")
            if refer and point.refer and state.recall(writing) != point.id:
                st.button(
                    "Doorverwijzen",
                    type="tertiary",
                    icon=":material/forward:",
                    key=state.key("intake", dossier_id, "verwijs", point.id),
                    on_click=state.remember,
                    args=(writing, point.id),
                )
        said = "; ".join(f"{each.question} {each.answer}" for each in found.evidence)
        st.caption(plain(f"Antwoord: {said}\nVoorstel: {point.suggestion}"), help=f"Waarom: {plain(point.source)}")
    if refer and state.recall(writing) == point.id:
        refer(point)


def referral_in_hand(dossier_id: UUID) -> str:
    """Under which name is remembered for which point (its id, or "nieuw") a referral is being written."""
    return state.key("verwijzing", dossier_id)


def outcome_of(asked: Questionnaire, answers: Answers) -> None:
    """What the law wants the intake to say in the end."""
    with st.container(border=True):
        st.subheader("Startpositie en ontwikkelmogelijkheden", anchor=False)
        for question in outcome(asked):
            given = answers.get(question.id)
            st.markdown(f"**{plain(question.text)}**")
            if is_given(given):
                st.markdown(plain(shown(question, given)))
            else:
                st.caption("Nog niet ingevuld.")


def open_question(asked: Questionnaire, question: Question, key: str) -> None:
    """A question without outcome, with the way to its domain."""
    domain = asked.section_of(question.id)
    st.button(
        f"{plain(question.text)} ({plain(domain.title)})",
        key=key,
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=state.set_address,
        kwargs={"domein": domain.id},
    )


def gap_line(item: LegalItem, line: "GapLine | None", on: date) -> None:
    """What is noted of a legal item without outcome, and whether that is enough to complete the intake."""
    if line is None:
        return
    day = line.gap.planned_on
    planned = f"Gepland op {long_date(day)}. " if day else ""
    if settles(item, line.gap, on):
        icon = ":material/event:" if day else ":material/edit_note:"
    else:
        icon, planned = ":material/error:", f"{planned}Dat is niet genoeg om de intake af te ronden. "
    by = f"({line.by}, {short_date(line.at.astimezone(NETHERLANDS).date())})"
    st.markdown(f"{icon} {plain(f'{planned}{line.gap.reason} {by}')}")


class GapForm:
    """Why a legal item has no outcome, or when it will have one: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, item: LegalItem, gap: Gap | None, today: date, *, completed: bool) -> None:
        test = item is LegalItem.LEERBAARHEIDSTOETS
        with st.form(state.key(key, "form"), enter_to_submit=False, border=False):
            st.markdown(f"**{LEGAL_ITEMS[item]}**")
            reason = st.text_area(
                "Waarom is dit nog niet besproken?" if not test else "Toelichting",
                value=gap.reason if gap else "",
                key=state.key(key, "reden"),
                max_chars=LONGEST_REASON,
                height=90,
            )
            planned = day_field(
                "Op welke dag is de toets?" if test else "Op welke dag bespreekt u dit wel?",
                gap.planned_on if gap else None,
                today,
                key=state.key(key, "dag"),
                help="Koers laat u dit op die dag weten, op Vandaag.",
            )
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = st.form_submit_button("Vastleggen", type="primary")
                self.removed = gap is not None and not completed and st.form_submit_button("Weghalen")
        if submitted and planned.wrong:
            self._place.error(plain(planned.wrong), icon=":material/edit:")
        self.pressed = submitted and not planned.wrong
        self.gap = Gap(reason, planned.on)

    def say_wrong(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, {"reason": "Waarom", "planned_on": "Dag"}, WRONG, problems)


def akkoord_line(line: "AkkoordLine") -> None:
    """One party that agreed, or did."""
    said = f"{PARTIES[line.party]}: {line.name}, {long_date(line.agreed_on)}"
    if line.withdrawn_at is not None:
        st.caption(plain(f"{said}. Ingetrokken op {moment(line.withdrawn_at)}."))
    else:
        st.markdown(f":material/check_circle: {plain(said)}", width="content")


class AkkoordForm:
    """The form in which one party agrees: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, left: Sequence[Party], names: Mapping[Party, str], today: date) -> None:
        parties = list(left)
        party = st.pills(
            "Wie is akkoord?",
            parties,
            format_func=PARTIES.__getitem__,
            default=parties[0],
            key=state.key(key, "wie", len(parties)),
        )
        with st.form(state.key(key, "form", party or ""), enter_to_submit=False, border=False):
            name = st.text_input(
                "Naam",
                value=names.get(party, "") if party else "",
                key=state.key(key, "naam", party or ""),
                max_chars=LONGEST_NAME,
            )
            day = day_field("Akkoord gegeven op", today, today, key=state.key(key, "dag", party or ""))
            self._place = st.container()
            submitted = st.form_submit_button("Akkoord vastleggen", disabled=party is None)
        if submitted and day.wrong:
            self._place.error(plain(day.wrong), icon=":material/edit:")
        self.pressed = submitted and not day.wrong and party is not None
        self.party, self.name, self.agreed_on = party, name, day.on
        self.fingerprint = state.digest([party, name, day.raw])

    def say_wrong(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, {"name": "Naam", "agreed_on": "Akkoord gegeven op"}, WRONG, problems)
