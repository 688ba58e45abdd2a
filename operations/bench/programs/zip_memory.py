"""Makes one zip of all PIPs that a user may see, as the caseload does, and tells what the memory did meanwhile.

A program of its own: reads {"url", "user", "on"} as JSON on stdin, writes what it measured as JSON on stdout.
"""

import json
import sys
import time
from datetime import date
from uuid import UUID, uuid4

import psutil

from access import User
from database import connect, open_session
from exports.pip.zip import Batch
from models import Caseworker
from queries.caseload.filters import Filters
from queries.caseload.zip import in_force, versies_in_force
from queries.pip.versions import logo, version

MIB = 2**20
TURN = 0.6  # seconds, as on the screen


def main() -> None:
    """Measure once."""
    arguments = json.load(sys.stdin)
    engine, on = connect(arguments["url"]), date.fromisoformat(arguments["on"])
    with open_session(engine) as session:
        row = session.get_one(Caseworker, UUID(arguments["user"]))
        user = User(
            id=row.id, gemeente_id=row.gemeente_id, username=row.username, name=row.name, role=row.role, scope=row.scope
        )
        versie_ids = versies_in_force(session, seen_by=user, on=on, filters=Filters(), most=1_000_000)
    process = psutil.Process()
    at_start = most = process.memory_info().rss
    began = time.perf_counter()
    batch = Batch(uuid4(), None, versie_ids, on)
    while not batch.finished:
        with open_session(engine) as session:
            batch.work(
                lambda ids: in_force(session, ids, seen_by=user),
                lambda versie_id: version(session, versie_id, seen_by=user),
                logo(session, seen_by=user),
                seconds=TURN,
            )
        most = max(most, process.memory_info().rss)
    took = time.perf_counter() - began
    for _piece in batch.chunks():
        most = max(most, process.memory_info().rss)
    measured = {
        "more": (most - at_start) / MIB, "size": batch.size / MIB, "seconds": took, "inside": len(batch.dossier_ids)
    }  # fmt: skip
    batch.throw_away()
    json.dump(measured, sys.stdout)


if __name__ == "__main__":
    main()
