"""The end of the intake: what asks for attention, what is missing for the law, who agreed, and all answers."""

import streamlit as st

from access import Permission
from actions.deed.audit import record_export
from exports.intake.intake_pdf import IntakeDocument, intake_pdf
from forms.engine.names import language_name
from forms.engine.schema import Questionnaire
from pages.intake.akkoord import akkoord
from pages.intake.attention_points import points
from pages.intake.completion import completion
from pages.intake.legal_gaps import gaps
from pages.intake.referrals import followed
from queries.intake.legal_gaps import EndingView, ending
from queries.intake.view import IntakeView, intake_view
from rules.law.dutch_time import day_of
from widgets.frame.visit import Visit
from widgets.intake import ask_alone, current_talk
from widgets.kit import session_state as state


def summary(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    """Draw the summary: download, aandachtspunten, referrals, legal gaps, akkoord and completion."""
    with visit.open_session() as session:
        ending_view = ending(session, view.head.id, seen_by=visit.user)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.header("Samenvatting", anchor=False)
        _download(visit, view, questionnaire)
    points(visit, view, questionnaire)
    followed(visit, view)
    if view.whole is not None:
        talk = current_talk.current(view.talks, view.head.id, visit.today)
        ask_alone.waiting_questions(view.waiting, view.whole, view.head.id, partner=talk.partner)
    if visit.may(Permission.VIEW_PARTICULARS):
        gaps(visit, view, questionnaire, ending_view)
    akkoord(visit, view, ending_view)
    completion(visit, view, ending_view)


def _download(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    if not visit.may(Permission.EXPORT):
        return
    partner = current_talk.current(view.talks, view.head.id, visit.today).partner

    def make() -> bytes:
        with visit.open_session() as session:
            # Read anew: since the page was drawn a domein may have closed.
            fresh = intake_view(session, view.head.id, seen_by=visit.user, at=visit.now())
            ending_view = ending(session, view.head.id, seen_by=visit.user)
            record_export(session, document="intake", rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id)
        printed = fresh.in_company() if partner else fresh
        return intake_pdf(document(visit, printed, printed.questionnaire or questionnaire, ending_view), visit.today)

    st.download_button(
        "Download samenvatting (PDF)",
        make,
        file_name=f"brede-intake-{view.head.number}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        key=state.key("intake", view.head.id, "pdf"),
        on_click="ignore",
    )


def document(
    visit: Visit, view: IntakeView, questionnaire: Questionnaire, ending_view: EndingView | None = None
) -> IntakeDocument:
    """The intake as its PDF wants it; `ending_view` tells what it leaves open and why."""
    return IntakeDocument(
        gemeente=visit.gemeente,
        dossier_number=view.head.number,
        name=view.head.name,
        birth_date=view.head.birth_date,
        doelgroep=view.head.doelgroep,
        language=language_name(view.head.language) if view.head.language else "",
        interpreter=view.head.interpreter,
        regievoerder=view.head.regievoerder,
        started_on=view.started_on,
        completed_on=day_of(view.completed_at) if view.completed_at else None,
        agreed_by=view.agreed_by,
        questionnaire=questionnaire,
        answers=view.answers,
        left_out=tuple(each.title for each in view.visibility.closed(questionnaire.version).values()),
        gaps=ending_view.grounds if ending_view else {},
    )
