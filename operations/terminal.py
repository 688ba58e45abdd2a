"""How a command speaks: plain sentences, and in red on stderr why it stops."""

from typing import NoReturn

import typer
from rich.console import Console

say = Console(highlight=False, soft_wrap=True)
aside = Console(stderr=True, highlight=False, soft_wrap=True)  # what is no part of the answer
complain = Console(stderr=True, highlight=False, soft_wrap=True, style="red")


def stop(*sentences: str, code: int = 2) -> NoReturn:
    """End the command with these sentences."""
    for each in sentences:
        complain.print(each, markup=False)
    raise typer.Exit(code)
