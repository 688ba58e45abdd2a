"""What every event is."""

from dataclasses import dataclass, fields
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `dossier_id` is None for what touches no dossier."""

    dossier_id: UUID | None = None

    def details(self) -> dict[str, str | int]:
        """The fields of this event besides the dossier, as codes and ids for the audit record."""
        own = ((each.name, getattr(self, each.name)) for each in fields(self) if each.name != "dossier_id")
        return {name: value if isinstance(value, int) else str(value) for name, value in own}
