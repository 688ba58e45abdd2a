"""The aandachtspunten of this intake, and its outcome: startpositie and ontwikkelmogelijkheden."""

from collections.abc import Callable

from access import Permission
from forms.engine.facts import facts
from forms.engine.flow import asked_alone
from forms.engine.schema import Questionnaire
from pages.intake import referrals
from queries.intake.view import IntakeView
from rules.intake.aandachtspunten import Aandachtspunt, aandachtspunten
from texts.intake.ending import evidence
from widgets.frame.visit import Visit
from widgets.intake import attention_points


def points(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    """Draw the aandachtspunten from the answers that this user may see, and the outcome of the intake."""
    attention_points.points(_points(visit, view, questionnaire), view.head.id, _refer(visit, view))
    attention_points.outcome_of(questionnaire, view.answers)


def private_points(visit: Visit, view: IntakeView, domain_id: str) -> None:
    """Under a domein where something is asked alone: the points that follow from what was answered there."""
    questionnaire = view.questionnaire
    if questionnaire is None or not visit.may(Permission.VIEW_PARTICULARS):
        return
    private = asked_alone(questionnaire)
    if any(each.id in private for each in questionnaire.section(domain_id).questions):
        points = [each for each in _points(visit, view, questionnaire) if each.alone]
        attention_points.private_points(points, view.head.id, _refer(visit, view))


def _points(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> list[attention_points.Point]:
    return [
        attention_points.Point(each, evidence(questionnaire, view.answers, each))
        for each in aandachtspunten(facts(questionnaire, view.answers), visit.today)
    ]


def _refer(visit: Visit, view: IntakeView) -> Callable[[Aandachtspunt], None] | None:
    if not (visit.may(Permission.EDIT_DOSSIER) and view.head.is_open):
        return None
    return lambda point: referrals.write(visit, view, point)
