"""Where questionnaires are found: one file per version, parsed once; a published file never changes."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from forms.engine.loader import read
from forms.engine.schema import Questionnaire, WrongDefinition

DEFINITIONS = Path(__file__).parents[1] / "definitions"
LOCK = "published.lock"


def names(root: Path = DEFINITIONS) -> tuple[str, ...]:
    """The names of all questionnaires that have a version."""
    return tuple(sorted({file.parent.name for file in root.glob("*/*.yaml")}))


def versions(name: str, root: Path = DEFINITIONS) -> tuple[str, ...]:
    """The versions of a questionnaire, oldest first; empty when there is none of that name."""
    return tuple(sorted(file.stem for file in root.glob("*/*.yaml") if file.parent.name == name))


@lru_cache
def questionnaire(name: str, version: str, root: Path = DEFINITIONS) -> Questionnaire:
    """One version of a questionnaire. Raises WrongDefinition when it does not exist or is wrong."""
    file = f"{name}/{version}.yaml"
    if version not in versions(name, root):
        raise WrongDefinition(file, None, "deze vragenlijst bestaat niet")
    form = read((root / file).read_text(encoding="utf-8"), file)
    if form.name != name:
        raise WrongDefinition(file, None, f'de naam "{form.name}" is niet die van de map')
    if form.version != version:
        raise WrongDefinition(file, None, f'de versie "{form.version}" is niet die van het bestand')
    return form


def latest(name: str, root: Path = DEFINITIONS) -> Questionnaire:
    """The newest version of a questionnaire. Raises WrongDefinition when there is none."""
    known = versions(name, root)
    return questionnaire(name, known[-1] if known else "geen", root)


def all_questionnaires(root: Path = DEFINITIONS) -> tuple[Questionnaire, ...]:
    """Every version of every questionnaire."""
    return tuple(questionnaire(name, version, root) for name in names(root) for version in versions(name, root))


def check_published(root: Path = DEFINITIONS) -> None:
    """Compares each published file with its checksum. Raises WrongDefinition when one has changed or is gone."""
    for file, line in published(root).items():
        if not (root / file).is_file():
            raise WrongDefinition(file, None, "dit bestand is gepubliceerd en ontbreekt nu")
        if checksum(root / file) != line.checksum:
            raise WrongDefinition(file, None, "dit bestand is gepubliceerd en daarna veranderd; maak een nieuwe versie")


def verify(root: Path = DEFINITIONS) -> None:
    """Loads every questionnaire and checks the published ones. Raises WrongDefinition; called at start-up."""
    check_published(root)
    all_questionnaires(root)


@dataclass(frozen=True)
class Published:
    """A line of the lock: the checksum of a file, and the version of Koers that it was published in."""

    checksum: str
    koers: str = ""  # empty: before this was noted


def published(root: Path = DEFINITIONS) -> dict[str, Published]:
    """The lines of the lock by file. A lock that is gone would unlock everything, so it is refused."""
    if not (root / LOCK).is_file():
        raise WrongDefinition(LOCK, None, "dit bestand ontbreekt")
    lines = (root / LOCK).read_text(encoding="utf-8").splitlines()
    parts = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {file: Published(checksum, *koers) for checksum, file, *koers in parts}


def checksum(file: Path) -> str:
    """The SHA-256 of a file, the same whatever its line endings: Git may check out with others."""
    return sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
