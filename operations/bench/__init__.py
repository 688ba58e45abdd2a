"""How fast Koers is. Every figure is a ratio against a floor that is taken in the same run, on the same machine.

What speaks to Streamlit are programs of their own (`programs/`), started from here: operations never imports it.
"""

import os
import warnings

from secrecy import new_keys
from settings import settings


def main(*, quick: bool = False, only: str = "") -> int:
    """Measure, print a table and write build/bench.json; 0 when every goal is met.

    `quick` measures shortly with few dossiers; `only` names one part (see `run.PARTS`).
    """
    # The databases are of this run alone, and so is their key.
    os.environ["KOERS_DATA_KEYS"] = new_keys()
    settings.cache_clear()
    # A bare machine has no run folder; the package with PostgreSQL then takes a temporary one, and says so.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    # Here, because what it needs is installed for developers only, and `koers` must start without.
    from operations.bench.run import run

    return run(quick=quick, only=only)
