"""The talks and the contacts between them, in order of time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.names import language_name
from forms.engine.stored_answer import StoredAnswer
from forms.engine.talks import Attendee, Interpreter, TalkFacts, TalkPlace, gap
from texts.intake.talks import ATTENDEES, INTERPRETERS, PLACES, TALK_KINDS, duration, gap_sentence
from texts.wording.formats import long_date, several
from texts.wording.labels import CONTACT_KINDS
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.talks import TalkLine
    from queries.dossier.view import ContactLine


def overview(talks: "Sequence[TalkLine]", contacts: "Sequence[ContactLine]", today: date) -> None:
    """How many talks there were and how long they took together, and the time between deel A and deel B."""
    held_talks = [each for each in talks if each.talk.held_on <= today]
    if held_talks:
        minutes = sum(each.facts.minutes or 0 for each in held_talks)
        spent = f" · {duration(minutes)} samen" if minutes else ""
        st.markdown(f"**{several(len(held_talks), 'gesprek', 'gesprekken')}**{spent}")
    between = gap([each.talk for each in talks], [each.happened_on for each in contacts], on=today)
    if between:
        st.info(gap_sentence(between), icon=":material/hourglass_bottom:")


def timeline(
    talks: "Sequence[TalkLine]",
    contacts: "Sequence[ContactLine]",
    stored: Mapping[str, StoredAnswer],
    today: date,
    deeds: "Callable[[TalkLine], None]",
) -> None:
    """Talks and contacts, newest first; `deeds` draws what can be done with a talk."""
    if not talks:
        st.caption("Nog geen gesprek vastgelegd. Leg eerst vast met wie u waar praat: elk antwoord hoort dan daarbij.")
    answer_counts = Counter(each.talk.id for each in stored.values() if each.talk)
    points: list[tuple[date, int, Callable[[], None]]] = [
        (each.talk.held_on, 1, partial(_talk, each, answer_counts, today, deeds)) for each in talks
    ]
    points += [(each.happened_on, 0, partial(_contact, each)) for each in contacts]
    for _, _, draw in sorted(points, key=lambda point: point[:2], reverse=True):
        draw()


def _talk(
    talk_line: "TalkLine", answer_counts: Mapping[UUID, int], today: date, deeds: "Callable[[TalkLine], None]"
) -> None:
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{TALK_KINDS[talk_line.talk.kind]}** · {plain(long_date(talk_line.talk.held_on))}")
            if talk_line.talk.held_on > today:
                st.badge("Gepland", icon=":material/event:", color="gray")
        st.markdown(plain(" · ".join(_where(talk_line.facts))))
        answers = answer_counts.get(talk_line.talk.id, 0)
        facts = [several(answers, "antwoord", "antwoorden")] if answers else []
        st.caption(plain(" · ".join([_there(talk_line.facts), *facts, f"vastgelegd door {talk_line.by}"])))
        if talk_line.facts.interpreter_note:
            st.markdown(f":material/translate: {plain(talk_line.facts.interpreter_note)}")
        if talk_line.facts.note:
            st.markdown(plain(talk_line.facts.note))
        deeds(talk_line)


def _where(facts: TalkFacts) -> list[str]:
    spent = [duration(facts.minutes)] if facts.minutes else []
    spoken = [language_name(facts.language)] if facts.language else []
    interpreter = [INTERPRETERS[Interpreter(facts.interpreter)].lower()] if facts.interpreter else []
    return [PLACES[TalkPlace(facts.place)], *spent, *[", ".join([*spoken, *interpreter])][: len(spoken + interpreter)]]


def _there(facts: TalkFacts) -> str:
    if not facts.attendees:
        return "Erbij: niet ingevuld"
    return f"Erbij: {', '.join(ATTENDEES[Attendee(each)] for each in facts.attendees)}"


def _contact(contact: "ContactLine") -> None:
    kind = CONTACT_KINDS.get(contact.kind, contact.kind)
    st.markdown(
        f":material/chat_bubble_outline: {plain(long_date(contact.happened_on))} · {kind} · {plain(contact.by)}  \n"
        f"{plain(contact.note)}"
    )
