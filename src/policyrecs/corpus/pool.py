"""Batches of documents to results on several processes; one document's end is not its neighbours'.

The results come in the order of the documents, whatever the number of workers. A worker says which
document it is at; when it dies or the document's time is up, that document is tried once more alone
in a fresh worker (or, when out of time, given up at once), and those around it are extracted again.
So what becomes of a document depends on the document alone.
"""

import heapq
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait

import pyarrow as pa

from policyrecs.corpus.layout import batch_in, bytes_of, refusal, results_of
from policyrecs.corpus.options import DEFAULT, Options
from policyrecs.corpus.schema import RESULTS
from policyrecs.errors import UsageError
from policyrecs.isolation import Allowance, Child, Death, Limits, Message, Sign
from policyrecs.vocabulary import Reason

_AHEAD = 8
"""Batches for each worker that may be under way or wait for an earlier one."""

_LONGEST_WAIT = 60.0
"""Seconds after which the workers are looked at though none has said anything."""

_STARTS = 3
"""Times that a worker may die before it has begun."""

_TARGET = "policyrecs.corpus.worker:serve"

_Place = tuple[int, int]
"""The number of a batch, and of a row in it."""


@dataclass(slots=True)
class _Piece:
    """Rows of a batch that one worker is given.

    Attributes:
        place: Where its first row stands.
        rows: The documents.
        alone: Whether it is one document that wants a fresh worker.
    """

    place: _Place
    rows: pa.RecordBatch
    alone: bool = False

    def cut(self, start: int, end: int, *, alone: bool = False) -> "_Piece":
        """The piece of rows `start` to `end`."""
        number, first = self.place
        return _Piece((number, first + start), self.rows.slice(start, end - start), alone)


@dataclass(slots=True)
class _Worker:
    """A child process, and what it is at.

    Attributes:
        child: The process.
        ready: Whether it has started.
        fresh: Whether it has not been given anything yet.
        piece: What it was given; None when it is idle.
        at: The row of the piece that it is at; None before the first.
        allowance: The time that row has.
    """

    child: Child
    ready: bool = False
    fresh: bool = True
    piece: _Piece | None = None
    at: int | None = None
    allowance: Allowance | None = None

    @property
    def time_left(self) -> float:
        """Seconds after which to look at it again; 0 or less when its row's time is up."""
        if self.allowance is None:
            return _LONGEST_WAIT
        return self.child.time_left(self.allowance)


def extract_in_order(
    batches: Iterable[pa.RecordBatch],
    *,
    workers: int,
    limits: Limits | None = None,
    options: Options = DEFAULT,
) -> Generator[pa.RecordBatch]:
    """Yield the results of batches of documents, in order; batches may come out in parts.

    Args:
        batches: Batches of `DOCUMENTS`; drawn as they are needed.
        workers: How many processes.
        limits: What one document may cost.
        options: What is asked for.

    Raises:
        UsageError: A worker cannot start within the limit on memory.
    """
    pool = _Pool(limits or Limits(), options, workers)
    try:
        yield from pool.run(batches)
    finally:
        pool.close()


@dataclass(slots=True)
class _Pool:
    """The workers, the work that waits for them, and the results that wait for their turn."""

    limits: Limits
    options: Options
    size: int
    workers: list[_Worker] = field(default_factory=list)
    waiting: deque[_Piece] = field(default_factory=deque)
    done: list[tuple[_Place, int, pa.RecordBatch]] = field(default_factory=list)
    lengths: dict[int, int] = field(default_factory=dict)
    false_starts: int = 0
    exhausted: bool = False

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the results in order."""
        numbered = enumerate(batches)
        next_place: _Place = (0, 0)
        while True:
            while not self.exhausted and len(self.waiting) <= self.size and not self._far_ahead():
                drawn = next(numbered, None)
                if drawn is None:
                    self.exhausted = True
                    break
                number, batch = drawn
                self.lengths[number] = batch.num_rows
                self.waiting.append(_Piece((number, 0), batch))
            if not self.lengths and self.exhausted:
                return
            self._employ()
            self._listen()
            self._employ()  # who is done need not wait until the results have been seen to
            while self.done and self.done[0][0] == next_place:
                (number, row), count, results = heapq.heappop(self.done)
                yield results
                next_place = (number, row + count)
                if next_place[1] == self.lengths[number]:
                    del self.lengths[number]
                    next_place = (number + 1, 0)

    def close(self) -> None:
        """End every worker."""
        for worker in self.workers:
            worker.child.kill()
        self.workers.clear()

    def _employ(self) -> None:
        """Give idle workers what waits; start workers, and fresh ones for what must be alone."""
        while self.waiting and len(self.workers) < min(self.size, len(self.waiting) + self._busy()):
            self.workers.append(_Worker(Child(_TARGET, self.limits)))
        for worker in list(self.workers):
            if worker.piece is not None or not worker.ready or not self.waiting:
                continue
            piece = self._next_for(worker)
            if piece is None:
                self._replace(worker)
                continue
            if not worker.child.send(bytes_of(piece.rows), self.options):
                self.waiting.appendleft(piece)
                self._replace(worker)
                continue
            worker.piece, worker.at, worker.fresh = piece, None, False
            worker.allowance = worker.child.begin(piece.rows.nbytes)

    def _busy(self) -> int:
        return sum(worker.piece is not None for worker in self.workers)

    def _next_for(self, worker: _Worker) -> _Piece | None:
        """What a worker is to do next; None where all that waits wants a fresh worker."""
        for index, piece in enumerate(self.waiting):
            if worker.fresh or not piece.alone:
                del self.waiting[index]
                return self._shared(piece)
        return None

    def _shared(self, piece: _Piece) -> _Piece:
        """The piece, or half of it where it is the last: no worker is to wait for another's end."""
        count = piece.rows.num_rows
        if self.size == 1 or count == 1 or self.waiting or not self.exhausted:
            return piece
        half = (count + 1) // 2
        self.waiting.append(piece.cut(half, count))
        return piece.cut(0, half)

    def _far_ahead(self) -> bool:
        """Whether as many batches are under way as may wait for the oldest of them."""
        return len(self.lengths) >= _AHEAD * self.size

    def _listen(self) -> None:
        """Hear what workers say, and stop those whose time is up."""
        by_connection: dict[Connection, _Worker] = {
            worker.child.connection: worker for worker in self.workers
        }
        patience = max(0.0, min((worker.time_left for worker in self.workers), default=0.0))
        for connection in wait(list(by_connection), timeout=patience):
            worker = by_connection[connection]  # type: ignore[index]  # what was waited for
            self._hear(worker, worker.child.receive())
        for worker in list(self.workers):
            if worker.time_left <= 0:
                self._stop(worker)

    def _hear(self, worker: _Worker, message: Message) -> None:
        """Act on what a worker says."""
        match message:
            case Message(Sign.READY):
                worker.ready = True
            case Message(Sign.AT, int(row)) if worker.piece is not None:
                worker.at = row
                worker.allowance = worker.child.begin(worker.piece.rows.slice(row, 1).nbytes)
            case Message(Sign.DONE, bytes(data)) if worker.piece is not None:
                self._finish(worker.piece, batch_in(data, RESULTS))
                worker.piece, worker.allowance = None, None
            case Message(Sign.DEAD, Death() as death):
                self._mourn(worker, death)
            case Message(_, words):
                worker.child.kill()
                self._mourn(worker, Death(Reason.CRASHED, str(words)))

    def _finish(self, piece: _Piece, results: pa.RecordBatch) -> None:
        heapq.heappush(self.done, (piece.place, results.num_rows, results))

    def _stop(self, worker: _Worker) -> None:
        """End a worker whose document has had its time."""
        worker.child.kill()
        seconds = worker.allowance.seconds if worker.allowance else 0
        words = f"took longer than {seconds:.0f} seconds"
        self._mourn(worker, Death(Reason.TIME_LIMIT, words))

    def _mourn(self, worker: _Worker, death: Death) -> None:
        """Put a new worker in a dead one's place, and see to what it was at."""
        piece, at = worker.piece, worker.at
        self._replace(worker)
        if piece is None:
            self.false_starts += not worker.ready
            if self.false_starts > _STARTS:
                words = f"a worker cannot start within its limits: {death.words}"
                raise UsageError(Reason.WRONG_USE, "--memory-limit", words)
            return
        count = piece.rows.num_rows
        if count == 1:
            at = 0
        if at is None or at >= count:
            # Nobody knows which row it was: each gets a part of its own.
            half = count // 2
            self.waiting.extendleft([piece.cut(half, count), piece.cut(0, half)])
            return
        if at + 1 < count:
            self.waiting.appendleft(piece.cut(at + 1, count))
        if piece.alone or death.reason is Reason.TIME_LIMIT:
            culprit = piece.cut(at, at + 1)
            name = culprit.rows.column("name")[0].as_py()
            self._finish(culprit, results_of([refusal(name, death.reason, death.words)]))
        else:
            self.waiting.appendleft(piece.cut(at, at + 1, alone=True))
        if at:
            self.waiting.appendleft(piece.cut(0, at))

    def _replace(self, worker: _Worker) -> None:
        """Let a fresh worker take a worker's place."""
        worker.child.kill()
        self.workers.remove(worker)
        self.workers.append(_Worker(Child(_TARGET, self.limits)))
