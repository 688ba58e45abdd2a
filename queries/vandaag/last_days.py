"""The last day of a term that is told in months, counted by the database as `rules.law.duration` counts it.

A list that is sorted and cut by the database needs the day itself there: a day that is worked out afterwards comes too
late, for what was cut is gone.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from rules.law.parameters import Unit, all_figures


def last_day_of(name: str, start: sa.SQLColumnExpression[date]) -> sa.ColumnElement[date]:
    """The last day, inclusive, of the term `name` (a figure in months) that begins on the day in column `start`.

    Each row takes the figure that held on its own day; NULL for a day before the first figure. Raises ValueError when
    the figure is not told in months.
    """
    history = [figure for figure in all_figures() if figure.name == name]
    if not history or any(figure.unit is not Unit.MONTHS for figure in history):
        raise ValueError(f"{name} is no figure in months")
    return sa.case(
        *(
            (start >= figure.since, _LastDayOfMonths(start, sa.literal_column(str(figure.value), sa.Integer())))
            for figure in reversed(history)
        )
    )


class _LastDayOfMonths(sa.sql.functions.GenericFunction[date]):
    """`last_day_of_months(start, months)`: no two databases count months alike.

    The same day so many months later, or the first of the month after that where it does not exist; minus a day.
    """

    type = sa.Date()
    name = "last_day_of_months"
    inherit_cache = True


@compiles(_LastDayOfMonths)
def _postgresql(element: Any, compiler: Any, **options: Any) -> str:
    start, months = (compiler.process(each, **options) for each in element.clauses)
    first = f"date_trunc('month', CAST({start} AS timestamp))"
    same_day = f"{first} + make_interval(months => {months}, days => CAST(extract(day FROM {start}) AS int) - 1)"
    next_first = f"{first} + make_interval(months => {months} + 1)"
    return f"(CAST(least({same_day}, {next_first}) AS date) - 1)"


@compiles(_LastDayOfMonths, "sqlite")
def _sqlite(element: Any, compiler: Any, **options: Any) -> str:
    start, months = (compiler.process(each, **options) for each in element.clauses)
    same_day = f"date({start}, {months} || ' months')"
    next_first = f"date({start}, 'start of month', ({months} + 1) || ' months')"
    return f"date(min({same_day}, {next_first}), '-1 day')"
