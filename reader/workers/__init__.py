"""A worker that reads and analyses articles beside its owner: in a process of its own or a thread.

The owner submits jobs and is sent messages about them; no call here waits for the worker, except
`Worker.stop` for a moment. A worker keeps nothing, so killing it costs a job's time and no data.
"""

from reader.workers.messages import (
    AnalyseJob,
    Job,
    JobCancelled,
    JobFailed,
    JobFinished,
    JobProgress,
    LoadJob,
    Message,
    WarmJob,
    WorkerReady,
)
from reader.workers.worker import ProcessWorker, ThreadWorker, Worker

__all__ = [
    "AnalyseJob",
    "Job",
    "JobCancelled",
    "JobFailed",
    "JobFinished",
    "JobProgress",
    "LoadJob",
    "Message",
    "ProcessWorker",
    "ThreadWorker",
    "WarmJob",
    "Worker",
    "WorkerReady",
]
