"""A tab without a browser: a websocket that speaks Streamlit's own protocol, for what no page shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

LONGEST = 60  # seconds


class Tab:
    """One open tab: the id of its session, and the elements that its last run drew."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self.session_id = ""
        self.drawn: list[Any] = []

    def open(self, path: str, query: str = "") -> None:
        """Open a screen, and wait until it is drawn."""
        request = BackMsg()
        request.rerun_script.page_name, request.rerun_script.query_string = path, query
        request.rerun_script.context_info.locale = "nl-NL"
        self._line.send(request.SerializeToString())
        self.drawn = []
        while not self._ends(self._next_message()):
            pass

    def all(self, kind: str) -> list[Any]:
        """The elements of this kind on the screen."""
        return [getattr(each, kind) for each in self.drawn if each.WhichOneof("type") == kind]

    def download(self, label: str) -> str:
        """Press a download button; gives the address of the file."""
        (button,) = [each for each in self.all("download_button") if label in each.label]
        request = BackMsg()
        request.backend_operation_request.request_id = "1"
        request.backend_operation_request.session_id = self.session_id
        request.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        self._line.send(request.SerializeToString())
        while (message := self._next_message()).WhichOneof("type") != "backend_operation_response":
            pass
        return str(message.backend_operation_response.deferred_file.url)

    def _next_message(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(bytes(self._line.recv(LONGEST, decode=False)))
        return message

    def _ends(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session_id = message.new_session.initialize.session_id
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self.drawn.append(message.delta.new_element)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


@contextmanager
def a_tab(url: str, cookie: str = "", **headers: str) -> Iterator[Tab]:
    """A tab at this server with these cookies; `headers` are sent when it connects."""
    sent = {
        **({"Cookie": cookie} if cookie else {}),
        **{name.replace("_", "-"): each for name, each in headers.items()},
    }
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers=sent,
        max_size=None,
        open_timeout=LONGEST,
    ) as line:
        yield Tab(line)
