"""What was found out once about a text, remembered while its document is read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

# The findings of each function by its arguments. Each thread reads its own documents, so each has its own.
Findings = dict[Callable[..., Any], dict[Hashable, Any]]
_UNASKED = object()
_DOCUMENT: ContextVar[Findings | None] = ContextVar("document", default=None)


@contextmanager
def document_memory() -> Iterator[None]:
    """Remember until the end of the block, at the latest; within another one, as long as that."""
    if _DOCUMENT.get() is not None:
        yield
        return
    token = _DOCUMENT.set({})
    try:
        yield
    finally:
        _DOCUMENT.reset(token)


def remembered(function: F) -> F:
    """Ask a function that only reads its arguments, hashable and by place, once a document for each of them.

    All who ask are given the same answer, which none of them changes. Outside of a document it is asked
    every time, so that nothing outlives the text that it is about.
    """

    @wraps(function)
    def asked(*arguments: Hashable) -> Any:
        memory = _DOCUMENT.get()
        if memory is None:
            return function(*arguments)
        known = memory.get(function)
        if known is None:
            known = memory[function] = {}
        found = known.get(arguments, _UNASKED)
        if found is _UNASKED:
            found = known[arguments] = function(*arguments)
        return found

    return asked  # type: ignore[return-value]
