"""Summary: what a batch came to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from zhaoshang_extract.batch.outcome import Tally


@dataclass(slots=True)
class Summary:
    """Counts over the documents of a batch, those of earlier runs among them."""

    documents: int = 0
    observations: int = 0
    checks: int = 0
    inconsistent: int = 0
    errors: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """How many documents gave no report."""
        return sum(self.errors.values())

    def add(self, tally: Tally, code: str | None) -> None:
        """Count one document."""
        self.documents += 1
        self.observations += tally.observations
        self.checks += tally.checks
        self.inconsistent += tally.inconsistent
        if code is not None:
            self.errors[code] = self.errors.get(code, 0) + 1

    def render(self) -> str:
        """The counts as lines for people."""
        lines = [
            f"documents     {self.documents}",
            f"observations  {self.observations}",
            f"checks        {self.checks}",
            f"inconsistent  {self.inconsistent}",
            f"errors        {self.failed}",
        ]
        return "\n".join([*lines, *(f"  {code:<14}{count}" for code, count in self._errors())]) + "\n"

    def to_json(self) -> str:
        """The counts as one JSON object."""
        told = {
            "documents": self.documents,
            "observations": self.observations,
            "checks": self.checks,
            "inconsistent": self.inconsistent,
            "errors": dict(self._errors()),
        }
        return json.dumps(told, indent=2) + "\n"

    def _errors(self) -> list[tuple[str, int]]:
        """The reasons, the commonest first."""
        return sorted(self.errors.items(), key=lambda item: (-item[1], item[0]))
