"""A day on the command line, for every command that takes --published."""

from __future__ import annotations

import argparse
import re
from datetime import date


def day(printed: str) -> date:
    """The day that is printed as 2023-07-14. Raises ArgumentTypeError, with the mend, for anything else."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", printed):
            return date.fromisoformat(printed)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{printed!r} is no day of the calendar; write it as 2023-07-14")


def iso_day(printed: str) -> str:
    """The same as text, for settings that are written down."""
    return day(printed).isoformat()
