"""What was measured, for people and for programs."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, kw_only=True)
class BenchFigure:
    """One figure; `goal` is the most that it may be, None when it is only to be known."""

    name: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def met(self) -> bool:
        """Whether it is within its goal."""
        return self.goal is None or self.value <= self.goal


def ratio(name: str, measured: list[float], floor: list[float], goal: float | None = None) -> BenchFigure:
    """How many times the floor the measured thing takes, both by their median."""
    return BenchFigure(name=name, value=median(measured) / median(floor), goal=goal, unit="x")


def middle(name: str, milliseconds: list[float]) -> BenchFigure:
    """The median, to be known."""
    return BenchFigure(name=name, value=median(milliseconds), unit="ms")


def percentile(values: list[float], part: float) -> float:
    """The value below which this part (0 to 1) of the values lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def show(figures: list[BenchFigure], say: Console) -> None:
    """The table."""
    table = Table("Wat", "Gemeten", "Doel", "")
    for each in figures:
        goal = "" if each.goal is None else f"≤ {_number(each.goal)} {each.unit}"
        verdict = "" if each.goal is None else "gehaald" if each.met else "[red]NIET gehaald[/red]"
        table.add_row(each.name, f"{_number(each.value)} {each.unit}", goal, verdict)
    say.print(table)


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def write(figures: list[BenchFigure], path: Path) -> None:
    """The same figures as a JSON list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps([asdict(each) for each in figures], indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
