"""The base of all events."""

from dataclasses import dataclass, fields
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `dossier_id` is None when it is about no dossier."""

    dossier_id: UUID | None = None

    def details(self) -> dict[str, str | int]:
        """The fields of this event except `dossier_id`, for the audit record: whole numbers,
        and codes and ids as text.
        """
        own = ((each.name, getattr(self, each.name)) for each in fields(self) if each.name != "dossier_id")
        return {name: value if isinstance(value, int) else str(value) for name, value in own}
