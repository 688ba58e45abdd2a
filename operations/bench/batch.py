"""Many PIPs in one zip: what the memory does meanwhile, in a process of its own that has done nothing else before."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from models import AnswerSheet, Dossier, Pip, PipVersie
from models.base import new_id, table
from models.values.plan import frozen
from operations.bench.bench_gemeente import BenchGemeente, make_gemeente
from operations.bench.databases import sqlite_in
from operations.bench.figures import BenchFigure
from operations.bench.scale import Scale
from operations.bench.writing import begun_intake, full_plan, writing
from operations.serve import ROOT
from queries.pip.versions import draft_document
from rules.law.terms import Leerroute, PipStatus
from rules.pip.document import PipDocument

PROGRAM = "operations.bench.programs.zip_memory"
GOAL = 100.0  # MiB above what the process held before
SPARE = 1.3  # of so many more dossiers there are enough that are open
GOALS = 4  # doelen of a usual plan
AT_ONCE = 100
SLACK = 3_600  # seconds beyond which something hangs


def batch(scale: Scale) -> list[BenchFigure]:
    """A zip with as many PIPs as the scale says, of four doelen each."""
    gemeente = make_gemeente(
        sqlite_in(scale.folder)("batch"), dossiers=int(scale.zipped * SPARE), people=2, at=scale.at
    )
    with writing(gemeente) as session:
        _vastgesteld(session, gemeente, _usual(session, gemeente), scale.zipped)
    arguments = {"url": gemeente.url, "user": str(gemeente.coordinator.id), "on": gemeente.on.isoformat()}
    process = subprocess.run(
        [sys.executable, "-m", PROGRAM], input=json.dumps(arguments), cwd=ROOT, capture_output=True, text=True,
        timeout=SLACK, check=False,
    )  # fmt: skip
    if process.returncode:
        raise RuntimeError(f"The zip was not made:\n{process.stderr[-2000:]}")
    measured: dict[str, Any] = json.loads(process.stdout)
    if measured["inside"] != scale.zipped:
        raise RuntimeError(f"{measured['inside']} PIPs are in the zip instead of {scale.zipped}")
    return [
        BenchFigure(
            name=f"zip met {scale.zipped} PIP's: meer geheugen dan bij het begin", value=measured["more"], unit="MiB",
            goal=GOAL,
        ),
        BenchFigure(name="zip: grootte van het bestand", value=measured["size"], unit="MiB"),
        BenchFigure(name="zip: tijd per PIP", value=measured["seconds"] / scale.zipped * 1000, unit="ms"),
    ]  # fmt: skip


def _usual(session: Session, gemeente: BenchGemeente) -> PipDocument:
    me = gemeente.people[1]
    dossier_id, _ = begun_intake(session, gemeente, me)
    full_plan(session, gemeente, dossier_id, me)
    document = draft_document(session, dossier_id, seen_by=me, on=gemeente.on)
    session.commit()
    return replace(document, plan=replace(document.plan, doelen=document.plan.doelen[:GOALS]), bsn="", version=1)


def _vastgesteld(session: Session, gemeente: BenchGemeente, document: PipDocument, count: int) -> None:
    """Give so many open dossiers a version, written straight into the tables: by the deeds it would take an hour."""
    rows: Any = session.connection().execute(
        sa.select(col(Dossier.id), col(Dossier.number), col(Dossier.given_names), col(Dossier.family_name))
        .where(col(Dossier.is_open), col(Dossier.id).not_in(select(Pip.dossier_id)))
        .limit(count)
    )
    dossiers = rows.all()
    for first in range(0, len(dossiers), AT_ONCE):
        _put(session, list(_versions(gemeente, document, dossiers[first : first + AT_ONCE])))
    session.commit()


def _put(session: Session, rows: list[dict[type, dict[str, Any]]]) -> None:
    for kind in (AnswerSheet, Pip, PipVersie):
        session.connection().execute(sa.insert(table(kind)), [each[kind] for each in rows])


def _versions(
    gemeente: BenchGemeente, document: PipDocument, dossiers: list[Any]
) -> Iterator[dict[type, dict[str, Any]]]:
    gemeente_id, by = gemeente.coordinator.gemeente_id, gemeente.people[1].id
    for dossier_id, number, given_names, family_name in dossiers:
        own = replace(document, dossier_number=number, name=f"{given_names} {family_name}", dagtekening=gemeente.on)
        content, checksum = frozen(own)
        sheet = AnswerSheet(
            gemeente_id=gemeente_id, dossier_id=dossier_id, questionnaire="plan", questionnaire_version="2026-01"
        )
        pip = Pip(
            gemeente_id=gemeente_id, dossier_id=dossier_id, sheet_id=sheet.id, status=PipStatus.VASTGESTELD,
            last_version=1, started_on=gemeente.on,
        )  # fmt: skip
        versie = PipVersie(
            id=new_id(), gemeente_id=gemeente_id, dossier_id=dossier_id, pip_id=pip.id, number=1,
            dagtekening=gemeente.on, leerroute=Leerroute.B1, document=content, sha256=checksum, caseworker_id=by,
            created_at=gemeente.at,
        )  # fmt: skip
        yield {AnswerSheet: sheet.model_dump(), Pip: pip.model_dump(), PipVersie: versie.model_dump()}
