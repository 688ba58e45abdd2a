"""Visitors without a browser: websocket sessions that speak Streamlit's own protocol and time each rerun.

A program of its own: reads a plan as JSON on stdin, writes what it measured as JSON on stdout. Loopback only.
The plan: {"visitors": [{"name", "port", "path", "query", "cookie", "expects", "answers"}], …} and either "rounds",
"warm", "block" and "pause" (the visitors take turns of `block` reruns, so that a slow moment of the machine hits all
alike) or "think" and "seconds" (each goes its own way and thinks about so many seconds between two answers).
"""

import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

LONGEST_RERUN = 120  # seconds
LONGEST_THOUGHT = 4  # times the mean
TYPED = ("text_input", "text_area")


@dataclass
class Visitor:
    """One tab: what it holds, and the milliseconds that each of its reruns took."""

    name: str
    port: int
    path: str = ""
    query: str = ""
    cookie: str = ""
    expects: str = ""  # stands on the page, else something else was measured
    answers: list[str] = field(default_factory=list)  # questions that it answers, in one's own words
    reruns: list[float] = field(default_factory=list)
    first: float = 0.0
    answer_count: int = 0
    wrong: list[str] = field(default_factory=list)
    _hands: dict[str, str] = field(default_factory=dict)  # what each text field on the page holds
    _page: str = ""
    _line: ClientConnection | None = None

    async def arrive(self) -> None:
        """Open the page for the first time."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        self._line = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=headers,
            max_size=None,
            ping_interval=None,
            open_timeout=60,
        )
        self.first = await self._rerun()

    async def again(self) -> None:
        """One more rerun, with an answer when this visitor gives answers."""
        if self.answers:
            self._answer()
        self.reruns.append(await self._rerun())

    async def leave(self) -> None:
        """Close the tab."""
        if self._line is not None:
            await self._line.close()

    def _answer(self) -> None:
        answer = self.answers[self.answer_count % len(self.answers)]
        fields = [each for each in self._hands if each.endswith(f":{answer}")]
        if not fields:
            self.wrong.append(f"{self.name}: no field {answer}")
            return
        self.answer_count += 1
        self._hands[fields[0]] = f"Antwoord {self.answer_count} van {self.name}"

    @property
    def _socket(self) -> ClientConnection:
        if self._line is None:
            raise RuntimeError(f"{self.name} has not arrived")
        return self._line

    async def _rerun(self) -> float:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = self.query, self._page
        rerun.page_name = "" if self._page else self.path
        rerun.context_info.timezone, rerun.context_info.locale = "Europe/Amsterdam", "nl-NL"
        for widget, state in self._hands.items():
            rerun.widget_states.widgets.add(id=widget, string_value=state)
        frames: list[bytes] = []
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(LONGEST_RERUN):
            while not self._ends(await self._hear(frames)):
                pass
        took = (time.perf_counter() - began) * 1000
        if self.expects.encode() not in b"".join(frames):
            self.wrong.append(f"{self.name}: {self.expects!r} does not stand on the page")
        return took

    async def _hear(self, frames: list[bytes]) -> ForwardMsg:
        data = await self._socket.recv()
        raw = data.encode() if isinstance(data, str) else data
        frames.append(raw)
        message = ForwardMsg()
        message.ParseFromString(raw)
        return message

    def _ends(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element)
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "script_finished":
            # An early end is st.rerun(): the one that follows is waited for.
            return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def _note(self, element: Any) -> None:
        """A browser sends the content of every text field back; an exception on the page is no measurement."""
        kind = element.WhichOneof("type")
        if kind in TYPED:
            proto = getattr(element, kind)
            self._hands.setdefault(proto.id, proto.default)
        elif kind == "exception":
            self.wrong.append(f"{self.name}: {element.exception.type}: {element.exception.message[:200]}")


async def take_turns(visitors: list[Visitor], plan: dict[str, Any]) -> None:
    """Every visitor so many reruns a round, in an order that turns; the first `warm` rounds do not count.

    Of reruns right after each other the first does not count either: the line was quiet before it.
    """
    for number in range(plan["warm"] + plan["rounds"]):
        shift = number % len(visitors)
        for each in [*visitors[shift:], *visitors[:shift]]:
            for _ in range(plan["block"]):
                await asyncio.sleep(plan["pause"])
                await each.again()
            if number < plan["warm"]:
                each.reruns.clear()
            elif not plan["pause"]:
                del each.reruns[-plan["block"]]


async def think(visitor: Visitor, mean: float, until: float) -> None:
    """One user at work until that moment."""
    while True:
        thought = min(random.expovariate(1 / mean), LONGEST_THOUGHT * mean)
        if time.perf_counter() + thought > until:
            return
        await asyncio.sleep(thought)
        await visitor.again()


async def visit(plan: dict[str, Any]) -> list[Visitor]:
    """Carry out the plan."""
    visitors = [Visitor(**each) for each in plan["visitors"]]
    try:
        for each in visitors:
            await each.arrive()
        if plan.get("think"):
            until = time.perf_counter() + plan["seconds"]
            await asyncio.gather(*(think(each, plan["think"], until) for each in visitors))
        else:
            await take_turns(visitors, plan)
    finally:
        for each in visitors:
            await each.leave()
    return visitors


def main() -> None:
    """Plan in, measurements out."""
    visitors = asyncio.run(visit(json.load(sys.stdin)))
    measured = [
        {
            "name": each.name,
            "first": each.first,
            "reruns": each.reruns,
            "answer_count": each.answer_count,
            "wrong": each.wrong,
        }
        for each in visitors
    ]
    json.dump(measured, sys.stdout)


if __name__ == "__main__":
    main()
