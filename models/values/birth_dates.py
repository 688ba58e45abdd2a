"""How a date of birth is kept in a column, and how one is looked for that is partly known."""

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped

from rules.law.birth_date import BirthDate


class BirthDateText(sa.types.TypeDecorator[BirthDate]):
    """A date of birth as the text "1990-05-00": it sorts, compares and is indexed as a day on every database."""

    impl = sa.String(10)
    cache_ok = True

    @property
    def python_type(self) -> type[BirthDate]:
        """What a value of the column is."""
        return BirthDate

    def process_bind_param(self, value: BirthDate | None, _dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> BirthDate | None:
        """From the database."""
        return None if value is None else BirthDate.read(value)


def may_be_born(
    column: ColumnElement[BirthDate | None] | Mapped[BirthDate | None], birth_date: BirthDate
) -> sa.ColumnElement[bool]:
    """That the date of birth in a column and this one can be of one person (`BirthDate.may_be`); by the index.

    Of a date of which nothing is known that is every row that has one.
    """
    alike = column.in_(birth_date.less_known)
    if birth_date.day:
        return alike
    if not birth_date.year:
        return column.is_not(None)
    text = sa.type_coerce(column, sa.String)
    known = str(birth_date)[: 7 if birth_date.month else 4]
    return sa.or_(alike, text.between(f"{known}-00-00"[:10], f"{known}-99-99"[:10]))
