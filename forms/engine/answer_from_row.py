"""From the columns of a stored answer to an Answer: JSON text, mark and source."""

import json
from typing import cast

from forms.engine.answers import Answer, Json, Mark, Source


def answer_from(value: str | None, mark: str | None, source: str | None) -> Answer:
    """The answer in these columns; all None is an answer that says nothing."""
    return Answer(
        value=cast(Json, json.loads(value)) if value is not None else None,
        mark=Mark(mark) if mark else None,
        source=Source(source) if source else None,
    )
