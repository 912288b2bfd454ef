"""Workers of both kinds: every job is answered, whatever happens to the worker."""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from reader.errors import LanguageModelMissingError
from reader.model.document import Document
from reader.model.quotation import Analysis
from reader.workers import (
    AnalyseJob,
    JobCancelled,
    JobFailed,
    JobFinished,
    JobProgress,
    LoadJob,
    ProcessWorker,
    ThreadWorker,
    WarmJob,
    Worker,
    WorkerReady,
)
from tests.helpers.articles import TEXT, document
from tests.helpers.scripted_analyser import Fault, Says, ScriptedAnalyser, person

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
FAULTS = {
    "known-trouble": Fault.KNOWN,
    "bug-trouble": Fault.BUG,
    "kill-trouble": Fault.KILL,
    "hold-here": Fault.HOLD,
    "deaf-here": Fault.DEAF,
}
SCRIPT = (
    Says("not safe", person("Mira Oduya")),
    Says("stays shut", person("Mira Oduya"), goes_on=True),
)
KINDS = [ProcessWorker, ThreadWorker]


def missing_model() -> ScriptedAnalyser:
    raise LanguageModelMissingError("The language model is not there. Install the app again.")


def wait_for(worker: Worker, *kinds: type, until: float = PATIENCE) -> list:
    """Collect messages until one of a kind has come."""
    deadline = time.monotonic() + until
    messages = []
    while not any(isinstance(message, kinds) for message in messages):
        left = deadline - time.monotonic()
        assert left > 0, messages
        multiprocessing.connection.wait([worker.connection], timeout=left)
        messages += worker.receive()
    return messages


def answers(worker: Worker, count: int) -> list:
    """Collect the answers to jobs."""
    messages: list = []
    while len(messages) < count:
        messages += [
            message
            for message in wait_for(worker, JobFinished, JobFailed, JobCancelled)
            if isinstance(message, JobFinished | JobFailed | JobCancelled)
        ]
    return messages


@pytest.fixture
def started():
    """Return a function that makes a worker and sees to its end."""
    workers: list[Worker] = []

    def start(kind: type, **options):
        release = (
            multiprocessing.get_context("spawn").Semaphore(0)
            if kind is ProcessWorker
            else threading.Semaphore(0)
        )
        factory = partial(ScriptedAnalyser, SCRIPT, FAULTS, release)
        worker = kind(options.pop("factory", factory), **options)
        worker.start()
        workers.append(worker)
        return worker, release

    yield start
    for worker in workers:
        worker.stop()


@pytest.mark.parametrize("kind", KINDS)
class TestBothKinds:
    def test_analyses_and_tells_how_far_it_is(self, kind, started):
        worker, _ = started(kind)
        worker.submit(AnalyseJob(1, document()))
        messages = wait_for(worker, JobFinished)
        assert messages[0] == WorkerReady("scripted 1")
        assert messages[1].number == 1
        assert messages[1].progress.done == 1
        (finished,) = [m for m in messages if isinstance(m, JobFinished)]
        assert messages[-1] is finished
        assert isinstance(finished.result, Analysis)
        assert finished.result.checksum == document().checksum
        assert [q.speaker and q.speaker.name for q in finished.result.quotations] == [
            "Mira Oduya", "Mira Oduya", None, None,
        ]  # fmt: skip

    def test_the_analyser_is_loaded_once(self, kind, started):
        worker, _ = started(kind)
        worker.submit(WarmJob(1))
        worker.submit(AnalyseJob(2, document()))
        messages = []
        while JobFinished not in {type(m) for m in messages if getattr(m, "number", 0) == 2}:
            messages += wait_for(worker, JobFinished)
        assert [m for m in messages if isinstance(m, WorkerReady)] == [WorkerReady("scripted 1")]
        assert JobFinished(1, "scripted 1") in messages

    def test_loads_files(self, kind, started, tmp_path):
        path = tmp_path / "bridge.txt"
        path.write_text(TEXT, encoding="utf-8")
        worker, _ = started(kind)
        worker.submit(LoadJob(1, path))
        worker.submit(LoadJob(2, tmp_path / "nothing.txt"))
        loaded, missing = answers(worker, 2)
        assert isinstance(loaded.result, Document)
        assert loaded.result.text == TEXT
        assert missing.number == 2
        assert "nothing.txt" in missing.message
        assert missing.report is None

    def test_known_trouble_has_no_report_and_a_bug_has_one(self, kind, started):
        worker, _ = started(kind)
        worker.submit(AnalyseJob(1, document("A known-trouble line.")))
        worker.submit(AnalyseJob(2, document("A bug-trouble line.")))
        worker.submit(AnalyseJob(3, document()))
        known, bug, fine = answers(worker, 3)
        assert known == JobFailed(1, "This article cannot be analysed. Try another one.")
        assert "told to" in bug.message
        assert "ZeroDivisionError" in bug.report
        assert isinstance(fine, JobFinished)

    def test_a_missing_model_fails_every_job_and_not_the_worker(self, kind, started):
        worker, _ = started(kind, factory=missing_model)
        worker.submit(WarmJob(1))
        worker.submit(AnalyseJob(2, document()))
        first, second = answers(worker, 2)
        assert "The language model is not there" in first.message
        assert second == JobFailed(2, first.message)
        assert worker.is_alive

    def test_cancel_gives_up_what_was_submitted_before_it(self, kind, started):
        worker, _ = started(kind)
        worker.submit(AnalyseJob(1, document("First.\nA hold-here line.")))
        worker.submit(AnalyseJob(2, document()))
        wait_for(worker, JobProgress)
        worker.cancel()
        worker.submit(AnalyseJob(3, document()))
        first, second, third = answers(worker, 3)
        assert [first, second] == [JobCancelled(1), JobCancelled(2)]
        assert isinstance(third, JobFinished)
        assert third.number == 3
        worker.enforce_cancel()
        assert worker.receive() == []

    def test_a_worker_that_does_not_hear_is_replaced(self, kind, started):
        worker, release = started(kind)
        worker.submit(AnalyseJob(1, document("First.\nA deaf-here line.")))
        wait_for(worker, JobProgress)
        worker.cancel()
        worker.submit(AnalyseJob(2, document()))
        connection = worker.connection
        worker.enforce_cancel()
        assert worker.connection is connection
        cancelled, done = answers(worker, 2)
        assert cancelled == JobCancelled(1)
        assert (type(done), done.number) == (JobFinished, 2)
        release.release()

    def test_another_analyser_takes_the_next_job(self, kind, started):
        worker, _ = started(kind)
        worker.submit(WarmJob(1))
        answers(worker, 1)
        worker.use(partial(ScriptedAnalyser, ()))
        worker.submit(AnalyseJob(2, document()))
        (finished,) = answers(worker, 1)
        assert [q.speaker for q in finished.result.quotations] == [None] * 4

    def test_another_analyser_ends_what_the_one_before_still_does(self, kind, started):
        worker, release = started(kind)
        worker.submit(AnalyseJob(1, document("First.\nA deaf-here line.")))
        wait_for(worker, JobProgress)
        worker.use(partial(ScriptedAnalyser, ()))
        worker.submit(AnalyseJob(2, document()))
        first, second = answers(worker, 2)
        assert first == JobCancelled(1)
        assert isinstance(second, JobFinished)
        release.release()

    def test_restart_cancels_what_runs(self, kind, started):
        worker, release = started(kind)
        worker.submit(AnalyseJob(1, document("First.\nA deaf-here line.")))
        wait_for(worker, JobProgress)
        worker.restart()
        assert answers(worker, 1) == [JobCancelled(1)]
        worker.submit(AnalyseJob(1, document()))
        assert isinstance(answers(worker, 1)[0], JobFinished)
        release.release()

    def test_many_reports_become_few_and_lose_nothing(self, kind, started):
        lines = "\n".join(f"“Word {n},” said Bo Ek." for n in range(400))
        worker, release = started(kind)
        worker.submit(AnalyseJob(1, document(f"{lines}\nA hold-here line.")))
        reports: list[JobProgress] = []
        while not reports or reports[-1].progress.done < 400:
            reports += [m for m in wait_for(worker, JobProgress) if isinstance(m, JobProgress)]
        assert reports[0].progress.done == 1
        assert len(reports) < 100
        found = [q.span for report in reports for q in report.progress.quotations]
        assert len(found) == len(set(found)) == 400
        assert found == sorted(found)
        release.release()
        assert len(answers(worker, 1)[0].result.quotations) == 400

    def test_a_long_text_does_not_hold_the_owner(self, kind, started):
        text = "\n".join(["hold-here", *["A line of a long book."] * 200_000])
        worker, _ = started(kind)
        worker.submit(AnalyseJob(1, document("First.\nA hold-here line.")))
        wait_for(worker, JobProgress)
        worker.submit(AnalyseJob(2, Document(text, ())))
        worker.cancel()
        assert answers(worker, 2) == [JobCancelled(1), JobCancelled(2)]

    def test_nothing_waits_when_nothing_was_sent(self, kind, started):
        worker, _ = started(kind)
        assert worker.receive() == []
        assert worker.is_alive
        worker.stop()
        assert not worker.is_alive
        worker.stop()


class TestProcess:
    def test_a_killed_process_fails_its_job_and_no_other(self, started):
        worker, _ = started(ProcessWorker)
        worker.submit(AnalyseJob(1, document("A kill-trouble line.")))
        worker.submit(AnalyseJob(2, document()))
        failed, done = answers(worker, 2)
        assert failed.number == 1
        assert "stopped before it was done" in failed.message
        assert failed.report is None
        assert (type(done), done.number) == (JobFinished, 2)

    def test_a_dead_worker_is_told_and_started_by_the_next_job(self, started):
        worker, _ = started(ProcessWorker)
        worker.submit(AnalyseJob(1, document("A kill-trouble line.")))
        answers(worker, 1)
        assert not worker.is_alive
        worker.submit(AnalyseJob(2, document()))
        assert worker.is_alive
        assert isinstance(answers(worker, 1)[0], JobFinished)

    @pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
    def test_a_file_that_needs_too_much_memory_fails_as_a_job(self, started, tmp_path):
        path = tmp_path / "book.txt"
        path.write_text("A line of a long book.\n" * 400_000, encoding="utf-8")
        worker, _ = started(ProcessWorker, memory_limit=90 * 2**20)
        worker.submit(LoadJob(1, path))
        (failed,) = answers(worker, 1)
        assert isinstance(failed, JobFailed)
        assert "memory" in failed.message

    def test_stop_leaves_no_process(self, started):
        worker, _ = started(ProcessWorker)
        worker.submit(AnalyseJob(1, document("First.\nA deaf-here line.")))
        wait_for(worker, JobProgress)
        assert any(p.name == "quote-reader worker" for p in multiprocessing.active_children())
        worker.stop()
        assert not [p for p in multiprocessing.active_children() if "worker" in p.name]

    def test_the_process_ends_with_its_owner(self, tmp_path):
        """The owner is killed while a job runs; its pipe to us closes when the worker has ended."""
        script = tmp_path / "owner.py"
        script.write_text(
            "import multiprocessing, os, signal, sys, threading\n"
            "from functools import partial\n"
            "from tests.helpers.articles import document\n"
            "from tests.helpers.scripted_analyser import Fault, ScriptedAnalyser\n"
            "from reader.workers import AnalyseJob, JobProgress, ProcessWorker\n"
            "if __name__ == '__main__':\n"
            "    gate = multiprocessing.get_context('spawn').Semaphore(0)\n"
            "    factory = partial(ScriptedAnalyser, (), {'deaf': Fault.DEAF}, gate)\n"
            "    worker = ProcessWorker(factory)\n"
            "    worker.submit(AnalyseJob(1, document('First.\\nA deaf line.')))\n"
            "    while not any(isinstance(m, JobProgress) for m in worker.receive()):\n"
            "        multiprocessing.connection.wait([worker.connection])\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n",
            encoding="utf-8",
        )
        owner = subprocess.Popen(
            [sys.executable, str(script)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        with owner:
            # The worker inherits standard output, so the end of it is the end of both.
            out, _ = owner.communicate(timeout=PATIENCE)
        assert out == b""
        assert owner.returncode == -9


def test_a_stopped_thread_worker_leaves_no_threads(started):
    before = set(threading.enumerate())
    worker, _ = started(ThreadWorker)
    worker.submit(AnalyseJob(1, document()))
    answers(worker, 1)
    worker.stop()
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
    assert set(threading.enumerate()) <= before
    gc.collect()
