"""How long what is no part of a dossier yet is kept."""

from datetime import datetime, timedelta

from rules.law.dutch_time import day_of
from rules.law.parameters import parameter


def kept_since(at: datetime) -> datetime:
    """A draft that was last written before this moment is no longer kept."""
    return at - timedelta(days=parameter("concept_bewaren", on=day_of(at)).value)
