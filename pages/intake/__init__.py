"""What do we know, what do we still ask? The brede intake of one dossier, one domain at a time."""

from collections.abc import Callable

import streamlit as st

from access import Permission
from actions.audit import record_view
from actions.intake import start_intake
from forms.flow import next_section, previous_section
from forms.schema import Questionnaire
from pages.intake import ending, family, instruments, paper, talks, versions
from pages.intake.summary import summary
from pages.sheet import sheet_store
from queries.intake import IntakeView, intake_view
from refusals import Refusal
from texts.formats import moment
from widgets import behind, domains, head, notices, state
from widgets.domains import SUMMARY
from widgets.pen import Pen
from widgets.plain import plain
from widgets.questionnaire import saved_line, section
from widgets.visit import Visit

PARTS: dict[str, Callable[[Visit, IntakeView], None]] = {
    "gesprekken": talks.render,
    "gezin": family.render,
    "instrumenten": instruments.render,
    "papier": paper.render,
}


def render(visit: Visit) -> None:
    """Draw the intake of the dossier in the address."""
    with visit.open_session() as session:
        view = intake_view(session, state.dossier_in_address(), seen_by=visit.user)
        if state.is_new("viewed", f"intake:{view.head.id}"):
            record_view(session, dossier_id=view.head.id, screen="intake", by=visit.user, at=visit.now())
    head.dossier_head(visit, view.head, "intake")
    if view.questionnaire is None or view.sheet_id is None:
        _begin(visit, view)
    else:
        writes = visit.may(Permission.EDIT_INTAKE) and view.head.is_open and view.completed_at is None
        store = sheet_store(visit, "intake", view.sheet_id, view.kept, locked=not writes)
        _talk(visit, view, view.questionnaire, Pen(store=store, on=visit.today))


def _begin(visit: Visit, view: IntakeView) -> None:
    st.info("Nog geen brede intake. Begin als u met deze persoon om de tafel zit.", icon=":material/forum:")
    if not (visit.may(Permission.EDIT_INTAKE) and view.head.is_open):
        return
    if st.button("Brede intake starten", type="primary", key=state.key("intake", view.head.id, "start")):
        try:
            with visit.open_session() as session:
                start_intake(session, dossier_id=view.head.id, by=visit.user, at=visit.now(), on=visit.today)
        except Refusal as refusal:
            notices.refusal(refusal)
        else:
            st.rerun()


def _talk(visit: Visit, view: IntakeView, asked: Questionnaire, pen: Pen) -> None:
    here = domains.chosen(asked)
    behind.keep(asked, pen, here)
    with st.container(key="koers-intake"):
        left, middle = st.columns([1, 3], gap="medium")
    with middle:
        if view.completed_at is not None:
            st.success(
                f"Deze intake is afgerond op {moment(view.completed_at)}. Akkoord van: {plain(view.agreed_by)}. "
                "Wijzigen kan na heropenen, onder Samenvatting.",
                icon=":material/task_alt:",
            )
        if here == SUMMARY:
            versions.offer(visit, view, asked)
            summary(visit, view, asked, pen)
            ending.render(visit, view)
            versions.stayed_behind(visit, view)
        elif here in PARTS:
            PARTS[here](visit, view)
        else:
            _domain(asked, here, pen, view)
    with left:
        domains.choose(asked, pen.answers, here, view.head.id)
    saved_line(pen)


def _domain(asked: Questionnaire, here: str, pen: Pen, view: IntakeView) -> None:
    domain = asked.section(here)
    title, source = st.columns([3, 2], vertical_alignment="bottom")
    title.header(plain(domain.title), anchor=False)
    if not pen.store.locked:
        with source:
            pen.source = domains.source_of_this_talk(view.head.id)
        st.caption(f"{plain(domain.intro or '')} \\* = nodig voor de wet.".strip())
    section(asked, here, pen)
    before, after = previous_section(asked, here), next_section(asked, here)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        domains.step("Vorige", before.id if before else None, view.head.id)
        domains.step("Volgende", after.id if after else SUMMARY, view.head.id)
