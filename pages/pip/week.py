"""The week of the plan: days and times, what clashes in it, and hours that do not agree."""

import streamlit as st

from rules.pip.clashes import clashes
from rules.pip.week import other_hours, periods, week_of
from widgets.pip import week
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext) -> None:
    """Draw the week, for the days that one chooses when it does not always look the same."""
    st.header("De week", anchor=False)
    activiteiten = context.view.plan.activiteiten
    week_periods = periods(activiteiten)
    if not week_periods:
        st.info(
            "Nog geen dagen en tijden. Open bij Doelen een activiteit en vul “Dagen, plaats en opvang” in.",
            icon=":material/calendar_view_week:",
        )
        return
    week.clashes(clashes(activiteiten))
    period = week.chosen_period(week_periods, context.view.head.id, context.visit.today)
    week.picture(week_of(period.activiteiten))
    week.different_hours([each for each in activiteiten if other_hours(each)])
    week.untimed([each for each in activiteiten if not each.slots])
