"""Why words became a project or an event, or did not, for people."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.assemble.draft import Refusal
from zhaoshang_extract.assemble.event import read_events
from zhaoshang_extract.assemble.event_merge import Event
from zhaoshang_extract.assemble.project import Project, find_projects, read_drafts
from zhaoshang_extract.edtf import edtf
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.reading import Reading


def trace(reading: Reading) -> Iterator[str]:
    """One line for each event and project, and for each span that was refused as one, with the reason."""
    projects = find_projects(reading)
    events, occasions = read_events(reading, projects)
    _, refusals = read_drafts(reading)
    for event in events:
        yield f"event    + {_event(event)}"
    for refusal in occasions:
        yield f"event    - {_refused(refusal)}"
    for project in projects:
        yield f"project  + {_project(project)}"
    for refusal in refusals:
        yield f"project  - {_refused(refusal)}"


def _event(event: Event) -> str:
    told = [
        edtf(event.date) if event.date is not None else "",
        f"{event.count} projects" if event.count is not None else "",
        event.amount.quantity.quote if event.amount is not None else "",
        f"at {event.venue}" if event.venue else "",
    ]
    return f"{event.name or 'a gathering without a name'}: {', '.join(part for part in told if part)}"


def _project(project: Project) -> str:
    told = [
        project.fact.quantity.quote if project.fact is not None else "",
        project.stage or "",
        f"by {LIST.join(project.investors)}" if project.investors else "",
    ]
    return f"{project.name}: {', '.join(part for part in told if part)}  [{project.rule}]"


def _refused(refusal: Refusal) -> str:
    words = refusal.sentence.text[slice(*refusal.span)] or "(nothing)"
    return f"{words}: {refusal.why}  [{refusal.rule}]"
