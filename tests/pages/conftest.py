"""The one fixture that knows AppTest: opens a page as the frame does, and fails on what no page may ever show."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from access import User
from tests.builders import NOW, TODAY, Went, a_visit
from tests.databases import Database, DatabasePool
from widgets.frame.visit import Visit

ENGLISH = re.compile(
    r"\b(submit|save|saved|cancel|delete|choose|select|search|loading|back|next|error|close|yes|edit|add|remove|"
    r"please|welcome|warning|upload|option|options|drag|browse|none|true|false|undefined|null|nan)\b",
    re.IGNORECASE,
)
MARKUP = re.compile(r":material/\w+:|:\w+(-\w+)*\[|\\")
MOST_OPTIONS = 30  # longer lists are names of countries and languages
SHOWN = ("body", "label", "help", "placeholder", "value", "default", "options", "caption")


def _script(render: "Any", visit: "Any") -> None:
    from pages.drafts import draft_store as store_of
    from refusals import Refusal
    from widgets.frame import corner, draft_form, draft_store, notices

    draft_store.begin(store_of(visit))
    draft_form.begin()
    corner.begin()
    try:
        render(visit)
    except Refusal as refusal:
        notices.refusal(refusal)
    draft_form.finish()
    corner.finish(visit.today)


class Page:
    """One open page. Everything is found by the words that a user reads."""

    def __init__(self, render: Callable[[Visit], None], visit: Visit, **query: str) -> None:
        self.visit = visit
        self.app = AppTest.from_function(_script, kwargs={"render": render, "visit": visit}, default_timeout=30)
        for name, value in query.items():
            self.app.query_params[name] = value
        self.run()

    def run(self) -> "Page":
        """Let the page run again, and look at it."""
        self.app.run()
        assert not self.app.exception, [each.value for each in self.app.exception]
        if not self.refused:
            assert self.app.title, "a page begins with its title"
        english = sorted({match.group() for match in ENGLISH.finditer(self.text)})
        assert not english, f"English on the page: {english}"
        return self

    @property
    def went(self) -> list[tuple[str, dict[str, str]]]:
        """Where the page went."""
        assert isinstance(self.visit.go, Went)
        return self.visit.go.calls

    @property
    def refused(self) -> bool:
        """Whether the page says only that it may not be seen."""
        return not self.app.title and bool(self.app.warning or self.app.error)

    @property
    def text(self) -> str:
        """All that can be read on the page, without markup."""
        return "\n".join(MARKUP.sub("", part) for part in _texts(self.app.main) if part)

    def press(self, label: str) -> "Page":
        """Press the button with this label."""
        _one([each for each in self.app.button if each.label == label], label).click()
        return self.run()

    def fill(self, label: str, value: str) -> "Page":
        """Type in the field with this label, and leave it."""
        return self.type(label, value).run()

    def type(self, label: str, value: str) -> "Page":
        """Type in the field with this label without leaving it, as within a form."""
        fields = [*self.app.text_input, *self.app.text_area]
        _one([each for each in fields if _plain(each.label) == label], label).set_value(value)
        return self

    def pick(self, label: str, value: object) -> "Page":
        """Choose in the list or among the buttons with this label, by the stored code."""
        choices = [*self.app.selectbox, *self.app.button_group]
        _one([each for each in choices if _plain(each.label) == label], label).set_value(value)
        return self

    def value(self, label: str) -> object:
        """The value of the field with this label."""
        fields = [*self.app.text_input, *self.app.text_area, *self.app.selectbox, *self.app.button_group]
        return _one([each for each in fields if _plain(each.label) == label], label).value


def _plain(label: str) -> str:
    return MARKUP.sub("", label).removesuffix(" *")


def _one(elements: list[Any], label: str) -> Any:
    assert len(elements) == 1, f"{len(elements)} times on the page: {label}"
    return elements[0]


def _texts(node: Node) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    for name in SHOWN:
        value = getattr(proto, name, None)
        yield from [value] if isinstance(value, str) else []
        if name == "options" and value and len(value) <= MOST_OPTIONS:
            yield from (str(getattr(each, "content", each)) for each in value)
    if isinstance(node, Block):
        for kind in ("expandable", "popover", "tab"):
            yield str(getattr(getattr(proto, kind, None), "label", ""))
        for child in node.children.values():
            yield from _texts(child)


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session", params=["sqlite"])
def databases(request: pytest.FixtureRequest) -> DatabasePool:
    """SQLite only: actions and queries have tests on both kinds, and test_on_postgresql.py opens each screen."""
    pool: DatabasePool = request.getfixturevalue(f"{request.param}_databases")
    return pool


@pytest.fixture
def open_page(database: Database) -> OpenPage:
    """Open a page on this test's database: open_page("dossier", by=sanne, dossier=str(id))."""

    def opened(path: str, *, by: User, today: date = TODAY, at: Any = NOW, **query: str) -> Page:
        return Page(import_module(f"pages.{path}").render, a_visit(database.engine, by, today, at), **query)

    return opened
