"""The words of the timeline."""

from rules.law.deadlines import DeadlineCode
from rules.law.status import MilestoneCode
from texts.wording.timeline import MILESTONES


def test_every_point_of_the_timeline_has_its_words() -> None:
    assert set(MILESTONES) == {*MilestoneCode, *DeadlineCode}
