"""Aandachtspunten with the answers that they rest on, and the outcome of the intake."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

import streamlit as st

from forms.engine.answers import Answers, is_given
from forms.engine.schema import Questionnaire
from forms.intake.legal_items import outcome
from rules.intake.aandachtspunten import Aandachtspunt
from texts.intake.ending import DOMAINS, WEIGHTS, Evidence
from texts.wording.answers import shown
from widgets.frame import draft_form
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

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


def points(attention_points: Sequence[Point], dossier_id: UUID, refer: Callable[[Aandachtspunt], None] | None) -> None:
    """The points by domain, the lightest in an expander; what one should read alone in a closed one of its own.

    `refer` draws the form for a referral under the point whose button was pressed; None: this user may not.
    """
    open_ones = [each for each in attention_points if not each.alone]
    alone = [each for each in attention_points if each.alone]
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


def _by_domain(
    attention_points: Sequence[Point], dossier_id: UUID, refer: Callable[[Aandachtspunt], None] | None
) -> None:
    for domain, group in groupby(attention_points, key=lambda each: each.point.domain):
        with st.container(gap="xsmall"):
            st.markdown(f"**{DOMAINS[domain]}**")
            for each in group:
                _point(each, dossier_id, refer)


def _point(shown: Point, dossier_id: UUID, refer: Callable[[Aandachtspunt], None] | None) -> None:
    point = shown.point
    writing = referral_being_written(dossier_id)
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(WEIGHTS[point.weight], icon=_ICONS[point.weight], color=_COLOURS[point.weight])  # type: ignore[arg-type]
            st.markdown(plain(point.sentence), width="content")
            if refer and point.refer and state.session_get(writing) != point.id:
                draft_form.open_button(
                    "Doorverwijzen",
                    writing,
                    point.id,
                    type="tertiary",
                    icon=":material/forward:",
                    key=state.key("intake", dossier_id, "verwijs", point.id),
                    place=state.key(writing, point.id, "form"),
                )
        evidence = "; ".join(f"{each.question} {each.answer}" for each in shown.evidence)
        st.caption(plain(f"Antwoord: {evidence}\nVoorstel: {point.suggestion}"), help=f"Waarom: {plain(point.source)}")
    if refer and state.session_get(writing) == point.id:
        refer(point)


def referral_being_written(dossier_id: UUID) -> str:
    """Under which name is remembered for which point (its id, or "nieuw") a referral is being written."""
    return state.key("verwijzing", dossier_id)


def outcome_of(questionnaire: Questionnaire, answers: Answers) -> None:
    """Draw the outcome that the law asks of the intake: startpositie and ontwikkelmogelijkheden."""
    with st.container(border=True):
        st.subheader("Startpositie en ontwikkelmogelijkheden", anchor=False)
        for question in outcome(questionnaire):
            answer = answers.get(question.id)
            with st.container(gap="xsmall"):
                st.markdown(f"**{plain(question.text)}**")
                st.markdown(plain(shown(question, answer)) if is_given(answer) else "Nog niet ingevuld.")
