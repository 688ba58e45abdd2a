"""The Chromium that the browser tests drive: find one, or get one. Standard library only.

The build without a window comes first: the same engine, but half the work for each page that is opened, for it draws
no bars and tabs around it.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ("chromium-headless-shell", "chromium")  # of Debian
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET = "install Chromium or Google Chrome, or name one in KOERS_CHROMIUM"
_PLAYWRIGHT_FOLDERS = {"Darwin": "Library/Caches/ms-playwright", "Windows": "AppData/Local/ms-playwright"}
_IN_PLAYWRIGHT = (  # the first that is there
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
    "chromium_headless_shell-*/chrome-*/headless_shell",
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
    paths_by_pattern = ([path for path in folder.glob(pattern) if path.is_file()] for pattern in _IN_PLAYWRIGHT)
    return next((max(paths) for paths in paths_by_pattern if paths), None)


def _may_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt() -> None:
    wait = "-oDPkg::Lock::Timeout=300"
    _run(["apt-get", wait, "-qq", "update"])
    # Ubuntu has no package of the first name, and of the second one that only points at a snap: then `find` still finds
    # nothing and playwright is asked.
    for package in PACKAGES:
        if find() is None:
            _run(["apt-get", wait, "-qq", "install", "-y", "--no-install-recommends", package])


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
