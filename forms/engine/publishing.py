"""A questionnaire's next version: begun as a copy, published when it is right, withdrawn while no release has it.

A published file never changes (`library.check_published`). All raise WrongDefinition with the reason as a Dutch
sentence; nothing was written then.
"""

import re
import shutil
from pathlib import Path

from forms.engine.library import DEFINITIONS, LOCK, check_published, checksum, published, questionnaire, versions
from forms.engine.schema import WrongDefinition

_VERSION = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_VERSION_LINE = re.compile(r"^version: .*$", re.MULTILINE)


def new_version(name: str, version: str, root: Path = DEFINITIONS) -> list[Path]:
    """Begin the version `version` (year-month) as a copy of the newest, its translations too. Gives what was written.

    Refused: a name that has no version yet, a version that is not after the newest.
    """
    file, known = f"{name}/{version}.yaml", versions(name, root)
    if not known:
        raise WrongDefinition(file, None, f'er is geen vragenlijst met de naam "{name}"')
    if not _VERSION.fullmatch(version) or version <= known[-1]:
        raise WrongDefinition(file, None, f"de versie is een jaar en maand na {known[-1]}, zoals 2027-01")
    text = (root / f"{name}/{known[-1]}.yaml").read_text(encoding="utf-8")
    (root / file).write_text(_VERSION_LINE.sub(f'version: "{version}"', text, count=1), encoding="utf-8")
    written, translated = [root / file], root / name / "translations"
    if (translated / known[-1]).is_dir():
        shutil.copytree(translated / known[-1], translated / version)
        written += sorted((translated / version).iterdir())
    return written


def publish(name: str, version: str, koers: str, root: Path = DEFINITIONS) -> None:
    """Freeze one version: its checksum goes to the lock, with the version of Koers it is made in.

    A second call changes nothing. Refused: a version that is wrong, and one that cannot be read in a language in which
    the version before could.
    """
    questionnaire(name, version, root)
    check_published(root)
    file = f"{name}/{version}.yaml"
    before = [each for each in versions(name, root) if each < version]
    lost = _languages(name, before[-1], root) - _languages(name, version, root) if before else set[str]()
    if lost:
        raise WrongDefinition(file, None, f"deze versie heeft geen vertaling in {', '.join(sorted(lost))}")
    if file not in published(root):
        with (root / LOCK).open("a", encoding="utf-8") as lock:
            lock.write(f"{checksum(root / file)}  {file}  {koers}\n")


def withdraw(name: str, version: str, koers: str, root: Path = DEFINITIONS) -> None:
    """Take a version out of the lock, so that it can be edited again; its file stays.

    Refused: one that was not published, and one that was published when the version of Koers was another than `koers`,
    the one of now: a release came since, so somewhere people were asked with it.
    """
    file = f"{name}/{version}.yaml"
    line = published(root).get(file)
    if line is None:
        raise WrongDefinition(file, None, "deze versie is niet gepubliceerd")
    if line.koers != koers:
        raise WrongDefinition(file, None, "deze versie is al uitgegeven en blijft; maak een nieuwe versie")
    lines = (root / LOCK).read_text(encoding="utf-8").splitlines(keepends=True)
    others = [each for each in lines if each.split()[1:2] != [file]]
    (root / LOCK).write_text("".join(others), encoding="utf-8")


def _languages(name: str, version: str, root: Path) -> set[str]:
    return {file.stem for file in (root / name / "translations" / version).glob("*.yaml")}
