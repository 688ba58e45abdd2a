"""What instruments measured of one person, and all signals of learnability on one line of time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from access import Level, User, level, level_now
from forms.engine.facts import as_int, as_text
from forms.intake.instruments import GUARD, InstrumentKind, TopicResult, average, load, scores
from forms.intake.signals import Leerbaarheidstoets, Signal, SignalKind, leerbaarheidstoets
from forms.klas.startklas import SCALES
from models import Caseworker, Dossier, Meting
from models.guards.encryption import decrypted, meting_ad
from models.guards.scope import visible_to
from queries.intake.view import IntakeView, intake_view
from queries.klas.classes import startklassen_of
from queries.klas.types import Deelnemer, KlasLine
from rules.law.dutch_time import day_of


@dataclass(frozen=True, kw_only=True)
class MetingLine:
    """One result of one instrument."""

    id: UUID
    kind: InstrumentKind
    taken_on: date
    edition: str
    values: Mapping[str, TopicResult]
    by: str


@dataclass(frozen=True, kw_only=True)
class InstrumentsView:
    """All instruments of one dossier. Results are there for who may look into the domein Gezondheid (`level`) only.

    `may_open`: the user may open that domein by saying why.
    """

    toets: Leerbaarheidstoets | None
    metingen: Mapping[InstrumentKind, Sequence[MetingLine]]  # newest first
    startklassen: Sequence[tuple[KlasLine, Deelnemer]]
    signals: Sequence[Signal]
    level: Level
    may_open: bool


def instruments(session: Session, intake: IntakeView, *, seen_by: User) -> InstrumentsView:
    """What the instruments tell of the dossier of this intake, as far as this user may see it."""
    reach = level_now(seen_by, GUARD, own=intake.visibility.own, opened=intake.visibility.opened)
    metingen = _metingen(session, intake.head.id, seen_by) if reach is not Level.NONE else []
    questionnaire = intake.questionnaire
    toets = leerbaarheidstoets(questionnaire, intake.answers) if questionnaire is not None else None
    classes = startklassen_of(session, intake.head.id, seen_by=seen_by)
    return InstrumentsView(
        toets=toets,
        metingen={kind: [each for each in metingen if each.kind is kind] for kind in InstrumentKind},
        startklassen=classes,
        signals=_in_time([*_of_test(toets), *_of_classes(classes), *_of_metingen(metingen)]),
        level=reach,
        may_open=reach is Level.NONE and level(seen_by, GUARD) is not Level.NONE,
    )


def signals(session: Session, dossier_id: UUID, *, seen_by: User, at: datetime | None = None) -> Sequence[Signal]:
    """All signals of learnability of one dossier, in the order of time. Raises NotFound when it is not theirs."""
    return instruments(session, intake_view(session, dossier_id, seen_by=seen_by, at=at), seen_by=seen_by).signals


def _metingen(session: Session, dossier_id: UUID, seen_by: User) -> list[MetingLine]:
    rows = session.exec(
        select(Meting, Caseworker.name)
        .join(Dossier, col(Dossier.id) == col(Meting.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(Meting.caseworker_id))
        .where(Meting.gemeente_id == seen_by.gemeente_id, Meting.dossier_id == dossier_id, visible_to(seen_by))
        .where(col(Meting.removed_at).is_(None))
        .order_by(col(Meting.taken_on).desc(), col(Meting.created_at).desc())
    )
    return [
        MetingLine(
            id=row.id,
            kind=InstrumentKind(row.kind),
            taken_on=row.taken_on,
            edition=row.edition,
            values=load(decrypted(session, row.values, meting_ad(row.id)) or ""),
            by=name,
        )
        for row, name in rows
    ]


def _of_test(toets: Leerbaarheidstoets | None) -> list[Signal]:
    signal = toets.signal() if toets else None
    return [signal] if signal else []


def _of_classes(classes: Sequence[tuple[KlasLine, Deelnemer]]) -> Iterator[Signal]:
    for klas, person in classes:
        for week in person.weeks:
            for scale in SCALES:
                score = as_int(person.week_value(week, scale))
                if score is not None:
                    yield Signal(kind=SignalKind(scale), on=klas.day_of(week), score=Decimal(score))
        if person.reported("report") or person.reported("report_route"):
            written = max((each.at for each in person.report.values() if each.at), default=None)
            yield Signal(
                kind=SignalKind.EINDRAPPORT,
                on=day_of(written) if written else klas.last_day,
                outcome=as_text(person.reported("report_route")) or "",
            )


def _of_metingen(metingen: Sequence[MetingLine]) -> Iterator[Signal]:
    for each in metingen:
        if each.kind is InstrumentKind.ZRM:
            score = average(each.kind, each.values)
            if score is not None:
                yield Signal(kind=SignalKind.ZRM, on=each.taken_on, score=score)
        elif each.kind is InstrumentKind.PPS_V:
            learns = scores(each.kind, each.values).get("leerbaarheid")
            if learns is not None:
                yield Signal(kind=SignalKind.PPS_V, on=each.taken_on, score=Decimal(learns))


def _in_time(signals: Sequence[Signal]) -> list[Signal]:
    return sorted(signals, key=lambda each: (each.on or date.max, list(SignalKind).index(each.kind)))
