"""What is told of a document, archive or table that its worker was lost over."""

from __future__ import annotations

import signal
import sys

from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.read.failure import Failure

# How often a worker may die over one thing: once may be the system's fault.
TRIES = 2


def lateness(settings: Settings) -> Failure:
    """The failure of something that took too long."""
    told = f"took longer than {settings.time_limit:g} seconds; split it, or raise --time-limit"
    return Failure("time_limit", told)


def crash(code: int | None, settings: Settings) -> Failure:
    """The failure of something over which workers died with an exit code, negative for a signal.

    Libraries of C and C++ (PDFium, the C++ runtime) abort where no memory is left for them; a fault of
    their own ends them by another signal.
    """
    if code == -signal.SIGABRT and settings.memory_limit and sys.platform == "linux":
        told = "its reader ended for want of memory; split it, or raise --memory-limit"
        return Failure("memory_limit", told)
    reason = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    told = f"ended the program that read it, {TRIES} times ({reason}); report this document"
    return Failure("crashed", told)
