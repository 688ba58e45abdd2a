"""Messages follow DUO's contracts: what passes here passes the contract, and the other way round."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openapi_schema_validator import OAS30Validator

from rules.duo import answers, messages, ontheffing
from rules.duo.kinds import ENDPOINTS, BerichtKind, Endpoint
from rules.duo.message import DuoMessage, NestedMessage
from rules.duo.wire import (
    DayFormat,
    EnumFormat,
    FlagFormat,
    MomentFormat,
    PersonNameFormat,
    TextFormat,
    WholeNumberFormat,
)
from tests.rules.duo.contracts import WITH_CONTRACTS, contract, narrow, validator

pytestmark = WITH_CONTRACTS
SCHEMAS: dict[type[DuoMessage], tuple[str, str]] = {
    messages.DuoPip: ("PIP", "PIP"),
    messages.Contactpersoongegevens: ("Contactpersoon", "Contactpersoongegevens"),
    messages.Contactpersoon: ("Contactpersoon", "Contactpersoon"),
    messages.Inburgeringsaanbod: ("Inburgeringsaanbod", "Inburgeringsaanbod"),
    messages.ResultaatMap: ("MAP_PVT_Zroute", "ResultaatMap"),
    messages.ResultaatPvt: ("MAP_PVT_Zroute", "ResultaatPvt"),
    messages.ResultaatZroute: ("MAP_PVT_Zroute", "ResultaatZroute"),
    messages.ParticipatieAlsTaalles: ("GevolgdeUren", "ParticipatieAlsTaalles"),
    messages.ParticipatieactiviteitenBredeIntake: ("GevolgdeUren", "ParticipatieactiviteitenBredeIntake"),
    messages.TaallesEnKnmBredeIntake: ("GevolgdeUren", "TaallesEnKnmBredeIntake"),
    answers.Foutmelding: ("PIP", "Foutmelding"),
    answers.PipVanGemeente: ("PIP", "Gemeente"),
    answers.UrenVanGemeente: ("GevolgdeUren", "Gemeente"),
    answers.Instelling: ("Inburgeringsaanbod", "Instelling"),
    answers.DatumMap: ("MAP_PVT_Zroute", "DatumMap"),
    answers.DatumPvt: ("MAP_PVT_Zroute", "DatumPvt"),
    answers.Examennummer: ("Leerbaarheidstoets", "Examennummer"),
    answers.LeerbaarheidstoetsResultaat: ("Leerbaarheidstoets", "Resultaat"),
    answers.Inburgeringstermijn: ("Inburgeringstermijn", "Inburgeringstermijn"),
    answers.DuoDoelgroep: ("Inburgeringsplicht", "Doelgroep"),
    answers.Inburgeringsplicht: ("Inburgeringsplicht", "Inburgeringsplicht"),
    answers.Examenresultaat: ("Examen", "Examenresultaat"),
    answers.GratisPogingTegoed: ("Examen", "GratisPogingTegoed"),
    answers.Notificatie: ("Notificatie", "Notificatie"),
    ontheffing.GeheleOntheffing: ("Ontheffing", "GeheleOntheffing"),
    ontheffing.GedeeltelijkeOntheffing: ("Ontheffing", "GedeeltelijkeOntheffing"),
    ontheffing.Ontheffing: ("Ontheffing", "Ontheffing"),
    ontheffing.GeheleVrijstelling: ("Vrijstelling", "GeheleVrijstelling"),
    ontheffing.TijdelijkeVrijstelling: ("Vrijstelling", "TijdelijkeVrijstelling"),
    ontheffing.GedeeltelijkeVrijstelling: ("Vrijstelling", "GedeeltelijkeVrijstelling"),
    ontheffing.Vrijstelling: ("Vrijstelling", "Vrijstelling"),
}
NEAR_MISSES = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(-2, 10_001),
    some.text(max_size=12),
    some.sampled_from(
        ["", "B", "A3", "ja", "2026-02-30", "2026-2-3", "20260203", "12,3", "999,99", "06\n", "+31(0)570"]
    ),
)


def text_of(form: object, pattern: str) -> some.SearchStrategy[Any]:
    """JSON values of this form, and values that nearly have it; `pattern` is that of the contract."""
    return some.one_of(_right(form, pattern), NEAR_MISSES)


def _right(form: object, pattern: str) -> some.SearchStrategy[Any]:
    if isinstance(form, PersonNameFormat):
        special = some.sampled_from(" '‘’`.,\t\n\r\f\v\x1c\u00a0-–—_1²(@")
        character = some.one_of(special, some.characters(categories=["L", "Pd", "Nd", "M"]))
        return some.one_of(special, character, _long(form), some.text(character, max_size=6))
    if isinstance(form, TextFormat):
        # drawn from DUO's pattern and from ours, so that a pattern of ours that is too narrow or too wide shows
        drawn = [some.from_regex(each) for each in (narrow(pattern), form.pattern) if form.pattern]
        return some.one_of(_long(form), some.text(max_size=12), *drawn)
    if isinstance(form, NestedMessage):
        return a_message(form.kind)
    return _FORMS[type(form)](form)


def _long(form: TextFormat) -> some.SearchStrategy[str]:
    """Texts of about the shortest and the longest that may be."""
    lengths = {form.shortest - 1, form.shortest, (form.longest or 0), (form.longest or 0) + 1} - {-1}
    return some.sampled_from(["é" * each for each in sorted(lengths)])


def _bounds(form: WholeNumberFormat) -> some.SearchStrategy[int]:
    return some.sampled_from([form.least - 1, form.least, form.most, form.most + 1])


_FORMS: dict[type, Callable[[Any], some.SearchStrategy[Any]]] = {
    DayFormat: lambda _: some.dates().map(date.isoformat),
    MomentFormat: lambda _: some.datetimes(timezones=some.timezones()).map(datetime.isoformat),
    WholeNumberFormat: lambda form: some.one_of(_bounds(form), some.integers(form.least, form.most)),
    FlagFormat: lambda _: some.booleans(),
    EnumFormat: lambda form: some.sampled_from([each.value for each in form.choices]),
}


def a_message(kind: type[DuoMessage]) -> some.SearchStrategy[dict[str, Any]]:
    """JSON with any of the fields of a message, right or nearly right."""
    name, schema = SCHEMAS[kind]
    properties = contract(name)["components"]["schemas"][schema]["properties"]
    fields = {
        wire.name: text_of(wire.format, properties[wire.name].get("pattern", "")) for wire in kind.wires().values()
    }
    return some.fixed_dictionaries({}, optional=fields)


@pytest.mark.parametrize("kind", SCHEMAS, ids=lambda kind: kind.__name__)
def test_the_fields_and_the_required_ones_are_those_of_the_contract(kind: type[DuoMessage]) -> None:
    name, schema = SCHEMAS[kind]
    contract_schema = contract(name)["components"]["schemas"][schema]

    ours = [wire.name for wire in kind.wires().values()]

    assert sorted(ours) == sorted(contract_schema["properties"])
    assert kind.required() == set(contract_schema.get("required", ()))


@pytest.mark.parametrize("kind", [messages.DuoPip, messages.Contactpersoongegevens, messages.Inburgeringsaanbod])
def test_a_copy_sheet_shows_the_fields_in_the_order_of_the_contract(kind: type[DuoMessage]) -> None:
    name, schema = SCHEMAS[kind]

    assert [wire.name for wire in kind.wires().values()] == list(
        contract(name)["components"]["schemas"][schema]["properties"]
    )


@pytest.mark.parametrize("kind", SCHEMAS, ids=lambda kind: kind.__name__)
def test_a_field_is_refused_here_exactly_when_the_contract_refuses_it(kind: type[DuoMessage]) -> None:
    schema = validator(*SCHEMAS[kind])

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(a_message(kind))
    def agree(sent: dict[str, Any]) -> None:
        refused = {each.field for each in kind.problems_in(sent)}
        assert refused == _refused_by(schema, sent), sent
        if not refused:
            assert kind.from_json(kind.from_json(sent).to_json()) == kind.from_json(sent)

    agree()


def _refused_by(schema: OAS30Validator, sent: dict[str, Any]) -> set[str]:
    """The fields in which the contract finds an error; of one that is left out, the error is in the whole."""
    errors = list(schema.iter_errors(sent))
    missing = {
        name for each in errors if each.validator == "required" and not each.path for name in each.validator_value
    }
    return {str(each.absolute_path[0]) for each in errors if each.absolute_path} | (missing - set(sent))


@pytest.mark.parametrize("kind", SCHEMAS, ids=lambda kind: kind.__name__)
def test_every_limit_and_length_is_the_one_of_the_contract(kind: type[DuoMessage]) -> None:
    name, schema = SCHEMAS[kind]
    properties = contract(name)["components"]["schemas"][schema]["properties"]

    for wire in kind.wires().values():
        theirs, ours = properties[wire.name], wire.format
        if isinstance(ours, WholeNumberFormat):
            assert (ours.least, ours.most) == (theirs["minimum"], theirs["maximum"]), wire.name
        elif isinstance(ours, TextFormat):
            assert (ours.shortest, ours.longest) == (theirs.get("minLength", 0), theirs.get("maxLength")), wire.name
            assert bool(ours.pattern or isinstance(ours, PersonNameFormat)) == ("pattern" in theirs), wire.name


@pytest.mark.parametrize("kind", SCHEMAS, ids=lambda kind: kind.__name__)
def test_every_enumeration_is_the_one_of_the_contract(kind: type[DuoMessage]) -> None:
    name, schema = SCHEMAS[kind]
    schemas = contract(name)["components"]["schemas"]

    for wire in kind.wires().values():
        if isinstance(wire.format, EnumFormat):
            reference = schemas[schema]["properties"][wire.name]["$ref"].rsplit("/", 1)[-1]
            assert [each.value for each in wire.format.choices] == schemas[reference]["enum"] or set(
                wire.format.choices
            ) == set(schemas[reference]["enum"])


@pytest.mark.parametrize("kind", BerichtKind, ids=str)
def test_every_endpoint_is_in_its_contract_with_its_success_code_and_version(kind: BerichtKind) -> None:
    endpoint = ENDPOINTS[kind]
    document = contract(endpoint.api)

    operation = document["paths"][endpoint.path][endpoint.method.lower()]

    assert str(endpoint.success) in operation["responses"]
    assert document["info"]["version"].split(".")[0] == str(endpoint.major)
    assert _body(operation) == (SCHEMAS[endpoint.body][1] if endpoint.body else None)
    assert _answer(operation, endpoint) == (SCHEMAS[endpoint.answer][1] if endpoint.answer else None)


def _body(operation: dict[str, Any]) -> str | None:
    content = operation.get("requestBody", {}).get("content", {})
    return _name(content["application/json"]["schema"]) if content else None


def _answer(operation: dict[str, Any], endpoint: Endpoint) -> str | None:
    content = operation["responses"][str(endpoint.success)].get("content", {})
    if not content:
        return None
    schema = content["application/json"]["schema"]
    assert ("items" in schema) == endpoint.many
    return _name(schema.get("items", schema))


def _name(schema: dict[str, str]) -> str:
    return schema["$ref"].rsplit("/", 1)[-1]
