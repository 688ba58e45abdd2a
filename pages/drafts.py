"""Where drafts go and come from, for every screen. Not a screen."""

from collections.abc import Mapping
from datetime import datetime

from actions.answering.drafts import DraftText, drop_draft, keep_draft
from queries.scope.drafts import begun_drafts, draft_text
from widgets.frame.draft_store import Begun, DraftStore
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def draft_store(visit: Visit) -> DraftStore:
    """The drafts of this user in the dossier that the address names, or in none."""
    dossier_id = state.dossier_in_address()

    def begun() -> Mapping[str, Begun]:
        with visit.open_session() as session:
            drafts = begun_drafts(session, dossier_id=dossier_id, seen_by=visit.user, at=visit.now())
        return {each.place: Begun(each.kind, each.begun_at) for each in drafts}

    def text(place: str) -> str | None:
        with visit.open_session() as session:
            return draft_text(session, place=place, seen_by=visit.user, at=visit.now())

    def keep(place: str, kind: str, text: str) -> datetime:
        draft = DraftText(place=place, kind=kind, text=text, dossier_id=dossier_id)
        with visit.open_session() as session:
            return keep_draft(session, draft=draft, by=visit.user, at=visit.now())

    def drop(place: str) -> None:
        with visit.open_session() as session:
            drop_draft(session, place=place, by=visit.user, at=visit.now())

    return DraftStore(begun=begun, text=text, keep=keep, drop=drop, now=visit.now, of=f"{visit.user_id}:{dossier_id}")
