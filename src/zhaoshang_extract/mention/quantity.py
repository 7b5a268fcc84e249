"""Quantities of a text: every number with a unit, in order; conditions of size are kept apart."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.bound import Left, is_decline, left_bound, right_bound
from zhaoshang_extract.mention.figure import YI, Bound, Kind, Quantity
from zhaoshang_extract.mention.not_number import Quotes, counts_people, is_article, opens_list, phrase_end
from zhaoshang_extract.mention.rank import read_first, read_rank
from zhaoshang_extract.mention.rate_form import read_fraction, read_half, read_ratio
from zhaoshang_extract.mention.threshold import Threshold, is_tier, read_threshold
from zhaoshang_extract.mention.unit import Unit, unit_at
from zhaoshang_extract.numeral import DIGITS, Numeral, plain, read_numeral, run_pattern, scale_at, skip_numeral
from zhaoshang_extract.span import Span

__all__ = ["Bound", "Kind", "Quantity", "find_numbers", "find_quantities", "quantities"]
