"""The zips in the making, kept between two runs of a screen: in this process, each for the login that asked for it."""

from collections.abc import Callable
from threading import RLock, Timer
from time import monotonic
from uuid import UUID

from exports.pip.zip import Batch

LIFETIME = 600.0  # seconds that a zip is kept that nobody works on or fetches
_LOOK_EVERY = 60.0


class ZipStore:
    """Batches by their token. A batch that is not used for long is deleted, whether or not somebody asks for it."""

    def __init__(self) -> None:
        self._batches: dict[UUID, Batch] = {}
        self._lock = RLock()
        self._timer: Timer | None = None

    def put(self, token: UUID, make: Callable[[], Batch]) -> Batch:
        """The batch with this token, made when it is not there: a second click gets the one of the first."""
        with self._lock:
            self.sweep()
            if token not in self._batches:
                self._batches[token] = make()
            self._watch()
            return self._batches[token]

    def of(self, token: UUID, owner: UUID | None) -> Batch | None:
        """The batch that this login asked for; None when there is none, or no longer."""
        self.sweep()
        batch = self._batches.get(token)
        return batch if batch is not None and batch.owner == owner else None

    def drop(self, token: UUID) -> None:
        """Throw a batch away; nothing happens when it is gone."""
        with self._lock:
            batch = self._batches.pop(token, None)
        if batch is not None:
            batch.throw_away()

    def drop_all_of(self, owner: UUID) -> None:
        """Throw away what a login asked for: it has ended."""
        for token in [token for token, each in list(self._batches.items()) if each.owner == owner]:
            self.drop(token)

    def sweep(self, at: float | None = None) -> None:
        """Throw away what was not touched for long; `at` is a reading of the monotonic clock."""
        limit = (monotonic() if at is None else at) - LIFETIME
        for token in [token for token, each in list(self._batches.items()) if each.touched < limit]:
            self.drop(token)

    def _watch(self) -> None:
        if self._timer is None:
            self._timer = Timer(_LOOK_EVERY, self._look)
            self._timer.daemon = True
            self._timer.start()

    def _look(self) -> None:
        self.sweep()
        with self._lock:
            self._timer = None
            if self._batches:
                self._watch()


ZIP_STORE = ZipStore()
