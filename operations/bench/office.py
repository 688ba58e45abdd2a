"""A full office: everybody answers a question of an intake every few seconds. Also its memory and start."""

from contextlib import ExitStack
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from models import AnswerHistory
from operations.bench.bench_gemeente import BenchGemeente, make_gemeente
from operations.bench.databases import sqlite_in
from operations.bench.figures import BenchFigure, percentile
from operations.bench.scale import Scale
from operations.bench.servers import FLOOR, KOERS, Server, serving
from operations.bench.visits import VisitTimes, send, visitor
from operations.bench.writing import TALK, begun_intake, talk_fields, writing

GOAL = 3.0


def office(scale: Scale) -> list[BenchFigure]:
    """The p95 of all users at once, each giving answers: against one of them alone, and against an empty page."""
    gemeente = make_gemeente(
        sqlite_in(scale.folder)("office"), dossiers=scale.sizes[0], people=scale.users + 1, at=scale.at
    )
    with ExitStack() as stack, writing(gemeente) as session:
        intakes = [begun_intake(session, gemeente, each) for each in gemeente.people[1:]]
        session.rollback()
        koers = stack.enter_context(serving(KOERS, gemeente.url, scale.folder))
        floor = stack.enter_context(serving(FLOOR, gemeente.url, scale.folder))
        at_start = koers.memory
        talks = _talks(gemeente, koers, [dossier_id for dossier_id, _ in intakes])
        send({"visitors": [{**talks[0], "answers": []}], "rounds": 1, "warm": 0, "block": 1, "pause": 0.1}, 10)
        loaded = koers.memory
        nobody = [visitor("leeg", floor) for _ in talks]
        busy, alone, empty = _at_work(scale, talks, talks[:1], nobody)
        full = koers.memory
        lost = sum(each.answer_count for each in (*busy, *alone)) - _stored_count(
            session, [sheet_id for _, sheet_id in intakes]
        )
    return [
        *_speeds(scale, busy, alone, empty),
        BenchFigure(name="kantoor: antwoorden gegeven maar niet bewaard", value=lost, unit="antwoorden", goal=0),
        BenchFigure(name="start tot /gezond antwoordt", value=koers.started_in, unit="s"),
        BenchFigure(name="start van een lege pagina tot /gezond antwoordt", value=floor.started_in, unit="s"),
        BenchFigure(name="geheugen na de start", value=at_start, unit="MiB"),
        BenchFigure(name="geheugen na de eerste bezoeker", value=loaded, unit="MiB"),
        BenchFigure(name=f"geheugen na {scale.users} gebruikers", value=full, unit="MiB"),
        BenchFigure(name="geheugen per sessie", value=(full - loaded) / scale.users, unit="MiB"),
    ]


def _talks(gemeente: BenchGemeente, server: Server, dossiers: list[UUID]) -> list[dict[str, Any]]:
    fields = talk_fields()
    return [
        visitor(
            each.username, server, "intake", f"dossier={dossier_id}&domein={TALK}", person=each, expects="Volgende",
            answers=fields,
        )
        for each, dossier_id in zip(gemeente.people[1:], dossiers, strict=True)
    ]  # fmt: skip


def _at_work(scale: Scale, *offices: list[dict[str, Any]]) -> list[list[VisitTimes]]:
    """Each office at work in turn, twice, so that what slows the machine slows all."""
    reruns: list[list[VisitTimes]] = [[] for _ in offices]
    for turn in (1, 2):
        for number, (measured, visitors) in enumerate(zip(reruns, offices, strict=True), start=1):
            # the name is in the answers: those of another turn are new ones
            named = [{**each, "name": f"{each['name']} {turn} {number}"} for each in visitors]
            plan = {"visitors": named, "think": scale.think, "seconds": scale.seconds / 2}
            measured += send(plan, scale.seconds / 2)
    return reruns


def _stored_count(session: Session, sheets: list[UUID]) -> int:
    """How many answers the history tells of."""
    return len(session.exec(select(AnswerHistory.id).where(col(AnswerHistory.sheet_id).in_(sheets))).all())


def _speeds(
    scale: Scale, busy: list[VisitTimes], alone: list[VisitTimes], empty: list[VisitTimes]
) -> list[BenchFigure]:
    ours, one, floor = ([ms for each in group for ms in each.reruns] for group in (busy, alone, empty))
    name = f"kantoor van {scale.users}"
    return [
        BenchFigure(
            name=f"{name}: p95 t.o.v. één gebruiker", value=percentile(ours, 0.95) / percentile(one, 0.95), unit="x",
            goal=GOAL,
        ),
        BenchFigure(name="kantoor van 1: p95", value=percentile(one, 0.95), unit="ms"),
        BenchFigure(
            name=f"{name}: p95 t.o.v. lege pagina", value=percentile(ours, 0.95) / percentile(floor, 0.95), unit="x",
            goal=GOAL,
        ),
        BenchFigure(name=f"{name}: p50", value=percentile(ours, 0.5), unit="ms"),
        BenchFigure(name=f"{name}: p95", value=percentile(ours, 0.95), unit="ms"),
        BenchFigure(name=f"{name}, lege pagina: p95", value=percentile(floor, 0.95), unit="ms"),
    ]  # fmt: skip
