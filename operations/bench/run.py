"""One run: every part in turn, each in a clean folder, everything it started stopped at its end."""

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from rich.console import Console

from operations.bench.batch import batch
from operations.bench.figures import BenchFigure, show, write
from operations.bench.office import office
from operations.bench.pdf import paper
from operations.bench.saving import saving, saving_postgresql
from operations.bench.scale import Scale, short
from operations.bench.screens import caseload_postgresql, screens
from operations.serve import ROOT

FOLDER = ROOT / "build" / "bench"
WIDTH = 110  # also where the output is no terminal
RESULT = ROOT / "build" / "bench.json"
PARTS: dict[str, Callable[[Scale], list[BenchFigure]]] = {
    "screens": screens,
    "caseload-postgresql": caseload_postgresql,
    "office": office,
    "saving": saving,
    "saving-postgresql": saving_postgresql,
    "paper": paper,
    "batch": batch,
}


def run(*, quick: bool = False, only: str = "") -> int:
    """Measure all parts, or the one that is named; 0 when every goal is met, 2 for a name that is no part."""
    say = Console(highlight=False, width=WIDTH)
    if only and only not in PARTS:
        print(f"Er is geen onderdeel {only}. Kies uit: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    at = datetime.now(UTC)
    scale = short(FOLDER, at) if quick else Scale(folder=FOLDER, at=at)
    figures: list[BenchFigure] = []
    for name, measure in PARTS.items():
        if only in ("", name):
            say.print(f"Meten: {name} …")
            figures += measured(measure, scale)
    show(figures, say)
    write(figures, RESULT)
    say.print(f"Ook in {RESULT.relative_to(ROOT)}. Een verhouding (x) is t.o.v. een ondergrens uit dezelfde meting.")
    return 0 if all(each.met for each in figures) else 1


def measured(measure: Callable[[Scale], list[BenchFigure]], scale: Scale) -> list[BenchFigure]:
    """One part, in a folder that was not there before and is not there after."""
    shutil.rmtree(scale.folder, ignore_errors=True)
    scale.folder.mkdir(parents=True)
    try:
        return measure(scale)
    finally:
        shutil.rmtree(scale.folder, ignore_errors=True)
