"""Copy the sample case and run every stage on it, to a published set."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from pipeline.case import held, open_case
from pipeline.errors import OutputFailed, UsageError
from pipeline.flow import run_until
from pipeline.shipped import shipped
from pipeline.state import ORDER, Progress, StageReport

SAMPLE = "staunholme"


def run_demo(out: Path, *, progress: Progress) -> StageReport:
    """Copy the sample case to `out` and run it; a folder that is not an earlier demo is never touched."""
    sample = shipped("samples", SAMPLE)
    mark = out / ".dhr-demo"
    if out.exists() and any(out.iterdir()) and not mark.exists():
        raise UsageError(f"{out} exists and is not an earlier demo.", remedy="Choose another folder with --out.")
    try:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(sample, out)
        mark.write_text("made by dhr demo; may be deleted\n", encoding="utf-8")
    except OSError:
        raise OutputFailed(f"{out} could not be written.", remedy="Check that you may write there.") from None
    from pipeline.publish.stage import publish
    from pipeline.review.stage import decide_all

    case = open_case(out)
    lines: list[str] = []
    seconds: dict[str, float] = {}
    with held(case):
        for name in ORDER:
            start = time.monotonic()
            report = run_until(case, name, progress=progress)[-1]
            seconds[name] = round(time.monotonic() - start, 1)
            lines += [f"{name if n == 0 else '':<9} {line}" for n, line in enumerate(report.lines)]
        start = time.monotonic()
        decided = decide_all(case, by="Demo panel", reason="demonstration")
        released = publish(case, progress)
        seconds["decide and publish"] = round(time.monotonic() - start, 1)
    lines += [f"{'decide':<9} {line}" for line in decided.lines] + [f"{'publish':<9} {line}" for line in released.lines]
    lines += [
        "",
        f"Sources, as the agencies sent them:   {case.sources}",
        f"Drafts with real names (Word):        {case.drafts}",
        f"What the panel reads and fills in:    {case.review}",
        f"The publishable set:                  {case.published}",
        "Seconds: " + ", ".join(f"{name} {value}" for name, value in seconds.items()),
    ]
    return StageReport("demo", tuple(lines), {"case": str(out), "seconds": seconds, "published": released.facts["files"]})
