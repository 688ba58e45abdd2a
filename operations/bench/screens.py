"""A rerun of each screen against a rerun of an empty page, and the caseload at any number of dossiers.

The floor is an empty script in a process that starts as Koers does and has loaded the same packages and rooms, with the
same routes and middleware; so what is measured is the frame (login, menu), the queries and the drawing.

Two paces. Right after each other: what a fast user meets, and what the goals are about; the floor then holds about
40 ms in which the server waits for the network's confirmation of what it sent first. And with a pause before each
rerun: without that wait, so told as the milliseconds that a screen adds to the floor.
"""

from contextlib import ExitStack
from statistics import median
from typing import Any

from operations.bench.bench_gemeente import BenchGemeente, make_gemeente, wrong
from operations.bench.databases import NewDatabase, postgresql, sqlite_in
from operations.bench.figures import BenchFigure, middle, ratio
from operations.bench.scale import Scale
from operations.bench.servers import FLOOR, KOERS, Server, serving
from operations.bench.visits import in_turns, visitor
from operations.bench.writing import answer_all, begun_intake, full_plan, longest_section, writing

GOALS = {"vandaag": 1.5, "dossier": 1.5, "intake": 1.5, "intake in twee talen": 1.5, "pip": 2.0,
         "pip: doelen": 2.0, "pip: week en uren": 2.0, "caseload": 2.0}  # fmt: skip
FLAT = 1.2  # the caseload at most so many times that of the smallest gemeente
PAUSE = 0.1  # seconds

Visitors = list[dict[str, Any]]


class WrongGemeente(Exception):
    """What was put in by the thousand is not what the deeds would have written."""


def screens(scale: Scale) -> list[BenchFigure]:
    """Every screen in the largest gemeente, and the caseload in each, on SQLite."""
    gemeenten = _gemeenten(scale, sqlite_in(scale.folder))
    with ExitStack() as stack:
        floor, *servers = _servers(stack, scale, gemeenten)
        visitors = [
            visitor("vloer", floor),
            *_pages(gemeenten[-1], servers[-1]),
            *_caseloads(gemeenten[:-1], servers[:-1]),
        ]
        fast = in_turns(visitors, scale.rounds)
        calm = in_turns(visitors, scale.rounds, block=1, pause=PAUSE)
    fast["caseload"] = fast.pop(_name(gemeenten[-1]))
    figures = [
        ratio(f"{name}: rerun t.o.v. lege pagina", fast[name], fast["vloer"], goal) for name, goal in GOALS.items()
    ]
    figures.append(middle("lege pagina: rerun", fast["vloer"]))
    figures += [_added(name, calm) for name in calm if name != "vloer"]
    return figures + _flat({**fast, _name(gemeenten[-1]): fast["caseload"]}, gemeenten, "SQLite")


def caseload_postgresql(scale: Scale) -> list[BenchFigure]:
    """The caseload of each gemeente on PostgreSQL."""
    with ExitStack() as stack:
        gemeenten = _gemeenten(scale, stack.enter_context(postgresql()))
        floor, *servers = _servers(stack, scale, gemeenten)
        fast = in_turns([visitor("vloer", floor), *_caseloads(gemeenten, servers)], scale.rounds)
        largest = fast[_name(gemeenten[-1])]
        against_floor = ratio(
            "caseload, PostgreSQL: rerun t.o.v. lege pagina", largest, fast["vloer"], GOALS["caseload"]
        )
        return [against_floor, *_flat(fast, gemeenten, "PostgreSQL")]


def _gemeenten(scale: Scale, new: NewDatabase) -> list[BenchGemeente]:
    gemeenten = []
    for dossiers in scale.sizes:
        gemeenten.append(make_gemeente(new(f"gemeente{dossiers}"), dossiers=dossiers, people=scale.people, at=scale.at))
        if faults := wrong(gemeenten[-1]):
            raise WrongGemeente("\n".join(faults[:5]))
    return gemeenten


def _servers(stack: ExitStack, scale: Scale, gemeenten: list[BenchGemeente]) -> list[Server]:
    """The floor first, then one server for each gemeente."""
    started = [serving(FLOOR, gemeenten[0].url, scale.folder)]
    started += [serving(KOERS, gemeente.url, scale.folder) for gemeente in gemeenten]
    return [stack.enter_context(each) for each in started]


def _name(gemeente: BenchGemeente) -> str:
    return f"caseload {gemeente.dossiers}"


def _caseloads(gemeenten: list[BenchGemeente], servers: list[Server]) -> Visitors:
    return [
        visitor(_name(gemeente), server, "caseload", person=gemeente.coordinator, expects="Caseload")
        for gemeente, server in zip(gemeenten, servers, strict=True)
    ]


def _pages(gemeente: BenchGemeente, server: Server) -> Visitors:
    me = gemeente.people[1]
    with writing(gemeente) as session:
        dossier_id, sheet_id = begun_intake(session, gemeente, me)
        answer_all(session, gemeente, sheet_id, me)
        section = longest_section(session, sheet_id)
        doel_id = full_plan(session, gemeente, dossier_id, me)

    def page(path: str, expects: str, query: str = "", name: str = "") -> dict[str, Any]:
        return visitor(name or path, server, path, f"dossier={dossier_id}{query}", person=me, expects=expects)

    return [
        page("vandaag", "Vandaag"),
        page("dossier", "Nu: "),
        page("intake", "Volgende", f"&domein={section}"),
        page("intake", "Volgende", f"&domein={section}&taal=ar", "intake in twee talen"),
        page("pip", str(doel_id), f"&deel=doelen&doel={doel_id}"),
        page("pip", "Doelen", "&deel=doelen", "pip: doelen"),
        page("pip", "De week", "&deel=uren", "pip: week en uren"),
        *_caseloads([gemeente], [server]),
    ]


def _added(name: str, calm: dict[str, list[float]]) -> BenchFigure:
    extra = median(calm[name]) - median(calm["vloer"])
    return BenchFigure(name=f"{name}: meer dan een lege pagina, na een pauze", value=extra, unit="ms")


def _flat(fast: dict[str, list[float]], gemeenten: list[BenchGemeente], kind: str) -> list[BenchFigure]:
    smallest, *_, largest = gemeenten
    figures = [
        middle(f"caseload, {kind}, {gemeente.dossiers} dossiers: rerun", fast[_name(gemeente)])
        for gemeente in gemeenten
    ]
    name = f"caseload, {kind}: {largest.dossiers} t.o.v. {smallest.dossiers} dossiers"
    return [*figures, ratio(name, fast[_name(largest)], fast[_name(smallest)], FLAT)]
