"""The zip in which the parts of an .xlsx lie, opened within limits; nothing is unpacked that was not counted first."""

import io
import struct
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from forms.spreadsheet.limits import Limits, UnreadableSpreadsheet
from rules.problems import ProblemCode

CHUNK = 65_536
_END_OF_DIRECTORY, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_BYTES_OF_ENTRY = 600  # in the directory of the zip, with a long name; more is no part of a workbook
_LOCKED = 0x1  # the flag of a part with a password


class Package:
    """The parts of a file by name. Raises UnreadableSpreadsheet when it is more, or something else, than is read."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        _refuse_long_directory(content, limits)
        self._zip = ZipFile(io.BytesIO(content))
        parts = self._zip.infolist()
        # the sizes that are promised here are the most that is unpacked later
        if len(parts) > limits.parts or sum(each.file_size for each in parts) > limits.unpacked:
            raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
        self.names = frozenset(each.filename for each in parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of one part, a piece at a time. Raises KeyError when there is none of this name."""
        part = self._zip.getinfo(name)
        _refuse_locked(part)
        with self._zip.open(part) as opened:
            while chunk := opened.read(CHUNK):
                yield chunk

    def beginning(self, name: str) -> bytes:
        """The first bytes of one part; empty when there is none of this name."""
        return next(self.chunks(name), b"") if name in self.names else b""


def _refuse_locked(part: ZipInfo) -> None:
    if part.flag_bits & _LOCKED:
        raise UnreadableSpreadsheet(ProblemCode.ENCRYPTED)
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # other ways ask for as much memory as the file wants
        raise UnreadableSpreadsheet(ProblemCode.NOT_A_FILE)


def _refuse_long_directory(content: bytes, limits: Limits) -> None:
    """Look at the size of the directory before all its entries are read."""
    at = content.rfind(_END_OF_DIRECTORY, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0:
        raise UnreadableSpreadsheet(ProblemCode.DAMAGED)
    (size,) = struct.unpack_from("<L", content, at + 12)
    if size > limits.parts * _BYTES_OF_ENTRY:
        raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
