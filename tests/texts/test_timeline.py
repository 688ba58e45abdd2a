"""The words of the timeline."""

from rules.deadlines import DeadlineCode
from rules.standing import MilestoneCode
from texts.timeline import MILESTONES


def test_every_point_of_the_timeline_has_its_words() -> None:
    assert set(MILESTONES) == {*MilestoneCode, *DeadlineCode}
