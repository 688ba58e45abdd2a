"""DUO-controle: would DUO accept this plan, and what is there to send?"""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw the check, the copy sheet and the messages."""
