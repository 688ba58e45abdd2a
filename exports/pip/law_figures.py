"""The figures of the law that a printed PIP names: as they were frozen with it, else as they hold on its day."""

from datetime import date

from rules.law.parameters import Unit, first_day, parameter
from rules.law.wording import amount
from rules.pip.document import FrozenFigure, PipDocument


def figure_of(document: PipDocument, name: str, on: date) -> FrozenFigure:
    """The figure `name` of this version; where it was not frozen, as the law has it on the day `on`."""
    for each in document.figures:
        if each.name == name:
            return each
    figure = parameter(name, on=max(on, first_day(name)))
    return FrozenFigure(name=name, value=figure.value, unit=figure.unit.value, article=figure.article)


def figure_in_words(document: PipDocument, name: str, on: date) -> str:
    """The figure `name` of this version in Dutch words: "zes weken"."""
    figure = figure_of(document, name, on)
    return amount(figure.value, Unit(figure.unit))
