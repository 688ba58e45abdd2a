"""The next version of a questionnaire: begun as a copy, published, and withdrawn as long as no release has it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.engine.library import LOCK, check_published, published, questionnaire, versions
from forms.engine.publishing import new_version, publish, withdraw
from forms.engine.schema import WrongDefinition

FORM = """
name: klein
version: "2026-01"  # the first
title: Klein
sections:
  - {id: thuis, title: Thuis, questions: [{id: partner, type: yes_no, text: "Heeft u een partner?"}]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A questionnaire of one version that was released long ago, with a translation."""
    (tmp_path / "klein" / "translations" / "2026-01").mkdir(parents=True)
    (tmp_path / "klein" / "2026-01.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "klein" / "translations" / "2026-01" / "en.yaml").write_text("language: en", encoding="utf-8")
    (tmp_path / LOCK).write_text("# what is published\n", encoding="utf-8")
    publish("klein", "2026-01", "0.3.0", tmp_path)
    return tmp_path


def test_a_new_version_is_a_copy_of_the_newest_with_its_translations(root: Path) -> None:
    written = new_version("klein", "2027-01", root)

    assert [str(each.relative_to(root)) for each in written] == [
        "klein/2027-01.yaml",
        "klein/translations/2027-01/en.yaml",
    ]
    assert versions("klein", root) == ("2026-01", "2027-01")
    assert questionnaire("klein", "2027-01", root).title == "Klein"
    assert list(published(root)) == ["klein/2026-01.yaml"]


def test_a_published_version_can_be_withdrawn_and_published_anew_before_the_release(root: Path) -> None:
    file = new_version("klein", "2027-01", root)[0]
    publish("klein", "2027-01", "0.4.0", root)

    withdraw("klein", "2027-01", "0.4.0", root)
    file.write_text(file.read_text(encoding="utf-8").replace("een partner", "kinderen"), encoding="utf-8")
    publish("klein", "2027-01", "0.4.0", root)

    check_published(root)
    assert {name: line.koers for name, line in published(root).items()} == {
        "klein/2026-01.yaml": "0.3.0",
        "klein/2027-01.yaml": "0.4.0",
    }
    assert (root / LOCK).read_text(encoding="utf-8").startswith("# what is published\n")


def _after(root: Path) -> None:
    new_version("klein", "2027-01", root)


def _without_translation(root: Path) -> None:
    new_version("klein", "2027-01", root)[1].unlink()


@pytest.mark.parametrize(
    ("before", "deed", "reason"),
    [
        (None, lambda root: withdraw("klein", "2026-01", "0.4.0", root), "al uitgegeven"),
        (_after, lambda root: withdraw("klein", "2027-01", "0.4.0", root), "niet gepubliceerd"),
        (None, lambda root: new_version("klein", "2026-01", root), "na 2026-01"),
        (None, lambda root: new_version("klein", "2027-13", root), "jaar en maand na"),
        (None, lambda root: new_version("groot", "2027-01", root), "geen vragenlijst"),
        (_without_translation, lambda root: publish("klein", "2027-01", "0.4.0", root), "geen vertaling in en"),
    ],
)
def test_an_impossible_version_is_refused_and_nothing_is_written(
    root: Path, before: Callable[[Path], None] | None, deed: Callable[[Path], object], reason: str
) -> None:
    if before:
        before(root)
    lock = (root / LOCK).read_text(encoding="utf-8")

    with pytest.raises(WrongDefinition, match=reason):
        deed(root)

    assert (root / LOCK).read_text(encoding="utf-8") == lock


def test_a_version_from_before_releases_were_recorded_is_not_withdrawn(root: Path) -> None:
    lock = (root / LOCK).read_text(encoding="utf-8")
    (root / LOCK).write_text(lock.replace("  0.3.0", ""), encoding="utf-8")

    with pytest.raises(WrongDefinition, match="al uitgegeven"):
        withdraw("klein", "2026-01", "0.3.0", root)
