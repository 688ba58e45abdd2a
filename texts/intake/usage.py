"""How the figures of the Vragenlijst-gezondheid read: what is too small to show is not shown."""

from forms.intake.question_usage import LEAST, Usage

HIDDEN = "minder dan 5"
UNCOUNTED = "niet te tellen"
NEVER = "nooit"
NOT_ASKED = "niet gesteld"


def count(number: int | None) -> str:
    """ "12"; "0"; "minder dan 5"; "niet te tellen" for what may not be read."""
    if number is None:
        return UNCOUNTED
    return HIDDEN if 0 < number < LEAST else str(number)


def share(each: Usage) -> str:
    """Which part of those who could be asked said something: "72%", "nooit", or words where a figure tells too much."""
    if each.useful == 0:
        return NOT_ASKED if each.times_asked == 0 else NEVER
    if each.times_asked is None:
        return UNCOUNTED
    return HIDDEN if each.useful < LEAST else f"{round(100 * each.share)}%"
