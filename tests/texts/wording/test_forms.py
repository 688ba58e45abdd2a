"""Every word that the questionnaires count with has a Dutch name."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from forms.engine.answers import Mark, Source
from forms.engine.schema import LegalItem
from rules.law.status import NextStep
from texts.pip.steps import NEXT_STEPS
from texts.wording.forms import LEGAL_ITEMS, MARKS, SOURCES


@pytest.mark.parametrize(
    ("labels", "kind"),
    [(LEGAL_ITEMS, LegalItem), (MARKS, Mark), (SOURCES, Source), (NEXT_STEPS, NextStep)],
)
def test_every_member_has_words(labels: Mapping[StrEnum, object], kind: type[StrEnum]) -> None:
    assert set(labels) == set(kind)
    assert all(labels.values())
