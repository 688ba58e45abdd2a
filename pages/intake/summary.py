"""The end of the intake: what is missing for the law, all answers, and the deliberate act of completing."""

import streamlit as st

from access import Permission
from actions.audit import record_export
from actions.intake import complete_intake, reopen_intake
from exports.intake_pdf import IntakeDocument, intake_pdf
from forms.flow import hidden_but_answered, missing_for_law
from forms.names import language_name
from forms.schema import Question, Questionnaire
from queries.intake import IntakeView
from refusals import Incomplete, Refusal
from texts.formats import NETHERLANDS, several
from texts.forms import LEGAL_ITEMS
from widgets import answers, notices, state
from widgets.pen import Pen
from widgets.plain import plain
from widgets.visit import Visit


def summary(visit: Visit, view: IntakeView, asked: Questionnaire, pen: Pen) -> None:
    """Draw the summary with its acts."""
    st.header("Samenvatting", anchor=False)
    _missing(asked, pen)
    if visit.may(Permission.COMPLETE_INTAKE) and view.head.is_open:
        if view.completed_at is None:
            _complete(visit, view)
        else:
            _reopen(visit, view)
    _download(visit, view, asked)
    answers.sheet(asked, view.kept)
    gone = hidden_but_answered(asked, pen.answers)
    if gone:
        with st.expander(f"Niet meer van toepassing ({len(gone)})"):
            st.caption("Deze antwoorden zijn bewaard, maar tellen niet mee en staan niet in de PDF.")
            answers.questions(gone, view.kept)


def _missing(asked: Questionnaire, pen: Pen) -> None:
    missing = missing_for_law(asked, pen.answers)
    if not missing:
        st.success("Alles wat de wet vraagt, is besproken (Wet inburgering, artikel 14).", icon=":material/task_alt:")
        return
    count = sum(len(questions) for questions in missing.values())
    with st.container(border=True):
        st.markdown(f"**Nog {several(count, 'vraag', 'vragen')} nodig voor de wet** (Wet inburgering, artikel 14)")
        for item, questions in missing.items():
            _missing_of(asked, LEGAL_ITEMS[item], questions, pen)


def _missing_of(asked: Questionnaire, item: str, questions: list[Question], pen: Pen) -> None:
    with st.container(gap=None):
        st.markdown(item)
        for question in questions:
            domain = asked.section_of(question.id)
            st.button(
                f"{plain(question.text)} ({plain(domain.title)})",
                key=state.key(pen.store.name, "mist", question.id),
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=state.set_address,
                kwargs={"domein": domain.id},
            )


def _complete(visit: Visit, view: IntakeView) -> None:
    with st.container(border=True):
        st.markdown("**Intake afronden**")
        names = st.text_input(
            "Wie zijn het eens met deze intake?",
            placeholder="Bijvoorbeeld: mevrouw Haile, Sanne de Boer",
            key=state.key("intake", view.head.id, "akkoord"),
            max_chars=300,
        )
        if not st.button("Intake afronden", type="primary", key=state.key("intake", view.head.id, "afronden")):
            return
        try:
            with visit.open_session() as session:
                complete_intake(
                    session,
                    dossier_id=view.head.id,
                    agreed_by=names,
                    by=visit.user,
                    at=visit.now(),
                    on=visit.today,
                )
        except Incomplete as refusal:
            count = several(len(refusal.shortcomings), "vraag mist", "vragen missen")
            st.error(
                f"De intake kan nog niet worden afgerond: {count} nog. Zie de lijst hierboven.", icon=":material/block:"
            )
        except Refusal as refusal:
            notices.refusal(refusal)
        else:
            st.rerun()


def _reopen(visit: Visit, view: IntakeView) -> None:
    with st.expander("Intake heropenen"):
        reason = st.text_area("Waarom wordt de intake heropend?", key=state.key("intake", view.head.id, "reden"))
        if not st.button("Intake heropenen", key=state.key("intake", view.head.id, "heropenen")):
            return
        try:
            with visit.open_session() as session:
                reopen_intake(session, dossier_id=view.head.id, reason=reason, by=visit.user, at=visit.now())
        except Refusal as refusal:
            notices.refusal(refusal)
        else:
            st.rerun()


def _download(visit: Visit, view: IntakeView, asked: Questionnaire) -> None:
    if not visit.may(Permission.EXPORT):
        return

    def make() -> bytes:
        with visit.open_session() as session:
            record_export(session, document="intake", rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id)

        return intake_pdf(document(visit, view, asked), visit.today)

    st.download_button(
        "Download samenvatting (PDF)",
        make,
        file_name=f"brede-intake-{view.head.number}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        key=state.key("intake", view.head.id, "pdf"),
        on_click="ignore",
    )


def document(visit: Visit, view: IntakeView, asked: Questionnaire) -> IntakeDocument:
    """The intake as its PDF wants it."""
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
        completed_on=view.completed_at.astimezone(NETHERLANDS).date() if view.completed_at else None,
        agreed_by=view.agreed_by,
        questionnaire=asked,
        answers=view.answers,
    )
