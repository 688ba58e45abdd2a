"""What every part of the plan screen is given for one run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from forms.engine.schema import Questionnaire
from widgets.answering.field_editor import FieldEditor
from widgets.frame.visit import Visit

if TYPE_CHECKING:
    from queries.pip.types import PipView


@dataclass(frozen=True, kw_only=True)
class PlanContext:
    """One PIP in one run: `writes` says whether this user can change it now."""

    visit: Visit
    view: "PipView"
    questionnaire: Questionnaire
    pip_id: UUID
    editor: FieldEditor
    writes: bool
