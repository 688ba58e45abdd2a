"""Where Koers keeps things: closed to others on this machine, and open to Koers to write in."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from settings import Settings

OTHERS = stat.S_IRWXG | stat.S_IRWXO
FILE, FOLDER = 0o600, 0o700


def closed_to_others(settings: Settings) -> Iterator[str]:
    """Close .env and the data folder to others, where they were open; a sentence for each that cannot be closed."""
    if os.name == "posix":
        yield from _close(Path(".env"), FILE, ".env")
        yield from _close(settings.data_dir, FOLDER, "de map van KOERS_DATA_DIR")


def _close(path: Path, mode: int, name: str) -> Iterator[str]:
    if not path.exists() or not path.stat().st_mode & OTHERS:
        return
    if path.stat().st_mode & stat.S_ISVTX or path.resolve() in {Path("/"), Path.home(), Path.cwd()}:
        yield f"{path.resolve()} is ook van anderen. Kies voor KOERS_DATA_DIR een map van Koers alleen."
        return
    try:
        path.chmod(mode)
    except OSError:
        yield f"Anderen op deze machine kunnen {name} lezen. Voer uit: chmod {mode:o} {path.resolve()}"


def unwritable(settings: Settings) -> Iterator[str]:
    """A sentence about what stands in the way of the embedded database; nothing when there is another one."""
    url = sa.make_url(settings.url)
    if not url.drivername.startswith("sqlite") or not url.database:
        return
    file = Path(url.database).absolute()
    folder = next(each for each in file.parents if each.exists())
    if not folder.is_dir():
        yield f"{folder} is geen map. Kies een andere KOERS_DATA_DIR of KOERS_DATABASE_URL."
    elif not os.access(folder, os.W_OK | os.X_OK) or (file.exists() and not os.access(file, os.R_OK | os.W_OK)):
        path = file if file.exists() else folder
        yield f"Koers mag niet schrijven in {path}. Geef de gebruiker waaronder Koers draait daar rechten."
    elif file.is_dir():
        yield f"{file} is een map en geen database. Kies een andere KOERS_DATABASE_URL."
