"""An .xlsx as sheets of cells: what is broken or hostile in it ends in one kind of refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forms.spreadsheet.damage import BROKEN, damage_named
from forms.spreadsheet.grid import GridSheet, Spreadsheet
from forms.spreadsheet.limits import Limits, UnreadableSpreadsheet
from forms.spreadsheet.package import Package
from forms.spreadsheet.parsing import Budget
from forms.spreadsheet.parts import Contents, Link, Links, ListedSheet, Styles, Texts
from forms.spreadsheet.sheet_xml import SheetParser
from rules.problems import Problem, ProblemCode

_TOO_MUCH = (ProblemCode.TOO_BIG, ProblemCode.TOO_MANY_ROWS, ProblemCode.TOO_MANY_COLUMNS)


@dataclass(frozen=True)
class _Shared:
    """What the sheets of a workbook share: the texts that cells point at, and which styles are days."""

    texts: list[str]
    days: frozenset[int]
    from_1904: bool


def xlsx(content: bytes, limits: Limits) -> Spreadsheet:
    """The sheets of an .xlsx. Raises UnreadableSpreadsheet; a sheet that holds too much says so itself."""
    with damage_named("file"):
        package, budget = Package(content, limits), Budget(limits)
        workbook, links = _workbook(package, budget)
    shared = _shared(package, budget, links, from_1904=workbook.from_1904)
    if len(workbook.sheets) > limits.sheets:
        raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
    with damage_named("workbook"):
        paths = _paths(workbook.sheets, links)
    sheets = [_sheet(package, budget, each, paths[each.name], shared) for each in workbook.sheets]
    return Spreadsheet(sheets={each.name: each for each in sheets}, from_1904=workbook.from_1904)


class _ListedSheets(NamedTuple):
    contents: Contents
    links: Mapping[str, Link]


def _workbook(package: Package, budget: Budget) -> _ListedSheets:
    root = Links(budget, "")
    root.read(package, "_rels/.rels")
    path = next((each.target for each in root.by_id.values() if each.kind == "officeDocument"), "")
    folder, _, name = path.rpartition("/")
    with damage_named("workbook"):
        links, contents = Links(budget, folder), Contents(budget)
        links.read(package, f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        contents.read(package, path)
        if not contents.sheets:
            raise UnreadableSpreadsheet(ProblemCode.DAMAGED)
    return _ListedSheets(contents, links.by_id)


def _shared(package: Package, budget: Budget, links: Mapping[str, Link], *, from_1904: bool) -> _Shared:
    texts, styles = Texts(budget), Styles(budget)
    for kind, part, parser in (("sharedStrings", "texts", texts), ("styles", "styles", styles)):
        for each in links.values():
            if each.kind == kind:
                with damage_named(part):
                    parser.read(package, each.target)
                break
    return _Shared(texts.texts, styles.days, from_1904)


def _paths(sheets: list[ListedSheet], links: Mapping[str, Link]) -> dict[str, str]:
    """Where each sheet lies; "" for one that is a chart. Two sheets of one name or part were made by no spreadsheet."""
    by_name = {each.name: links[each.link] for each in sheets}
    paths = {name: each.target if each.kind == "worksheet" else "" for name, each in by_name.items()}
    if len(by_name) < len(sheets) or len({each.target for each in by_name.values()}) < len(sheets):
        raise UnreadableSpreadsheet(ProblemCode.DAMAGED)
    return paths


def _sheet(package: Package, budget: Budget, listed: ListedSheet, path: str, shared: _Shared) -> GridSheet:
    parser, problem = SheetParser(budget, shared.texts, shared.days, from_1904=shared.from_1904), None
    try:
        if path:
            parser.read(package, path)
    except UnreadableSpreadsheet as refused:
        if refused.problem.code not in _TOO_MUCH:
            raise _damaged_sheet(listed, parser) from refused
        problem = Problem(listed.name, refused.problem.code, details=refused.problem.details)
    except BROKEN as fault:
        raise _damaged_sheet(listed, parser) from fault
    return GridSheet(
        name=listed.name,
        cells=parser.cells,
        hidden=listed.hidden,
        hidden_rows=frozenset(parser.hidden_rows),
        hidden_columns=frozenset(parser.hidden_columns),
        merges=tuple(parser.merges),
        problem=problem,
    )


def _damaged_sheet(listed: ListedSheet, parser: SheetParser) -> UnreadableSpreadsheet:
    where = {"row": parser.row + 1} if parser.row >= 0 else {}
    return UnreadableSpreadsheet(ProblemCode.DAMAGED, part="sheet", sheet=listed.name[:40], **where)
