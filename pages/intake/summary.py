"""The end of the intake: what asks for attention, what is missing for the law, who agreed, and all answers."""

from dataclasses import replace
from functools import partial

import streamlit as st

from access import Permission
from actions.deed.audit import record_export
from exports.intake.intake_pdf import IntakeDocument, intake_pdf
from exports.typesetting.typefaces import unprintable
from forms.engine.names import language_name
from forms.engine.schema import Questionnaire
from pages.intake.akkoord import akkoord
from pages.intake.attention_points import points
from pages.intake.completion import completion
from pages.intake.legal_gaps import gaps
from pages.intake.referrals import followed
from queries.intake.legal_gaps import EndingView, ending
from queries.intake.view import IntakeView, intake_view
from rules.intake.private_reason import PrivateReason
from rules.law.dutch_time import day_of
from widgets.frame.visit import Visit
from widgets.intake import ask_alone
from widgets.kit import downloads
from widgets.kit import session_state as state


def summary(visit: Visit, view: IntakeView, questionnaire: Questionnaire, *, private_answers: bool) -> None:
    """Draw the summary: download, aandachtspunten, referrals, legal gaps, akkoord and completion.

    `view` and `questionnaire` are those without what is asked alone; `private_answers`: there is some to print.
    """
    with visit.open_session() as session:
        ending_view = ending(session, view.head.id, seen_by=visit.user)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.header("Samenvatting", anchor=False)
        with st.container(horizontal=True, width="content"):
            _download(visit, view, questionnaire)
            if private_answers:
                _private_download(visit, view, questionnaire)
    points(visit, view, questionnaire)
    followed(visit, view)
    ask_alone.how_many(len(view.waiting), view.head.id)
    if visit.may(Permission.VIEW_PARTICULARS):
        gaps(visit, view, questionnaire, ending_view)
    akkoord(visit, view, ending_view)
    completion(visit, view, ending_view)


def _download(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    if not visit.may(Permission.EXPORT):
        return
    downloads.offer(
        "Download samenvatting (PDF)",
        partial(printed_summary, visit, view, questionnaire, None),
        file_name=f"brede-intake-{view.head.number}.pdf",
        mime="application/pdf",
        key=state.key("intake", view.head.id, "pdf"),
        unprintable=unprintable(view.head.name),
    )


def _private_download(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    if not visit.may(Permission.EXPORT):
        return
    with st.popover("Ook wat apart is besproken", icon=":material/person_alert:"):
        st.caption("Alleen voor dit ene document. Geef het aan niemand die dit niet mag lezen.")
        reason = ask_alone.reason_of(state.key("intake", view.head.id, "apart", "reden"))
        if reason is not None:
            downloads.offer(
                "Download met wat apart is besproken (PDF)",
                partial(printed_summary, visit, view, questionnaire, reason),
                file_name=f"brede-intake-{view.head.number}-vertrouwelijk.pdf",
                mime="application/pdf",
                key=state.key("intake", view.head.id, "pdf", "apart"),
                unprintable=unprintable(view.head.name),
            )


def printed_summary(
    visit: Visit, view: IntakeView, questionnaire: Questionnaire, private: PrivateReason | None
) -> bytes:
    """The summary as PDF, after it was logged; what was asked alone stands in it only for a reason."""
    with visit.open_session() as session:
        # Read anew: since the page was drawn a domein may have closed.
        fresh = intake_view(session, view.head.id, seen_by=visit.user, at=visit.now())
        ending_view = ending(session, view.head.id, seen_by=visit.user)
        record_export(
            session,
            document="intake",
            rows=1,
            by=visit.user,
            at=visit.now(),
            dossier_id=view.head.id,
            private=private,
        )
    printed = fresh if private else fresh.in_company()
    made = document(visit, printed, printed.questionnaire or questionnaire, ending_view)
    return intake_pdf(replace(made, confidential=private is not None), visit.today)


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
