"""The command line: the only module that prints and exits."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import DhrError, ReleaseBlocked, UsageError

if TYPE_CHECKING:
    from pipeline.state import Progress

_EXISTING = click.Path(path_type=Path)


class Commands(click.Group):
    """List commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _common(function: Callable[..., Any]) -> Callable[..., Any]:
    function = click.option("--quiet", is_flag=True, help="Print nothing but refusals.")(function)
    return click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")(function)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dhr-pipeline", prog_name="dhr")
def cli() -> None:
    """Turn what agencies send to a Domestic Homicide Review into reports that can be published."""


# --- what is shown while and after ------------------------------------------------------------------------------------


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """Show progress bars on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda label, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def report(label: str, done: int, total: int) -> None:
            if label not in tasks:
                tasks[label] = bars.add_task(label, total=total)
            bars.update(tasks[label], completed=done, total=total)

        yield report


def _print_reports(reports: Sequence[Any], *, as_json: bool, quiet: bool) -> None:
    if as_json:
        click.echo(json.dumps({r.stage: dict(r.facts) | {"skipped": r.skipped} for r in reports}, ensure_ascii=False, indent=1))
    elif not quiet:
        for report in reports:
            for number, line in enumerate(report.lines):
                click.echo(f"{report.stage if number == 0 else '':<9} {line}")


# --- stages -----------------------------------------------------------------------------------------------------------


def _run_stage(root: Path, until: str, *, as_json: bool, quiet: bool, again: bool = False) -> None:
    from pipeline.case import held, open_case
    from pipeline.flow import run_until

    case = open_case(root)
    with held(case), _progress(quiet) as progress:
        reports = run_until(case, until, progress=progress, again=again)  # type: ignore[arg-type]
    _print_reports(reports, as_json=as_json, quiet=quiet)


@cli.command()
@click.option("--out", type=_EXISTING, default=Path("demo"), show_default=True, help="Where the sample case is copied to.")
@_common
def demo(out: Path, as_json: bool, quiet: bool) -> None:
    """Copy the sample case to a folder and run every stage to a published set."""
    from pipeline.demo import run_demo

    with _progress(quiet) as progress:
        report = run_demo(out, progress=progress)
    if as_json:
        click.echo(json.dumps(report.facts, ensure_ascii=False, indent=1))
    elif not quiet:
        for line in report.lines:
            click.echo(line)


@cli.command()
@click.argument("case", type=_EXISTING)
@click.option("--reference", default="", help="The reference of the review, such as DHR-2021-03.")
@click.option("--csp", default="", help="The name of the Community Safety Partnership.")
@_common
def new(case: Path, reference: str, csp: str, as_json: bool, quiet: bool) -> None:
    """Make a commented case folder."""
    from pipeline.case import new_case

    made = new_case(case, reference=reference, csp=csp)
    if as_json:
        click.echo(json.dumps({"case": str(made.root)}))
    elif not quiet:
        click.echo(f"Made {made.root}. Put each agency's files in {made.sources / '<Agency name>'} and run: dhr run {made.root}")


@cli.command()
@click.argument("case", type=_EXISTING)
@_common
def ingest(case: Path, as_json: bool, quiet: bool) -> None:
    """Read every source once."""
    _run_stage(case, "ingest", as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@click.option("--join", "join", nargs=2, multiple=True, metavar="EVENT EVENT", help="Record that two events are one happening.")
@click.option("--split", "split", multiple=True, metavar="EVENT", help="Record that the rows of an event are not one happening.")
@click.option("--by", default="", help="Who says so (for --join and --split).")
@_common
def timeline(case: Path, join: Sequence[tuple[str, str]], split: Sequence[str], by: str, as_json: bool, quiet: bool) -> None:
    """Merge the chronologies into one timeline."""
    if join or split:
        from pipeline.case import held, open_case
        from pipeline.flow import run_until
        from pipeline.timeline.joins import record_join

        opened = open_case(case)
        with held(opened):
            run_until(opened, "timeline")
            for pair in join:
                record_join(opened, pair, by=by or "writer")
            for event in split:
                record_join(opened, [event], by=by or "writer", split=True)
    _run_stage(case, "timeline", as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@_common
def draft(case: Path, as_json: bool, quiet: bool) -> None:
    """Write the drafts in Word; what you changed by hand is never overwritten."""
    _run_stage(case, "draft", as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@_common
def redact(case: Path, as_json: bool, quiet: bool) -> None:
    """Find what identifies people and lay it before the panel."""
    _run_stage(case, "redact", as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@click.option(
    "--until",
    type=click.Choice(["ingest", "timeline", "draft", "redact"]),
    default="redact",
    show_default=True,
    help="The last stage to run.",
)
@_common
def run(case: Path, until: str, as_json: bool, quiet: bool) -> None:
    """Run all stages up to what the panel needs."""
    _run_stage(case, until, as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@click.option("--sheet", type=_EXISTING, help="The filled decisions sheet.")
@click.option("--accept-all", is_flag=True, help="Record every open proposal, unread item, sign-off and approval.")
@click.option("--by", required=True, help="Who decides; the record keeps the name.")
@click.option("--reason", default="", help="Why (needed with --accept-all).")
@_common
def decide(case: Path, sheet: Path | None, accept_all: bool, by: str, reason: str, as_json: bool, quiet: bool) -> None:
    """Record what the panel decided, from the sheet or all at once."""
    from pipeline.case import held, open_case
    from pipeline.flow import run_until
    from pipeline.review.stage import decide_all, decide_sheet

    if accept_all == (sheet is not None):
        raise UsageError("Name either a sheet or --accept-all.", remedy="dhr decide CASE --sheet FILE.csv --by NAME")
    if accept_all and not reason.strip():
        raise UsageError("--accept-all needs a --reason.", remedy="The record says who accepted everything, and why.")
    if not by.strip():
        raise UsageError("--by needs a name.", remedy="The record says who decided.")
    opened = open_case(case)
    with held(opened), _progress(quiet) as progress:
        run_until(opened, "redact", progress=progress)
        if sheet is not None:
            report = decide_sheet(opened, sheet, by=by.strip())
        else:
            report = decide_all(opened, by=by.strip(), reason=reason.strip())
    _print_reports([report], as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@_common
def publish(case: Path, as_json: bool, quiet: bool) -> None:
    """Apply what was decided, scrub, verify, and release the publishable set."""
    from pipeline.case import held, open_case
    from pipeline.flow import run_until
    from pipeline.publish.stage import publish as publish_case

    opened = open_case(case)
    with held(opened), _progress(quiet) as progress:
        run_until(opened, "redact", progress=progress)
        report = publish_case(opened, progress)
    _print_reports([report], as_json=as_json, quiet=quiet)


@cli.command()
@click.argument("case", type=_EXISTING)
@_common
def status(case: Path, as_json: bool, quiet: bool) -> None:
    """Say what is done, stale, unread and undecided, and the statutory deadlines."""
    from pipeline.case import open_case
    from pipeline.status import status as read_status

    report = read_status(open_case(case))
    if as_json:
        click.echo(json.dumps(report.facts, ensure_ascii=False, indent=1))
    elif not quiet:
        for line in report.lines:
            click.echo(line)


@cli.command()
@click.argument("out", type=_EXISTING)
@_common
def templates(out: Path, as_json: bool, quiet: bool) -> None:
    """Write blank forms to send to agencies: chronology and IMR."""
    from pipeline.forms import write_forms

    written = write_forms(out)
    if as_json:
        click.echo(json.dumps({"written": [str(path) for path in written]}, ensure_ascii=False))
    elif not quiet:
        for path in written:
            click.echo(f"Wrote {path}")


# --- single files -----------------------------------------------------------------------------------------------------


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_EXISTING)
@click.option("--register", "register_file", type=_EXISTING, help="The register of who is who.")
@click.option("--policy", default="publication", show_default=True, help="publication, family, maximum or maximum-public.")
@click.option("--possible", is_flag=True, help="Print findings below the line as well.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="One finding a line.")
@_common
def detect(
    files: Sequence[Path], register_file: Path | None, policy: str, possible: bool, form: str, as_json: bool, quiet: bool
) -> None:
    """Print what identifies people in single files; change nothing."""
    from pipeline.oneshot import find, register_of

    with _progress(quiet) as progress:
        findings, refused = find(files, register=register_of(register_file), policy=policy, progress=progress)
    if not quiet:
        for finding in findings:
            if finding.state == "proposed" or possible:
                click.echo(json.dumps(_finding_line(finding), ensure_ascii=False))
    _raise_worst(refused)


def _finding_line(f: Any) -> dict[str, Any]:
    return {
        "id": f.id, "document": f.document, "part": f.part, "locator": f.locator, "start": f.start, "end": f.end, "text": f.text,
        "entity_type": f.entity_type, "score": round(f.score, 3), "recogniser": f.recogniser, "why": f.why,
        "entity_id": f.entity_id, "state": f.state, "action": f.action, "replacement": f.replacement,
    }  # fmt: skip


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_EXISTING)
@click.option("--register", "register_file", type=_EXISTING, required=True, help="The register of who is who.")
@click.option("--policy", default="publication", show_default=True, help="publication, family, maximum or maximum-public.")
@click.option("--register-only", is_flag=True, help="Replace the register's people, places and organisations and nothing else.")
@click.option("--raster", is_flag=True, help="Make pictures of the pages of a PDF; no screen reader can read them.")
@click.option("--office/--no-office", default=True, help="Open the finished files in LibreOffice, where it is installed.")
@click.option("--out", type=_EXISTING, required=True, help="The folder for the finished files.")
@_common
def anonymise(
    files: Sequence[Path],
    register_file: Path,
    policy: str,
    register_only: bool,
    raster: bool,
    office: bool,
    out: Path,
    as_json: bool,
    quiet: bool,
) -> None:
    """Redact and publish single files without decisions: everything proposed is replaced."""
    from pipeline.oneshot import Anonymised, Left, register_of
    from pipeline.oneshot import anonymise as anonymise_files

    done: list[Any] = []
    left: list[Any] = []
    refused: list[Any] = []
    register = register_of(register_file)
    with _progress(quiet) as progress:
        for result in anonymise_files(
            files, register=register, policy=policy, register_only=register_only, out=out, raster=raster, office=office,
            progress=progress,
        ):  # fmt: skip
            (done if isinstance(result, Anonymised) else left if isinstance(result, Left) else refused).append(result)
    if as_json:
        click.echo(json.dumps(_anonymise_json(done, left, refused), ensure_ascii=False, indent=1))
    elif not quiet:
        for item in done:
            click.echo(f"{item.source} → {out / item.out}: {_anonymised_line(item)}")
    lines = [f"{item.source}: {hit.locator}: {hit.kind} ({hit.why})" for item in left for hit in item.hits]
    _raise_worst(refused, "Not written; something identifying is left, or the file cannot be opened:" if lines else "", lines)


def _anonymised_line(item: Any) -> str:
    removed, left = _counted(item.removed), _counted(item.in_place)
    said = [f"{item.replaced} replaced", f"removed: {removed}" if removed else "", f"left where it is: {left}" if left else ""]
    said += [
        f"opened in {item.opened_in}" if item.opened_in else "",
        f"not opened elsewhere: {item.not_opened}" if item.not_opened else "",
    ]
    said += ["pictures of pages only: no screen reader can read it, so publish the version with text" if item.pictures else ""]
    return "; ".join(part for part in said if part)


def _counted(kinds: Mapping[str, int]) -> str:
    """Tell kinds of things and how many of each: "comment, tracked deletion × 3"."""
    return ", ".join(kind if count == 1 else f"{kind} × {count}" for kind, count in kinds.items())


def _anonymise_json(done: Sequence[Any], left: Sequence[Any], refused: Sequence[Any]) -> dict[str, Any]:
    return {
        "done": [
            {
                "source": d.source,
                "out": d.out,
                "replaced": d.replaced,
                "removed": dict(d.removed),
                "in_place": dict(d.in_place),
                "kept": d.kept,
                "opened_in": d.opened_in or None,
                "pictures_only": d.pictures,
            }
            for d in done
        ],
        "left": [
            {"source": item.source, "hits": [{"locator": h.locator, "kind": h.kind, "why": h.why} for h in item.hits]}
            for item in left
        ],
        "refused": [{"source": r.name, "reason": str(r.error)} for r in refused],
    }


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_EXISTING)
@click.option("--register", "register_file", type=_EXISTING, required=True, help="The register of who is who.")
@click.option("--office/--no-office", default=True, help="Open the files in LibreOffice as well, where it is installed.")
@_common
def verify(files: Sequence[Path], register_file: Path, office: bool, as_json: bool, quiet: bool) -> None:
    """Look for anything identifying left in finished files."""
    from pipeline.oneshot import UNREAD, Refused, register_of, verify_files

    refused: list[Any] = []
    met: dict[str, Any] = {}
    for result in verify_files(files, register=register_of(register_file), office=office):
        if isinstance(result, Refused):
            refused.append(result)
        else:
            met[result[0]] = result[1]
    if as_json:
        shown = {
            name: [{"locator": h.locator, "kind": h.kind, "blocking": h.blocking, "why": h.why} for h in hits]
            for name, hits in met.items()
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    elif not quiet:
        for name, hits in met.items():
            if not any(hit.blocking for hit in hits):
                click.echo(f"{name}: nothing identifying found")
            for hit in hits:
                if hit.kind == UNREAD:
                    click.echo(f"{name}: not searched, look at it: {hit.locator}: {hit.why}")
    lines = [f"{name}: {h.part}, {h.locator}: {h.kind} ({h.why})" for name, hits in met.items() for h in hits if h.blocking]
    _raise_worst(refused, "Something identifying is left, or the file cannot be opened:" if lines else "", lines)


def _raise_worst(refused: Sequence[Any], what: str = "", lines: Sequence[str] = ()) -> None:
    """End with the highest exit code of several outcomes; every refusal is told."""
    for item in refused:
        click.echo(f"{item.name}: {item.error}", err=True)
    if lines:
        raise ReleaseBlocked("\n".join([what, *(f"  {line}" for line in lines)]))
    if refused:
        worst = max(refused, key=lambda item: item.error.exit_code).error
        raise type(worst)("")


# --- entry ------------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with the code of the contract; never a traceback, never case text."""
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli.main(args=None if arguments is None else list(arguments), standalone_mode=False, prog_name="dhr")
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; the case is as it was before this command.", err=True)
        return 130
    except DhrError as error:
        if str(error):
            click.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except Exception as error:
        click.echo(f"A bug in the program: {_place(error)}. The case is as it was. Please report this line.", err=True)
        return 1
    return 0


def _place(error: BaseException) -> str:
    """Name the kind of error and the line of this program it came from; the message may hold case text and stays out."""
    place, trace = "unknown place", error.__traceback__
    while trace:
        name = Path(trace.tb_frame.f_code.co_filename)
        if "pipeline" in name.parts:
            place = f"{name.name} line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {place}"


if __name__ == "__main__":
    main()
