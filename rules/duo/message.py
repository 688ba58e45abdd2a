"""What every message has: its fields in DUO's order, to and from JSON, and a list of what is wrong with it."""

from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, Self, get_args

from rules.duo.wire import ValueFormat


@dataclass(frozen=True, kw_only=True)
class MessageProblem:
    """A field (by DUO's name) that does not have the form that DUO asks;
    `text` is the Dutch predicate after its name.
    """

    field: str
    text: str


class MalformedMessage(ValueError):
    """The JSON is not the message of the contract. `problems` names fields, never their values."""

    def __init__(self, problems: list[MessageProblem]) -> None:
        super().__init__("; ".join(f"{each.field} {each.text}" for each in problems))
        self.problems = problems


@dataclass(frozen=True)
class WireField:
    """DUO's name for one field, and its format. Stands in the annotation of the field."""

    name: str
    format: ValueFormat


@dataclass(frozen=True, kw_only=True)
class DuoMessage:
    """A message of DUO's contracts. The checks are done on its JSON, so exactly what is sent was checked."""

    @classmethod
    def wires(cls) -> dict[str, WireField]:
        """The wire field of each attribute, by the attribute's name, in DUO's order."""
        return {each.name: _wire(each) for each in fields(cls)}

    @classmethod
    def required(cls) -> set[str]:
        """DUO's names of the fields that may not be left out."""
        return {_wire(each).name for each in fields(cls) if each.default is MISSING}

    @classmethod
    def problems_in(cls, data: object) -> list[MessageProblem]:
        """What is wrong with this JSON; empty when it fits. Fields that the contract does not name are ignored."""
        if not isinstance(data, dict):
            return [MessageProblem(field="", text="moet een bericht met velden zijn")]
        problems = [MessageProblem(field=name, text="ontbreekt") for name in sorted(cls.required() - set(data))]
        for wire in cls.wires().values():
            fault = wire.format.fault(data[wire.name]) if wire.name in data else ""
            if fault:
                problems.append(MessageProblem(field=wire.name, text=fault))
        return problems

    @classmethod
    def from_json(cls, data: object) -> Self:
        """The message in this JSON. Raises MalformedMessage, which holds every problem."""
        problems = cls.problems_in(data)
        if problems or not isinstance(data, dict):
            raise MalformedMessage(problems)
        wires = cls.wires().items()
        return cls(**{name: wire.format.read(data[wire.name]) for name, wire in wires if wire.name in data})

    def to_json(self) -> dict[str, object]:
        """The message as JSON for DUO; fields that are None are left out."""
        values = ((wire, getattr(self, name)) for name, wire in self.wires().items())
        return {wire.name: wire.format.written(value) for wire, value in values if value is not None}

    def problems(self) -> list[MessageProblem]:
        """What is wrong with this message by DUO's contract; empty when it fits."""
        return self.problems_in(self.to_json())


@dataclass(frozen=True)
class NestedMessage:
    """A message within a message."""

    kind: type[DuoMessage]

    def fault(self, data: object) -> str:
        """All problems of the inner message in one text; empty when there are none."""
        return "; ".join(f"{each.field} {each.text}".strip() for each in self.kind.problems_in(data))

    def read(self, data: Any) -> DuoMessage:
        """The inner message."""
        return self.kind.from_json(data)

    def written(self, value: Any) -> dict[str, object]:
        """The JSON of the inner message."""
        written: dict[str, object] = value.to_json()
        return written


def _wire(each: Field[Any]) -> WireField:
    wire: WireField = get_args(each.type)[1]
    return wire
