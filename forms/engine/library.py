"""Where questionnaires are found: one file per version, parsed once; a published file never changes."""

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
    found = read((root / file).read_text(encoding="utf-8"), file)
    if found.name != name:
        raise WrongDefinition(file, None, f'de naam "{found.name}" is niet die van de map')
    if found.version != version:
        raise WrongDefinition(file, None, f'de versie "{found.version}" is niet die van het bestand')
    return found


def latest(name: str, root: Path = DEFINITIONS) -> Questionnaire:
    """The newest version of a questionnaire. Raises WrongDefinition when there is none."""
    found = versions(name, root)
    return questionnaire(name, found[-1] if found else "geen", root)


def all_questionnaires(root: Path = DEFINITIONS) -> tuple[Questionnaire, ...]:
    """Every version of every questionnaire."""
    return tuple(questionnaire(name, version, root) for name in names(root) for version in versions(name, root))


def check_published(root: Path = DEFINITIONS) -> None:
    """Compares each published file with its checksum. Raises WrongDefinition when one has changed or is gone."""
    for file, checksum in _published(root).items():
        if not (root / file).is_file():
            raise WrongDefinition(file, None, "dit bestand is gepubliceerd en ontbreekt nu")
        if _checksum(root / file) != checksum:
            raise WrongDefinition(file, None, "dit bestand is gepubliceerd en daarna veranderd; maak een nieuwe versie")


def publish(name: str, version: str, root: Path = DEFINITIONS) -> None:
    """Freezes one version: adds its checksum to the lock. Raises WrongDefinition when it is wrong or has changed."""
    questionnaire(name, version, root)
    check_published(root)
    file = f"{name}/{version}.yaml"
    if file not in _published(root):
        with (root / LOCK).open("a", encoding="utf-8") as lock:
            lock.write(f"{_checksum(root / file)}  {file}\n")


def verify(root: Path = DEFINITIONS) -> None:
    """Loads every questionnaire and checks the published ones. Raises WrongDefinition; called at start-up."""
    check_published(root)
    all_questionnaires(root)


def _published(root: Path) -> dict[str, str]:
    """The lines of the lock as file -> checksum. A lock that is gone would unlock everything, so it is refused."""
    if not (root / LOCK).is_file():
        raise WrongDefinition(LOCK, None, "dit bestand ontbreekt")
    lines = (root / LOCK).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))
    return {file: checksum for checksum, file in pairs}


def _checksum(file: Path) -> str:
    # Git may check out with other line endings; that changes no question.
    return sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
