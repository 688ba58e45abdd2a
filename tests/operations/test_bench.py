"""The performance measurement measures what it names: in a run of seconds, with few dossiers and users."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from operations.bench.batch import batch
from operations.bench.bench_gemeente import make_gemeente, wrong
from operations.bench.databases import sqlite_in
from operations.bench.figures import BenchFigure, percentile, ratio, write
from operations.bench.office import office
from operations.bench.pdf import paper
from operations.bench.run import PARTS, measured, run
from operations.bench.saving import saving
from operations.bench.scale import Scale
from operations.bench.servers import FLOOR, serving
from operations.bench.visits import NotMeasured, in_turns, visitor
from operations.bench.writing import answer_all, begun_intake, full_plan, writing


@pytest.fixture
def scale(tmp_path: Path) -> Scale:
    """The smallest run that still measures."""
    return Scale(
        folder=tmp_path, at=datetime.now(UTC), sizes=(20,), people=3, rounds=1, users=2, seconds=2, think=0.1,
        saves=10, papers=1, zipped=3,
    )  # fmt: skip


def test_dossiers_inserted_in_bulk_equal_those_written_by_the_actions(scale: Scale) -> None:
    gemeente = make_gemeente(sqlite_in(scale.folder)("gemeente"), dossiers=400, people=3, at=scale.at)

    with writing(gemeente) as session:
        dossier_id, sheet_id = begun_intake(session, gemeente, gemeente.people[1])
        answer_all(session, gemeente, sheet_id, gemeente.people[1])
        full_plan(session, gemeente, dossier_id, gemeente.people[1])

    assert wrong(gemeente) == []


def test_an_office_at_work_loses_no_answer_and_costs_more_than_an_empty_page(scale: Scale) -> None:
    measurements = {each.name: each for each in measured(office, scale)}

    assert measurements["kantoor: antwoorden gegeven maar niet bewaard"].value == 0
    assert measurements["kantoor van 2: p50"].value > 0
    assert measurements["geheugen na de eerste bezoeker"].value > measurements["geheugen na de start"].value


def test_the_measured_page_shows_what_should_be_on_the_screen(scale: Scale) -> None:
    url = sqlite_in(scale.folder)("nothing")

    with serving(FLOOR, url, scale.folder) as server, pytest.raises(NotMeasured, match="Caseload"):
        in_turns([visitor("leeg", server, expects="Caseload")], rounds=1)

    assert not server.process.is_running()


def test_saving_an_answer_is_measured_against_a_bare_commit(scale: Scale) -> None:
    times, ours, floor = measured(saving, scale)

    assert times.value == pytest.approx(ours.value / floor.value)
    assert times.value > 1


def test_a_printed_plan_is_measured_against_as_many_simple_pages(scale: Scale) -> None:
    times, ours, floor = measured(paper, replace(scale, papers=1))

    assert times.value == pytest.approx(ours.value / floor.value)


def test_the_memory_of_a_zip_is_measured_with_every_pip_in_it(scale: Scale) -> None:
    more, size, each = measured(batch, scale)

    assert more.goal == 100
    assert more.value > 0
    assert size.value > 0
    assert each.value > 0


def test_the_folder_of_a_measurement_is_removed_when_it_fails(scale: Scale) -> None:
    def fails(_scale: Scale) -> list[BenchFigure]:
        raise NotMeasured

    with pytest.raises(NotMeasured):
        measured(fails, scale)

    assert not scale.folder.exists()


def test_a_figure_above_its_goal_is_not_met() -> None:
    assert ratio("a", [3.0, 4.0, 5.0], [2.0], goal=2.0).met
    assert not ratio("a", [3.0, 5.0, 5.0], [2.0], goal=2.0).met
    assert BenchFigure(name="only to be known", value=99, unit="ms").met


def test_p95_is_the_time_that_one_in_twenty_measurements_exceeds() -> None:
    assert percentile([float(n) for n in range(1, 101)], 0.95) == 96


def test_figures_are_written_for_programs(tmp_path: Path) -> None:
    write([BenchFigure(name="caseload", value=1.5, goal=2.0, unit="x")], tmp_path / "build" / "bench.json")

    figures = json.loads((tmp_path / "build" / "bench.json").read_text(encoding="utf-8"))
    assert figures == [{"name": "caseload", "value": 1.5, "unit": "x", "goal": 2.0}]


def test_an_unknown_part_is_refused_with_the_list_of_known_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(only="snelheid") == 2

    error_output = capsys.readouterr().err
    assert all(name in error_output for name in PARTS)
