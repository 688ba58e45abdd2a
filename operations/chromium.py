"""The Chromium that the browser tests drive: find one, or get one. Standard library only."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET = "install Chromium or Google Chrome, or name one in KOERS_CHROMIUM"
_PLAYWRIGHT_FOLDERS = {"Darwin": "Library/Caches/ms-playwright", "Windows": "AppData/Local/ms-playwright"}
_IN_PLAYWRIGHT = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


def find() -> Path | None:
    """The browser to use: KOERS_CHROMIUM, else one on the PATH, else playwright's own; None when there is none."""
    named = os.environ.get("KOERS_CHROMIUM")
    if named:
        return Path(named)
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(on_path) if on_path else _playwrights_own()


def provide() -> Path | None:
    """Find a browser or install one: Debian's when root may, else playwright's. None when neither works."""
    browser = find()
    if browser is None and _may_use_apt():
        print("Chromium: installing Debian's package …", flush=True)
        _apt()
        browser = find()
    if browser is None:
        print("Chromium: asking playwright for one …", flush=True)
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
        browser = find()
    return browser


def _playwrights_own() -> Path | None:
    usual = Path.home() / _PLAYWRIGHT_FOLDERS.get(platform.system(), ".cache/ms-playwright")
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or usual)
    paths = [path for pattern in _IN_PLAYWRIGHT for path in folder.glob(pattern) if path.is_file()]
    return max(paths, default=None)


def _may_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt() -> None:
    wait = "-oDPkg::Lock::Timeout=300"
    _run(["apt-get", wait, "-qq", "update"])
    # Ubuntu's package of this name only points at a snap; then `find` still finds nothing and playwright is asked.
    _run(["apt-get", wait, "-qq", "install", "-y", "--no-install-recommends", "chromium"])


def _run(command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Say which browser the tests will use. In CI a missing one is an error, elsewhere browser tests are skipped."""
    browser = provide()
    print(f"Chromium: {browser or 'none; browser tests are skipped: ' + HOW_TO_GET}")
    return 1 if browser is None and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
