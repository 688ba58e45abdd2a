"""The week at a glance: seven days side by side, each with what happens and when; the first day where one begins."""

from collections.abc import Sequence
from datetime import date

from exports.pip.summary_sheet import DUTCH, SummarySheet, shortened
from exports.typesetting.page import SIDE
from exports.typesetting.text_styles import PRIMARY, RULE, SHADE, Line, TextStyle
from rules.pip.document import PlanActiviteit, TimeSlot
from rules.pip.time_slots import span
from rules.pip.week import WeekPeriod, periods

_DAYS = range(1, 8)
_HEAD = TextStyle(size=8, style="B", colour=PRIMARY, leading=4.2)
_TIME = TextStyle(size=8, style="B", leading=4.0)
_WHAT = TextStyle(size=8, leading=3.8)
_PAD = 1.0
_MOST_SLOTS, _MOST_UNTIMED, _LONGEST = 4, 6, 48

Moment = tuple[TimeSlot, PlanActiviteit]
Box = tuple[list[tuple[float, Line, TextStyle]], float]  # lines with how far below the top they stand, and the height


def week(sheet: SummarySheet, activiteiten: Sequence[PlanActiviteit], on: date) -> None:
    """The grid of the fullest week that is still to come, its days, and then what has no fixed time."""
    there = fullest(activiteiten, on)
    if there:
        sheet.say(" – ".join(sheet.words.date(each) for each in (there.start, there.until) if each), DUTCH)
        sheet.paper.set_y(sheet.paper.y + 1)
        _grid(sheet, there.activiteiten)
    timed = {each.id for each in activiteiten if each.slots}
    untimed = [each for each in activiteiten if each.id not in timed and each.what.strip()]
    if untimed:
        sheet.paper.set_y(sheet.paper.y + 1)
        text = "; ".join(_untimed(sheet, each) for each in untimed[:_MOST_UNTIMED])
        sheet.say(f"{sheet.words.text('untimed')}: {text}{'; …' if len(untimed) > _MOST_UNTIMED else ''}")


def fullest(activiteiten: Sequence[PlanActiviteit], on: date) -> WeekPeriod | None:
    """The period with most moments of those that are not over on a day, the first of equals; None without times."""
    weeks = periods(activiteiten)
    left = [each for each in weeks if each.until is None or each.until >= on] or weeks
    return max(left, key=lambda each: sum(len(one.slots) for one in each.activiteiten), default=None)


def _untimed(sheet: SummarySheet, each: PlanActiviteit) -> str:
    hours = each.hours_per_week
    what = shortened(each.what, 50)
    return f"{what} ({sheet.words.text('hours', hours=sheet.words.number(hours))})" if hours else what


def _grid(sheet: SummarySheet, activiteiten: Sequence[PlanActiviteit]) -> None:
    paper = sheet.paper
    width = paper.epw / len(_DAYS)
    days = {day: _of_day(activiteiten, day) for day in _DAYS}
    boxes = {day: _boxes(sheet, moments, width) for day, moments in days.items()}
    heads = {day: sheet.lines(sheet.words.day(day), width - 2 * _PAD, _HEAD)[:2] for day in _DAYS}
    head = max(len(each) for each in heads.values()) * _HEAD.leading + 2 * _PAD
    height = head + max(sum(tall for _, tall in each) for each in boxes.values()) + _PAD
    paper.make_room(height)
    top = paper.y
    paper.set_fill_color(*SHADE)
    paper.rect(SIDE, top, paper.epw, head, style="F")
    for at, day in enumerate(reversed(_DAYS) if sheet.turned else _DAYS):
        x = SIDE + at * width
        for number_, line in enumerate(heads[day]):
            sheet.put(line, x + _PAD, top + _PAD + number_ * _HEAD.leading, width - 2 * _PAD, _HEAD)
        y = top + head
        for lines, tall in boxes[day]:
            for line_y, line, text_style in lines:
                sheet.put(line, x + _PAD, y + line_y, width - 2 * _PAD, text_style)
            y += tall
    _rules(sheet, top, height, width)
    paper.set_y(top + height + 1.5)


def _rules(sheet: SummarySheet, top: float, height: float, width: float) -> None:
    paper = sheet.paper
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.25)
    paper.rect(SIDE, top, paper.epw, height)
    for at in range(1, len(_DAYS)):
        paper.line(SIDE + at * width, top, SIDE + at * width, top + height)


def _of_day(activiteiten: Sequence[PlanActiviteit], day: int) -> list[Moment]:
    moments = [(slot, each) for each in activiteiten for slot in each.slots if slot.weekday == day]
    return sorted(moments, key=lambda pair: (pair[0].start, pair[1].id))


def _boxes(sheet: SummarySheet, moments: Sequence[Moment], width: float) -> list[Box]:
    """What stands under one day; more than fits is counted."""
    boxes = [_box(sheet, each, width) for each in moments[:_MOST_SLOTS]]
    more = len(moments) - _MOST_SLOTS
    return [*boxes, ([(_PAD, Line(f"+ {more}"), _WHAT)], _WHAT.leading + _PAD)] if more > 0 else boxes


def _box(sheet: SummarySheet, moment: Moment, width: float) -> Box:
    slot, each = moment
    room = width - 2 * _PAD
    lines = [(0.0, Line(span(slot.start, slot.until)), _TIME)]
    y = _TIME.leading
    for line in sheet.lines(shortened(each.what, _LONGEST), room, _WHAT, own=False):
        lines.append((y, line, _WHAT))
        y += _WHAT.leading
    return [(_PAD + at, line, text_style) for at, line, text_style in lines], y + _PAD
