"""What a damaged file is met with, by whatever reads it, ends as one refusal that names the part."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from forms.spreadsheet.limits import UnreadableSpreadsheet
from rules.problems import ProblemCode

# What a damaged zip, damaged XML, or XML that is no workbook is met with by what reads it.
BROKEN = (
    *(BadZipFile, ExpatError, zlib.error, struct.error, LookupError, ValueError, TypeError, AttributeError),
    *(ArithmeticError, RuntimeError, OSError, EOFError),
)


@contextmanager
def damage_named(part: str, **where: str) -> Iterator[None]:
    """What goes wrong within is a damaged part of the file, named in the refusal."""
    try:
        yield
    except UnreadableSpreadsheet as refused:
        if refused.problem.code is ProblemCode.DAMAGED and not refused.problem.details:
            raise UnreadableSpreadsheet(ProblemCode.DAMAGED, part=part, **where) from refused
        raise
    except BROKEN as fault:
        raise UnreadableSpreadsheet(ProblemCode.DAMAGED, part=part, **where) from fault
