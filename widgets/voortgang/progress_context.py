"""What every part of the progress screen is given for one run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from widgets.frame.visit import Visit

if TYPE_CHECKING:
    from queries.pip.types import PipView
    from queries.voortgang.view import ProgressView


@dataclass(frozen=True, kw_only=True)
class ProgressContext:
    """The progress of one dossier in one run, with its plan; `writes` says whether this user can change it now."""

    visit: Visit
    pip: "PipView"
    view: "ProgressView"
    writes: bool

    @property
    def dossier_id(self) -> UUID:
        """The dossier that this is about."""
        return self.pip.head.id
