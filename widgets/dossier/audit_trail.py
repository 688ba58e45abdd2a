"""The audit trail for people."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from events.people import restricted_section_of
from texts.wording.events import sentence
from texts.wording.formats import moment
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.audit_trail import TrailLine


def lines(trail: "Sequence[TrailLine]", most: int) -> None:
    """What happened, newest first; the same deed of the same person a few times in a row is one line."""
    groups = [list(group) for _, group in groupby(trail, key=_deed)]
    if not groups:
        st.caption("Nog niets.")
        return
    sentences = [
        f"{moment(group[0].at)} · {sentence(group[0].event, group[0].details, group[0].by, len(group))}"
        for group in groups[:most]
    ]
    st.markdown("  \n".join(plain(each) for each in sentences))


def _deed(trail_line: "TrailLine") -> tuple[object, ...]:
    codes = (trail_line.details.get(name) for name in ("screen", "document"))
    return trail_line.event, trail_line.by, restricted_section_of(trail_line.details), *codes
