"""What all records of the contract share."""

from __future__ import annotations

from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """What all records share: never changed once built, no unknown field, attributes read."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        from_attributes=True,
        # What is written holds every key, null where nothing is known, and the schema says so.
        json_schema_serialization_defaults_required=True,
    )

    @classmethod
    def built(cls, values: dict[str, Any]) -> Self:
        """A record of values that the road made and that are as the contract has them: none is validated.

        That takes a fifth of the time. What a text can make of it is validated again in the tests.
        """
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", {**_unsaid(cls), **values})
        object.__setattr__(made, "__pydantic_fields_set__", set(values))
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made


@cache
def _unsaid(model: type[Record]) -> dict[str, Any]:
    """What the fields of a record hold where nothing is given, in the order of the contract."""
    return {name: field.default for name, field in model.model_fields.items()}
