"""Replace everything proposed in single files, and write what verification has met nothing in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import DhrError, InputRefused, UsageError
from pipeline.model import Document, Hit, Register
from pipeline.oneshot.file_names import clean_name, free, name_document
from pipeline.oneshot.finding import detected, proposed
from pipeline.oneshot.making import Matter, editable, make
from pipeline.oneshot.reading import Refused, read_files
from pipeline.oneshot.writing import check_writable, write_whole
from pipeline.state import Progress, silent

_STEP = "Applying, scrubbing, verifying"


@dataclass(frozen=True, slots=True)
class Anonymised:
    """One finished file, and what was taken out of it."""

    source: str
    out: str
    replaced: int
    removed: Mapping[str, int] = field(default_factory=dict)
    kept: int = 0  # strings that stay under a keep rule
    opened_in: str = ""  # the second program that opened it
    not_opened: str = ""  # or why none did, where one was wanted
    in_place: Mapping[str, int] = field(default_factory=dict)  # what the scrub left where it is: hidden sheets and cells
    pictures: bool = False  # nothing but pictures of its pages: no screen reader can read it


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was not released because something identifying is left in it, or because nobody could open it."""

    source: str
    hits: tuple[Hit, ...]


def anonymise(
    paths: Sequence[Path],
    *,
    register: Register,
    policy: str,
    register_only: bool,
    out: Path,
    raster: bool = False,
    office: bool = True,
    progress: Progress = silent,
) -> Iterator[Anonymised | Left | Refused]:
    """Replace everything proposed in each file, scrub, verify, and write the result to `out`.

    Yields one value a file. A file in which something is left is not written; no file that was given is ever written over.
    With `raster` a PDF comes out as pictures of its pages; with `office` a finished file is opened in LibreOffice where it is
    installed. Raises `OutputFailed` before anything is read when `out` cannot be written to.
    """
    from pipeline.detect import register_only as detect_register_only
    from pipeline.redact import MemoryLedger
    from pipeline.redact.hidden_names import with_hidden_names

    check_writable(out)
    paths = list({path.resolve(): path for path in paths}.values())
    read, refused = read_files(paths)
    if raster and not any(document.format == "pdf" for _, document in read):
        raise UsageError("--raster is for PDF files, and none of these is one.", remedy="Leave it out.")
    yield from refused
    if not read:
        return
    names = [name_document(path) for path, _ in read]
    everything = [*(document for _, document in read), *names]
    if register_only:
        detection = detect_register_only(everything, register=register)
    else:
        detection = detected(everything, register, progress)
    detection = with_hidden_names(detection, everything, register, inside=register_only)
    ledger = MemoryLedger()
    findings = editable(proposed(detection, everything, register, policy, register_only=register_only, ledger=ledger), everything)
    matter = Matter(register, policy, register_only, detection, findings, ledger, raster=raster, office=office)
    taken = {path.name.casefold() for path in paths if path.resolve().parent == out.resolve()}
    for number, (path, document) in enumerate(read):
        progress(_STEP, number, len(read))
        target = out / free(clean_name(path, names[number], findings), taken)
        plain = out / free(f"document{target.suffix}", set(taken))
        made = _finish(path, document, target, plain, matter)
        taken.add(made.out.casefold() if isinstance(made, Anonymised) else target.name.casefold())
        yield made
    progress(_STEP, len(read), len(read))


def _finish(path: Path, document: Document, target: Path, plain: Path, matter: Matter) -> Anonymised | Left | Refused:
    """Make one file, and write it when nothing holds it back; under `plain` if only its name still tells."""
    try:
        made = make(path.read_bytes(), document, target, matter)
        if made.blocking:
            return Left(path.name, made.blocking)
        target = plain if any(hit.blocking for hit in made.hits) else target
        write_whole(target, made.blob)
    except DhrError as error:
        return Refused(path.name, error)
    except OSError:
        return Refused(path.name, InputRefused(f"{path.name} could not be read.", remedy="Close it, or check the path."))
    removed: dict[str, int] = {}
    in_place: dict[str, int] = {}
    for item in made.removed:
        counted = in_place if item.kept else removed
        counted[item.kind] = counted.get(item.kind, 0) + item.count
    return Anonymised(
        path.name, target.name, made.replaced, removed, sum(1 for hit in made.hits if not hit.blocking),
        opened_in=made.opened.program, not_opened=made.opened.why_not, in_place=in_place,
        pictures=matter.raster and target.suffix == ".pdf",
    )  # fmt: skip
