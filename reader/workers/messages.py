"""What a worker and its owner say to each other: plain values that can be pickled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.document import Document
    from reader.model.quotation import Analysis
    from reader.quotes.analyser import AnalysisProgress


@dataclass(frozen=True, slots=True)
class LoadJob:
    """Read an article's file; the result is its `Document`."""

    number: int
    path: Path


@dataclass(frozen=True, slots=True)
class AnalyseJob:
    """Find and attribute the quotations of a document; the result is the `Analysis`."""

    number: int
    document: Document


@dataclass(frozen=True, slots=True)
class WarmJob:
    """Load the analyser ahead of the first analysis; the result is its name."""

    number: int


@dataclass(frozen=True, slots=True)
class WorkerReady:
    """The analyser is loaded; sent once, before the first analysis begins."""

    analyser: str = ""


@dataclass(frozen=True, slots=True)
class JobProgress:
    """What an analysis found since the message before; at most 20 a second, the first at once."""

    number: int
    progress: AnalysisProgress


@dataclass(frozen=True, slots=True)
class JobFinished:
    """The job's result."""

    number: int
    result: Document | Analysis | str


@dataclass(frozen=True, slots=True)
class JobFailed:
    """Why there is no result.

    Attributes:
        message: Fit to show: the cause and the way out.
        report: Traceback when it is a bug of ours, else None.
    """

    number: int
    message: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class JobCancelled:
    """The job was given up because the owner asked for it."""

    number: int


Job = LoadJob | AnalyseJob | WarmJob
Message = WorkerReady | JobProgress | JobFinished | JobFailed | JobCancelled


@dataclass(frozen=True, slots=True)
class Cancel:
    """From the owner: give up every job sent before this."""


@dataclass(frozen=True, slots=True)
class Stop:
    """From the owner: give up everything and end."""
