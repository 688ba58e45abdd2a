"""What the law (Besluit inburgering, brede intake) still misses in this intake: open questions, and why or when."""

import streamlit as st

from access import Permission
from actions.intake.legal_gaps import note_gap, remove_gap
from forms.engine.schema import LegalItem, Question, Questionnaire
from forms.intake.legal_items import open_items, unsettled
from queries.intake.legal_gaps import EndingView
from queries.intake.view import IntakeView
from refusals import Stale
from texts.wording.formats import several
from texts.wording.forms import LEGAL_ITEMS
from texts.wording.refusals import A_COLLEAGUE
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import ending
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def gaps(visit: Visit, view: IntakeView, questionnaire: Questionnaire, ending_view: EndingView) -> None:
    """Draw the legal items without an outcome or with a planned day, and the form to say why or when."""
    missing = open_items(questionnaire, view.answers)
    unsettled_items = unsettled(questionnaire, view.answers, ending_view.grounds, visit.today)
    if not unsettled_items:
        _settled(bool(missing), partial=bool(view.visibility.closed(questionnaire.version)))
    items = [item for item in LegalItem if item in missing or item in ending_view.gaps]
    if not items:
        return
    with st.container(border=True):
        count = sum(len(questions) for questions in unsettled_items.values())
        heading = f"Nog {several(count, 'vraag', 'vragen')} nodig voor de wet" if count else "Later of niet besproken"
        st.markdown(f"**{heading}** (Wet inburgering, artikel 14)")
        for item in items:
            _item(visit, view, questionnaire, ending_view, item, missing.get(item, []))


def _settled(with_reasons: bool, *, partial: bool) -> None:
    of_these = " in de domeinen die voor u open zijn" if partial else ""
    with_reason = ", of er staat waarom niet" if with_reasons else ""
    st.success(
        f"Alles wat de wet vraagt{of_these}, is besproken{with_reason} (Wet inburgering, artikel 14).",
        icon=":material/task_alt:",
    )


def _item(
    visit: Visit,
    view: IntakeView,
    questionnaire: Questionnaire,
    ending_view: EndingView,
    item: LegalItem,
    questions: list[Question],
) -> None:
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(LEGAL_ITEMS[item], width="content")
            if visit.may(Permission.EDIT_DOSSIER) and view.head.is_open:
                _why(visit, view, ending_view, item)
        if questions:
            ending.gap_line(item, ending_view.gaps.get(item), visit.today)
        elif item in ending_view.gaps:
            ending.gap_line(item, ending_view.gaps[item], visit.today)
            st.caption("Hierover staat nu een antwoord. De reden vervalt als de intake wordt afgerond.")
        for question in questions:
            ending.open_question(questionnaire, question, state.key("intake", view.head.id, "mist", question.id))


def _why(visit: Visit, view: IntakeView, ending_view: EndingView, item: LegalItem) -> None:
    gap = ending_view.gaps.get(item)
    version = gap.version if gap else 0
    key = state.key("leemte", view.head.id, item, version)
    label = "Reden of dag wijzigen" if gap else "Waarom niet, of wanneer wel?"
    popover = st.popover(label, type="tertiary", icon=":material/event_note:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover:
        completed = view.completed_at is not None
        form = ending.LegalGapForm(key, item, gap.gap if gap else None, visit.today, completed=completed)
        if not (form.pressed or form.removed):
            return

        def late(stale: Stale) -> None:
            st.error(f"{plain(stale.by or A_COLLEAGUE)} was eerder. Laad de pagina opnieuw om te zien wat er nu staat.")

        with Deed(wrong=form.say_wrong, late=late) as deed, visit.open_session() as session:
            if form.removed:
                remove_gap(session, dossier_id=view.head.id, item=item, by=visit.user, at=visit.now())
            else:
                note_gap(
                    session,
                    dossier_id=view.head.id,
                    item=item,
                    gap=form.gap,
                    seen_version=version,
                    by=visit.user,
                    at=visit.now(),
                )
        if deed.done:
            st.rerun()
