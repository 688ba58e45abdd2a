"""The three documents of one PIP to take along: of the draft, of the version in force, of a former version."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from actions.deed.audit import record_export
from exports.pip.documents import papier_pdf
from exports.pip.signing_pdf import signing_pdf
from exports.typesetting.provenance import SIGNING
from exports.typesetting.typefaces import unprintable
from queries.pip.after_decision import signatures
from queries.pip.versions import VersionLine, draft_document, logo, version, versions
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind, differences, left_out_of_summary
from texts.pip.documents import difference_lines
from widgets.kit import session_state as state
from widgets.kit.downloads import cannot_print, offer
from widgets.pip import documents
from widgets.pip.plan_context import PlanContext


def current(context: PlanContext) -> None:
    """The draft while the plan is being written, else the version in force; with the language of the summary."""
    if unprintable(context.view.head.name):
        cannot_print(unprintable(context.view.head.name))
        return
    draft = context.view.being_written or not context.view.last_version
    name = "concept" if draft else f"versie-{context.view.last_version}"
    tongue = documents.language(context.view.head.id, context.view.head.language)
    documents.buttons(
        state.key("pip", context.pip_id, "pdf", "nu"),
        f"{context.view.head.number}-{name}",
        tongue,
        lambda papier: maker(context, papier, None, tongue),
    )
    documents.choose_language(context.view.head.id, tongue)


def of_version(context: PlanContext, line: VersionLine) -> None:
    """The documents of one version."""
    tongue = documents.language(context.view.head.id, context.view.head.language)
    with st.container(horizontal=True, key=state.key("koers-papieren", line.number)):
        documents.buttons(
            state.key("pip", context.pip_id, "pdf", line.id),
            f"{context.view.head.number}-versie-{line.number}",
            tongue,
            lambda papier: maker(context, papier, line.id, tongue),
            of_version=f"versie {line.number}",
        )


def signed(context: PlanContext, line: VersionLine) -> None:
    """The signatures under a version on a sheet of their own: what was frozen never changes."""
    offer(
        "Download ondertekening",
        signing_sheet(context, line),
        file_name=f"{SIGNING}-{context.view.head.number}-versie-{line.number}.pdf",
        mime="application/pdf",
        key=state.key("pip", context.pip_id, SIGNING, line.id),
    )


def signing_sheet(context: PlanContext, line: VersionLine) -> Callable[[], bytes]:
    """What makes the sheet with signatures when somebody asks for it, after the audit trail knows."""
    visit, head = context.visit, context.view.head

    def make() -> bytes:
        with visit.open_session() as session:
            document = version(session, line.id, seen_by=visit.user)
            signed_already = signatures(session, line.id, seen_by=visit.user)
            picture = logo(session, seen_by=visit.user)
            record_export(session, document=SIGNING, rows=1, by=visit.user, at=visit.now(), dossier_id=head.id)
        return signing_pdf(document, signed_already, visit.today, picture)

    return make


def what_stands_where(document: PipDocument) -> None:
    """What one document of a version says and another does not."""
    goals = len(document.plan.doelen)
    documents.differences(difference_lines(differences(document), left_out_of_summary(document), goals))


def maker(context: PlanContext, papier: DocumentKind, versie_id: UUID | None, language: str) -> Callable[[], bytes]:
    """What makes one document when somebody asks for it, after the audit trail knows; None: what holds now."""
    visit, view = context.visit, context.view

    def make() -> bytes:
        with visit.open_session() as session:
            document = _document(context, session, versie_id)
            picture = logo(session, seen_by=visit.user)
            record_export(
                session, document=papier.value, rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id
            )
        return papier_pdf(papier, document, visit.today, picture, language=language)

    return make


def _document(context: PlanContext, session: Any, versie_id: UUID | None) -> PipDocument:
    seen_by, view = context.visit.user, context.view
    if versie_id is not None:
        return version(session, versie_id, seen_by=seen_by)
    if view.being_written or not view.last_version:
        return draft_document(session, view.head.id, seen_by=seen_by, on=context.visit.today)
    newest = versions(session, view.head.id, seen_by=seen_by)[0]
    return version(session, newest.id, seen_by=seen_by)
