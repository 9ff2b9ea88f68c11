"""Blank forms to send to agencies, so that their returns merge without effort: a chronology in Word and Excel, an IMR in Word.

The forms are ready-made files under `report_templates/forms/`, built by the script beside them; this package only hands them
out. It refuses to write over anything: a form of that name may be one an agency has filled in.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pipeline.errors import OutputFailed, UsageError
from pipeline.shipped import shipped

FORMS = ("Chronology form.docx", "Chronology form.xlsx", "IMR form.docx")


def write_forms(folder: Path) -> tuple[Path, ...]:
    """Write the blank forms into a folder, made if it is not there; return their paths.

    A form that stands there already, unchanged, is left as it is. Raises `UsageError` if `folder` is a file or holds another
    file under the name of a form (nothing was changed), and `OutputFailed` if one cannot be written.
    """
    contents = {folder / name: shipped("report_templates", "forms", name).read_bytes() for name in FORMS}
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file.", remedy="Name a folder for the blank forms.")
    for path, content in contents.items():
        if path.exists() and not _same(path, content):
            raise UsageError(
                f"{path} is there already and is not the blank form; nothing was written.",
                remedy="It may have been filled in. Name another folder.",
            )
    for path, content in contents.items():
        if not path.exists():
            _write(path, content)
    return tuple(contents)


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise OutputFailed(
            f"{path} could not be written ({error.strerror or type(error).__name__}).", remedy="Check the folder, then try again."
        ) from None
