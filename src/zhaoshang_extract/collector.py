"""The garbage collector while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector rest: what is made of a document lives until its report is written.

    Each of its passes would walk over the lexicon and all of the document for nothing, a twelfth of the
    time. It is as it was before, once the document is read.
    """
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()
