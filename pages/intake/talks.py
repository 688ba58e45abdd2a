"""The talks of this intake, and what changed between them."""

import streamlit as st

from access import Permission
from actions.intake.talks import record_talk, remove_talk, revise_talk
from forms.engine.talks import Attendee, TalkFacts
from queries.dossier.talks import TalkLine, contacts
from queries.intake.differences import differences
from queries.intake.view import IntakeView
from refusals import Stale
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import ask_alone, current_talk, talks
from widgets.intake import differences as differences_widgets
from widgets.intake.talk_form import TalkForm
from widgets.kit import session_state as state


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""
    talk = current_talk.current(view.talks, view.head.id, visit.today)
    with visit.open_session() as session:
        between = contacts(session, view.head.id, seen_by=visit.user)
    lines = [each for each in view.talks if not each.talk.removed]
    writes = visit.may(Permission.EDIT_INTAKE) and view.head.is_open
    adding = current_talk.adding(view.head.id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Gesprekken", anchor=False)
        if writes and state.session_get(adding) is not True:
            draft_form.open_button(
                "Gesprek vastleggen",
                adding,
                type="primary",
                icon=":material/add_comment:",
                key=state.key("intake", view.head.id, "gesprek"),
            )
    if writes and state.session_get(adding) is True:
        _add(visit, view, adding)
    if view.whole is not None:
        ask_alone.waiting_questions(view.waiting, view.whole, view.head.id, partner=talk.partner)
    talks.overview(lines, between, visit.today)
    _changes(visit, view, talk)
    talks.timeline(
        lines, between, view.stored_answers, visit.today, lambda line: _deeds(visit, view, line) if writes else None
    )


def _add(visit: Visit, view: IntakeView, adding: str) -> None:
    usual = TalkFacts(held_on=visit.today, attendees=(Attendee.INBURGERAAR,), language=view.head.language)
    form = TalkForm(adding, visit.today, usual)
    if form.cancelled:
        state.session_forget(adding)
        st.rerun()
    if not form.pressed:
        return
    once = state.key(adding, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        talk_id = record_talk(
            session,
            talk_id=state.deed_id(once),
            dossier_id=view.head.id,
            facts=form.facts,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(adding, once)
        if form.facts.held_on == visit.today:
            current_talk.choose_talk(talk_id, view.head.id, visit.today)
        st.rerun()


def _deeds(visit: Visit, view: IntakeView, line: TalkLine) -> None:
    changing = state.key("gesprek", line.talk.id)
    if state.session_get(changing) is not None:
        _change(visit, view, line, changing)
        return
    with st.container(horizontal=True):
        draft_form.open_button(
            "Wijzigen",
            changing,
            line.version,
            type="tertiary",
            icon=":material/edit:",
            key=state.key(changing, "wijzigen"),
        )
        popover = st.popover("Weghalen", type="tertiary", key=state.key(changing, "weg"), on_change="rerun")
    if popover.open:
        with popover:
            _remove(visit, view, line, changing)


def _change(visit: Visit, view: IntakeView, line: TalkLine, changing: str) -> None:
    form = TalkForm(changing, visit.today, line.facts)
    if form.cancelled:
        state.session_forget(changing)
        st.rerun()
    if not form.pressed:
        return
    shown_version = state.session_get(changing)

    def late(_: Stale) -> None:
        state.session_set(changing, line.version)
        form.say(
            "Niet opgeslagen: een collega heeft dit gesprek intussen gewijzigd. Boven dit formulier staat wat er nu "
            "is. Wat u typte, staat er nog. Opslaan zet het in de plaats."
        )

    with Deed(wrong=form.say_wrong, late=late) as deed, visit.open_session() as session:
        revise_talk(
            session,
            dossier_id=view.head.id,
            talk_id=line.talk.id,
            facts=form.facts,
            seen_version=shown_version if isinstance(shown_version, int) else line.version,
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        state.session_forget(changing)
        st.rerun()


def _remove(visit: Visit, view: IntakeView, line: TalkLine, changing: str) -> None:
    st.markdown("Dit gesprek weghalen? Antwoorden die erin zijn gegeven, blijven bewaard.")
    if not st.button("Gesprek weghalen", key=state.key(changing, "weg", line.version)):
        return
    with Deed() as deed, visit.open_session() as session:
        remove_talk(
            session,
            dossier_id=view.head.id,
            talk_id=line.talk.id,
            seen_version=line.version,
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        st.rerun()


def _changes(visit: Visit, view: IntakeView, talk: current_talk.CurrentTalk) -> None:
    if not talk.held_talks or view.sheet_id is None or view.questionnaire is None:
        return
    chosen = differences_widgets.choose(talk.held_talks, view.head.id)
    if chosen is None:
        return
    since, until = chosen
    with visit.open_session() as session:
        changes = differences(
            session,
            view.sheet_id,
            since=since,
            until=until,
            talks=[each.talk for each in view.talks],
            among={each.id for each in view.questionnaire.questions},
            seen_by=visit.user,
        )
    differences_widgets.table(changes, view.questionnaire, view.head.id)
