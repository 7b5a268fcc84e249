"""A place that stands in the text of a page."""

from __future__ import annotations

from dataclasses import dataclass

from zhaoshang_extract.region import Region


@dataclass(slots=True, unsafe_hash=True)
class Spot:
    """A place named at `start:end` of the text.

    An `aside` is somewhere to go or to come from (赴甲、乙), or `compared` with (领跑丙市, 居丁市第一).
    """

    region: Region
    start: int
    end: int
    aside: bool
    compared: bool = False
