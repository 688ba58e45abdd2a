"""Sends visitors to servers (`programs/visitors.py`, a program of its own) and takes home what they measured."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from access import User
from operations.bench.bench_gemeente import token
from operations.bench.servers import Server
from operations.serve import ROOT

PROGRAM = Path("operations/bench/programs/visitors.py")
SLACK = 300  # seconds beyond which something hangs


class NotMeasured(Exception):
    """Something else stood on the screen than what was to be measured."""


@dataclass(frozen=True, kw_only=True)
class VisitTimes:
    """What one visitor measured: the first load and each rerun in ms, and how many answers were given."""

    name: str
    first: float
    reruns: list[float]
    answer_count: int


def visitor(
    name: str, server: Server, path: str = "", query: str = "", *, person: User | None = None, expects: str = "",
    answers: list[str] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One visitor of a plan; without a person nobody is logged in, as on the floor."""
    cookie = f"koers_login={token(person)}" if person else ""
    return {
        "name": name, "port": server.port, "path": path, "query": query, "cookie": cookie, "expects": expects,
        "answers": answers or [],
    }  # fmt: skip


def in_turns(
    visitors: list[dict[str, Any]], rounds: int, *, block: int = 5, pause: float = 0.0
) -> dict[str, list[float]]:
    """The reruns of each visitor by name, in ms; they take turns of `block` reruns, `pause` seconds between two."""
    plan = {"visitors": visitors, "rounds": rounds, "warm": 2, "block": block, "pause": pause}
    return {each.name: each.reruns for each in send(plan, rounds * len(visitors) * block)}


def send(plan: dict[str, Any], seconds: float) -> list[VisitTimes]:
    """Carry out a plan that takes about so many seconds. Raises NotMeasured."""
    process = subprocess.run(
        [sys.executable, str(PROGRAM)], cwd=ROOT, input=json.dumps(plan), text=True, stdout=subprocess.PIPE, check=True,
        timeout=seconds + SLACK,
    )  # fmt: skip
    measured = json.loads(process.stdout)
    faults = [line for each in measured for line in each.pop("wrong")]
    if faults:
        raise NotMeasured("\n".join(faults[:5]))
    return [VisitTimes(**each) for each in measured]
