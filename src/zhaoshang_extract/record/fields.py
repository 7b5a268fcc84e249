"""Field types of the records: decimal strings, EDTF dates, region codes.

Each type refuses what the contract does not allow, so a Report that exists is a Report that
downstream programs can read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

# 2018 | 2018? | XXXX | 2018-06 | 2018?-06 | 2018-06-30
_EDTF_DATE = r"[0-9X]{4}[?~%]?(?:-[0-9X]{2}[?~%]?){0,2}"
_EDTF = rf"^(?:{_EDTF_DATE}|(?:{_EDTF_DATE}|\.\.)/(?:{_EDTF_DATE}|\.\.))$"


def plain_decimal(value: object) -> object:
    """A Decimal as the contract prints it: no exponent, no closing zeros, no "-0".

    Whatever is no Decimal is handed back for the field's own pattern to judge; a float is never
    turned into a figure.

    >>> plain_decimal(Decimal("1.50E+3")), plain_decimal(Decimal("-0.0"))
    ('1500', '0')
    """
    if not isinstance(value, Decimal):
        return value
    printed = format(value, "f")
    if "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    return "0" if printed == "-0" else printed


DecimalString = Annotated[
    str, BeforeValidator(plain_decimal), StringConstraints(pattern=r"^-?[0-9]+(?:\.[0-9]+)?$")
]
Edtf = Annotated[str, StringConstraints(pattern=_EDTF)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Adcode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
IndustryCode = Annotated[str, StringConstraints(pattern=r"^[A-T](?:[0-9]{2})?$")]
