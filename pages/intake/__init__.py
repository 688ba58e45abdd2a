"""Screen Brede intake: the intake of one dossier, one domain at a time."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from access import Permission
from actions.deed.audit import record_view
from actions.intake.intake import start_intake
from forms.engine.flow import next_section, previous_section
from forms.engine.schema import Questionnaire
from pages.fields import sheet_store
from pages.intake import (
    all_answers,
    carry_over,
    conversation_mode,
    family,
    handover,
    instruments,
    paper_and_workbook,
    restricted_sections,
    talks,
)
from pages.intake.summary import summary
from queries.intake.view import IntakeView, intake_view
from texts.wording.formats import moment
from widgets.answering import flush_on_leave, recheck, second_language
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import saved_line, unsettled_ahead
from widgets.frame import dossier_head
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import conversation_mode as conversation_mode_widgets
from widgets.intake import current_talk, domains
from widgets.intake import restricted_sections as restricted_sections_widgets
from widgets.intake.domains import SUMMARY
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def render(visit: Visit) -> None:
    """Draw the intake of the dossier in the address."""
    with visit.open_session() as session:
        view = intake_view(session, state.dossier_in_address(), seen_by=visit.user, at=visit.now())
        if state.is_new("viewed", f"intake:{view.head.id}"):
            record_view(session, dossier_id=view.head.id, screen="intake", by=visit.user, at=visit.now())
    if not (conversation_mode_widgets.is_on() and view.sheet_id is not None):
        dossier_head.dossier_head(visit, view.head, "intake")
    restricted_sections_widgets.close_in_time(view.visibility.opened, visit.now)
    if view.questionnaire is None or view.whole is None or view.sheet_id is None:
        _begin(visit, view)
    else:
        _talk(visit, view, view.sheet_id, view.questionnaire, view.whole)


def _begin(visit: Visit, view: IntakeView) -> None:
    st.info("Nog geen brede intake. Begin als u met deze persoon om de tafel zit.", icon=":material/forum:")
    if not (visit.may(Permission.EDIT_INTAKE) and view.head.is_open):
        return
    if st.button("Brede intake starten", type="primary", key=state.key("intake", view.head.id, "start")):
        with Deed() as deed, visit.open_session() as session:
            start_intake(session, dossier_id=view.head.id, by=visit.user, at=visit.now(), on=visit.today)
        if deed.done:
            st.rerun()


def _talk(
    visit: Visit, full: IntakeView, sheet_id: UUID, questionnaire: Questionnaire, whole_questionnaire: Questionnaire
) -> None:
    domain_id = domains.chosen(whole_questionnaire, parts=visit.may(Permission.VIEW_PARTICULARS))
    talk = current_talk.current(full.talks, full.head.id, visit.today)
    view, editor = full, _editor(visit, full, sheet_id, talk)
    if not conversation_mode_widgets.is_on():
        flush_on_leave.keep(questionnaire, editor, f"{domain_id}:{talk.partner}")
    if talk.partner:
        # From here on nothing of the page knows what must be asked alone, whoever draws it.
        view = full.in_company()
        questionnaire, editor = view.questionnaire or questionnaire, _editor(visit, view, sheet_id, talk)
    if conversation_mode_widgets.is_on():
        conversation_mode.render(visit, view, questionnaire, editor, domain_id)
    else:
        _parts(visit, view, questionnaire, whole_questionnaire, editor, domain_id)


def _editor(visit: Visit, view: IntakeView, sheet_id: UUID, talk: current_talk.CurrentTalk) -> FieldEditor:
    writes = visit.may(Permission.EDIT_INTAKE) and view.head.is_open and view.completed_at is None
    store = sheet_store(visit, "intake", sheet_id, view.stored_answers, locked=not writes, talk=talk.talk)
    return FieldEditor(store=store, on=visit.today)


def _parts(
    visit: Visit,
    view: IntakeView,
    questionnaire: Questionnaire,
    whole_questionnaire: Questionnaire,
    editor: FieldEditor,
    domain_id: str,
) -> None:
    other_parts = _other_parts()
    with st.container(key="koers-intake"):
        left, middle = st.columns([1, 3], gap="medium")
    with left:
        conversation_mode.second_language_choice(visit, view, questionnaire, editor)
        if domain_id not in (*other_parts, SUMMARY) and not editor.store.locked:
            conversation_mode_widgets.button(editor, domain_id, view.head.id)
    with middle:
        top = st.container()
        if view.completed_at is not None:
            agreement = f"Akkoord van: {plain(view.agreed_by)}. Wijzigen kan na heropenen, onder Samenvatting."
            team = visit.may(Permission.VIEW_PARTICULARS)
            st.success(
                f"Deze intake is afgerond op {moment(view.completed_at)}. {agreement if team else ''}",
                icon=":material/task_alt:",
            )
        if domain_id == SUMMARY:
            carry_over.offer(visit, view, questionnaire)
            summary(visit, view, questionnaire)
            handover.handover(visit, view)
            all_answers.render(view)
            carry_over.stayed_behind(visit, view)
        elif domain_id in other_parts:
            other_parts[domain_id](visit, view)
        else:
            _domain(visit, whole_questionnaire, domain_id, editor, view)
    with left:
        to_recheck = recheck.count_by_domain(questionnaire, editor)
        sees_parts = visit.may(Permission.VIEW_PARTICULARS)
        domains.choose(
            questionnaire,
            editor.answers,
            domain_id,
            view.head.id,
            restricted_sections_widgets.captions(view),
            whole_questionnaire,
            to_recheck,
            unsettled=unsettled_ahead(questionnaire, editor),
            parts=sees_parts,
        )
    with top:
        current_talk.bar(
            current_talk.current(view.talks, view.head.id, visit.today),
            domain_id,
            to_recheck[domain_id],
            locked=editor.store.locked,
        )
    saved_line(editor)


def _other_parts() -> dict[str, Callable[[Visit, IntakeView], None]]:
    return {
        "gesprekken": talks.render,
        "gezin": family.render,
        "instrumenten": instruments.render,
        "papier": paper_and_workbook.render,
    }


def _domain(
    visit: Visit, whole_questionnaire: Questionnaire, domain_id: str, editor: FieldEditor, view: IntakeView
) -> None:
    domain = whole_questionnaire.section(domain_id)
    title, source = st.columns([3, 2], vertical_alignment="bottom")
    title.header(plain(domain.title), anchor=False)
    restricted_sections_widgets.opened_line(view, domain_id)
    if view.questionnaire is not None and domain_id not in restricted_sections_widgets.captions(view):
        if not editor.store.locked:
            with source:
                editor.source = domains.source_of_this_talk(view.head.id)
            st.caption(f"{plain(domain.intro or '')} \\* = nodig voor de wet.".strip())
        with second_language.place(editor.second, "koers-vragen"):
            second_language.under_title(editor.second, domain, "title", "intro")
            restricted_sections_widgets.questions(view.questionnaire, domain_id, editor, view.levels)
    restricted_sections.closed(visit, view, domain_id)
    before, after = previous_section(whole_questionnaire, domain_id), next_section(whole_questionnaire, domain_id)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        domains.step("Vorige", before.id if before else None, view.head.id)
        domains.step("Volgende", after.id if after else SUMMARY, view.head.id)
