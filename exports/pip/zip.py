"""Many PIPs as one zip, made a few at a time, so that neither their number nor their size fills the memory.

The zip is a file of this process without a name: nobody else can open it, and it is gone with the process.
"""

import logging
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import date
from tempfile import TemporaryFile
from threading import RLock
from time import monotonic
from typing import Any
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from exports.pip.ontwikkelplan_pdf import pip_pdf
from queries.caseload.zip import InForce
from refusals import NotFound
from rules.pip.document import PipDocument
from secrecy import Unreadable

MOST = 2_000  # PIPs in one zip: a team downloads its own PIPs, not those of a whole country
PAGE = 50
CHUNK = 256 * 1024  # bytes
LONGEST_NAME = 120
MOST_BYTES = 240  # of a name; with a number and ".pdf" behind it less than the 255 that a file system takes
NOT_PRINTED = "niet-gelukt.txt"
_FORBIDDEN = set('<>:"/\\|?*')
_log = logging.getLogger(__name__)

Find = Callable[[Sequence[UUID]], list[InForce]]
Read = Callable[[UUID], PipDocument]


class Gone(Exception):
    """This zip was stopped or deleted meanwhile."""


class Batch:
    """One zip in the making. `owner` is the login that asked for it; nothing of it is in the session of the browser."""

    def __init__(self, token: UUID, owner: UUID | None, versies: Sequence[UUID], printed_on: date) -> None:
        self.token, self.owner, self.printed_on = token, owner, printed_on
        self.total = len(versies)
        self.dossier_ids: list[UUID] = []  # the dossiers in it
        self.failed: list[str] = []  # the names of the files that could not be made
        self.finished = False
        self.touched = monotonic()
        self.lock = RLock()
        self._waiting = list(versies)
        self._names: set[str] = set()
        self._file: Any = TemporaryFile(prefix="koers-")  # noqa: SIM115  (open until the zip was taken or thrown away)
        self._zip = ZipFile(self._file, "w", ZIP_STORED)  # a PDF is compressed already

    @property
    def done(self) -> int:
        """How many PIPs were processed: printed, left out or failed."""
        return self.total - len(self._waiting)

    @property
    def size(self) -> int:
        """The bytes of the finished file."""
        return os.fstat(self._file.fileno()).st_size

    def work(self, find: Find, read: Read, logo: bytes | None, *, seconds: float) -> None:
        """Print the next PIPs for about so long, one at least. `find` names those in a page, `read` gives one of them.

        What `find` does not give back (a dossier that is no longer theirs to see) is left out. A PIP that cannot be
        printed is named in a text file and stops nothing. Raises Gone, and what the database raises.
        """
        with self.lock:
            self._refuse_gone()
            until = monotonic() + seconds
            while self._waiting and not self.finished:
                page = self._waiting[:PAGE]
                documents = {each.versie_id: each for each in find(page)}
                for versie_id in page:
                    if versie_id in documents:
                        self._one(documents[versie_id], read, logo)
                    self._waiting.pop(0)
                    self.touched = monotonic()
                    if self.touched >= until and self._waiting:
                        return
            self._finish()

    def chunks(self) -> Iterator[bytes]:
        """The finished file, in pieces. Raises Gone when it was thrown away."""
        with self.lock:
            self._refuse_gone()
            own = os.dup(self._file.fileno())  # so that it can be thrown away while somebody reads
        try:
            offset = 0
            while piece := os.pread(own, CHUNK, offset):
                offset += len(piece)
                yield piece
        finally:
            os.close(own)

    def throw_away(self) -> None:
        """Take the file away."""
        with self.lock, closing(self._file), suppress(OSError, ValueError):
            self._waiting.clear()
            self._zip.close()

    def _refuse_gone(self) -> None:
        if self._file.closed:
            raise Gone

    def _one(self, version: InForce, read: Read, logo: bytes | None) -> None:
        try:
            content = self._printed(version, read, logo)
        except NotFound:
            return
        name = self._unique(safe_name(f"{version.number} {version.name}"))
        if content is None:
            self.failed.append(name)
            return
        self._write(f"{name}.pdf", content)
        self.dossier_ids.append(version.dossier_id)

    def _printed(self, version: InForce, read: Read, logo: bytes | None) -> bytes | None:
        try:
            document = read(version.versie_id)
        except (ValueError, LookupError, TypeError, Unreadable) as fault:
            self._log(version, fault)
            return None
        try:
            return pip_pdf(document, self.printed_on, logo)
        except Exception as fault:  # noqa: BLE001  (whatever one plan does to the printer, the others are printed)
            self._log(version, fault)
            return None

    def _log(self, version: InForce, fault: Exception) -> None:
        # What went wrong, but not its message: that may quote the plan.
        _log.warning("PIP version %s is not in the zip: %s", version.versie_id, type(fault).__name__)

    def _unique(self, name: str) -> str:
        """The name with a number behind it when it was given before; who unpacks may not tell "a" from "A"."""
        unique, number = name, 1
        while unique.casefold() in self._names:
            number += 1
            unique = f"{name} ({number})"
        self._names.add(unique.casefold())
        return unique

    def _write(self, name: str, content: bytes) -> None:
        day = self.printed_on
        try:
            self._zip.writestr(ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), content)
        except OSError:
            self.throw_away()  # the disk is full: an incomplete zip is of no use
            raise

    def _finish(self) -> None:
        if not self.finished:
            if self.failed:
                lines = ["Deze PIP's konden niet worden afgedrukt. Open ze in Koers:", "", *self.failed, ""]
                self._write(NOT_PRINTED, "\r\n".join(lines).encode("utf-8-sig"))
            self._zip.close()
            self._file.flush()
            self.finished = True


def safe_name(text: str) -> str:
    """The text as the name of a file on any machine: no path, no control or bidi characters, not too long."""
    spelled = unicodedata.normalize("NFC", text)
    allowed = "".join(
        " " if each in _FORBIDDEN or unicodedata.category(each) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else each
        for each in spelled
    )
    words = (each for each in allowed.split() if each.strip("."))
    # Many a disk counts bytes, and a letter of Tigrinya has three.
    short = " ".join(words)[:LONGEST_NAME].encode()[:MOST_BYTES].decode(errors="ignore")
    return short.strip(" .") or "PIP"
