"""How much is measured, and where: a whole run, a short one, or one for a test."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The size of a run. `at` is the (aware, UTC) moment at which the databases are filled."""

    folder: Path
    at: datetime
    sizes: tuple[int, ...] = (1_000, 10_000, 100_000)  # dossiers of each gemeente, the smallest first
    people: int = 100
    rounds: int = 12
    users: int = 50
    seconds: float = 45
    think: float = 5
    saves: int = 400
    papers: int = 15
    zipped: int = 1_000  # PIPs in one zip


def short(folder: Path, at: datetime) -> Scale:
    """A run of about two minutes."""
    return Scale(
        folder=folder, at=at, sizes=(500, 5_000), rounds=5, users=25, seconds=15, saves=150, papers=5, zipped=150,
    )  # fmt: skip
