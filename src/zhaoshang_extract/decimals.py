"""The decimal arithmetic of this library, whatever that of the program around it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_EVEN, Context, DivisionByZero, InvalidOperation, Overflow, localcontext

# Digits that every sum, product and quotient keeps; no figure that is read has more.
PLACES = 28

_OWN = Context(
    prec=PLACES,
    rounding=ROUND_HALF_EVEN,
    Emin=-999999,
    Emax=999999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)


@contextmanager
def own_decimals() -> Iterator[None]:
    """Compute with 28 digits: a host's precision, rounding and traps change no figure, and come back after.

    Public doors are decorated with it: what they call need not ask where it runs.
    """
    with localcontext(_OWN):
        yield
