"""Dask: a bag of documents, drafted by processes of this machine or by the workers of a cluster."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, NoReturn

from dask.bag import Bag, from_sequence
from dask.callbacks import Callback
from dask.system import CPU_COUNT

from geodata.corpus.documents import Outcome, draft_documents
from geodata.errors import FileError, Problem
from geodata.version import program_version

# Tasks of a run: enough that no worker is idle while another has much left, and few however many documents there are.
_MOST_TASKS = 1_000
# Seconds in which a scheduler answers, and one of its workers is there.
_PATIENCE = 30
Told = Callable[[int], None]


def draft_bag(  # noqa: PLR0913 - what a run is
    paths: Sequence[str], *, folder: Path, parts: Path, workers: int | None, scheduler: str | None, told: Told
) -> list[Outcome]:
    """Draft documents, many at a time.

    Args:
        paths: Below the folder.
        folder: Of the documents.
        parts: Where the parts go.
        workers: Processes of this machine; default: as many as it may use at once.
        scheduler: Address of that of a Dask cluster, whose workers see both folders under the same paths; default: this machine.
        told: Takes how many documents have become ready.

    Returns:
        What became of each, in their order.

    Raises:
        FileError: The cluster does not answer or cannot do it, or a worker ended.
        OSError: A part cannot be written.
    """
    bag = from_sequence(paths, npartitions=min(len(paths), _MOST_TASKS)).map_partitions(
        draft_documents, folder=str(folder), parts=str(parts)
    )
    if scheduler is None:
        return _on_this_machine(bag, workers or CPU_COUNT, told)
    return _on_a_cluster(bag, scheduler, partial(_seen, str(folder), str(parts)), told)


def _on_this_machine(bag: Bag, workers: int, told: Told) -> list[Outcome]:
    # Threads of the process, such as those of a notebook, would not survive a fork.
    method = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    # There are other tasks beside them, which pass on what these return.
    tasks = set(bag.__dask_keys__())
    with (
        ProcessPoolExecutor(workers, mp_context=method, initializer=_begin) as pool,
        Callback(posttask=lambda task, found, *_: told(len(found)) if task in tasks else None),
    ):
        try:
            with _without_interrupts():
                pool.submit(os.getpid)
            done: list[Outcome] = bag.compute(scheduler="processes", pool=pool, chunksize=1)
        except BrokenProcessPool:
            _refuse(
                "this machine",
                why="a process that drafted documents has ended by itself, or could not begin",
                fix="Run it again: what is ready is kept. If the memory was full, give fewer workers. In a script, call "
                'draft_corpus where if __name__ == "__main__" holds, since every process reads the script',
            )
        except BaseException:
            # Nobody waits for what they are at: it is drafted again.
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise
    return done


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes that are begun here do not hear Ctrl-C, not even while they import what they need."""
    if threading.current_thread() is not threading.main_thread():
        yield  # which alone hears it
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """What a worker process does first: it leaves Ctrl-C to the process that began it, and ends when that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


def _on_a_cluster(bag: Bag, address: str, seen: Callable[[], dict[str, Any]], told: Told) -> list[Outcome]:
    from distributed import Client, KilledWorker, as_completed  # noqa: PLC0415 - takes a second, which this machine alone does without

    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        _refuse(address, why=f"no scheduler answers there ({error})", fix="Give an address such as tcp://host:8786")
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
            _ensure_alike(address, client.run(seen))
            futures = client.compute(bag.to_delayed())
            for future in as_completed(futures, loop=client.loop):
                told(len(future.result()))
        except TimeoutError:
            _refuse(address, why="the scheduler has no workers", fix=f"Start some: dask worker {address}")
        except ModuleNotFoundError as error:
            _refuse(
                address, why=f"a worker lacks what it takes ({error})", fix="Install chronotope where the workers run"
            )
        except KilledWorker as error:
            _refuse(address, why=f"workers ended by themselves ({error})", fix="Run it again: what is ready is kept")
        return [outcome for future in futures for outcome in future.result()]


def _seen(folder: str, parts: str) -> dict[str, Any]:
    """What a worker knows and sees."""
    return {"version": program_version(), "folders": Path(folder).is_dir() and os.access(parts, os.W_OK)}


def _ensure_alike(address: str, workers: dict[str, dict[str, Any]]) -> None:
    """Refuse workers of another version, or that do not see the folders."""
    for worker, seen in workers.items():
        if seen["version"] != program_version():
            why = f"the worker {worker} has version {seen['version']} of the program, and not {program_version()}"
            _refuse(address, why=why, fix="Install the same version everywhere")
        if not seen["folders"]:
            why = f"the worker {worker} does not see the folder of the documents, or cannot write beside the output"
            _refuse(address, why=why, fix="Put both on a disk that all workers share, under the same path")


def _refuse(where: str, *, why: str, fix: str) -> NoReturn:
    raise FileError([Problem(file=where, why=why, fix=fix)])
