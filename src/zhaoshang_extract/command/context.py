"""--published and --region: what the caller knows of an article, for every command that takes it."""

from __future__ import annotations

import argparse
from typing import Any

from zhaoshang_extract.command.day import day
from zhaoshang_extract.terminal import one_line


class InputError(ValueError):
    """Something given on the command line is wrong; the message says what and the mend."""


def add_context(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published", type=day, metavar="DATE", help="publication day, YYYY-MM-DD: what 今年 means"
    )
    command.add_argument("--region", metavar="NAME", help="name or GB/T 2260 code: what 全市 means")


def context_of(options: argparse.Namespace) -> dict[str, Any]:
    """What --published and --region say, for the library. Raises InputError where that is no place."""
    from zhaoshang_extract.pipeline import extract

    given = {"published": options.published, "region": options.region}
    context = {name: value for name, value in given.items() if value is not None}
    try:
        if context:
            # The empty article: a wrong option shows now, once, and not again for every file.
            extract("", **context)
    except ValueError as error:
        raise InputError(one_line(error)) from error
    return context
