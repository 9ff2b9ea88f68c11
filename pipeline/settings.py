"""Read case.yaml and register.yaml, and refuse what they should not say.

pydantic stands where untrusted data enters; inside the program the plain values of `model` travel. YAML is read with every
scalar as text, so that a register may hold somebody called No, 9 or 1e3 without YAML turning them into something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.errors import SettingInvalid
from pipeline.model import CaseFacts, OrganisationName, Person, PlaceName, Register, Role, SourceKind

_Model = TypeVar("_Model", bound=BaseModel)

# libyaml where the wheel brings it: rules are thousands of lines, and loading them is half of a command's start.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Strict(BaseModel):
    """A settings model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# --- reading YAML with places ----------------------------------------------------------------------------------------


def _plain(node: yaml.Node, path: Path) -> Any:
    """Turn a YAML node into text, lists and mappings; an empty value is None. Duplicate keys are refused."""
    if isinstance(node, yaml.ScalarNode):
        empty = node.value == "" or (node.style is None and node.value in ("~", "null"))
        return None if empty else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    result: dict[str, Any] = {}
    for key, value in node.value:
        if key.value in result:
            raise SettingInvalid(
                f"{path.name}, line {key.start_mark.line + 1}: the key “{key.value}” stands twice.", remedy="Remove one."
            )
        result[key.value] = _plain(value, path)
    return result


def _line_of(root: yaml.Node, location: tuple[int | str, ...]) -> int:
    """Return the line (from 1) of the deepest node of `location` that exists."""
    node, line = root, root.start_mark.line + 1
    for step in location:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if found is None:
                continue  # pydantic names union branches too; they are not in the file
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def compose_yaml(path: Path) -> yaml.Node | None:
    """Parse a YAML file into nodes; a syntax error names its line."""
    try:
        return yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise SettingInvalid(
            f"{path.name}{where}: this is not valid YAML.", remedy="Check colons, quotes and indentation near that line."
        ) from None
    except UnicodeDecodeError:
        raise SettingInvalid(f"{path.name} is not UTF-8 text.", remedy="Save it again as UTF-8.") from None


def load_yaml(path: Path, model: type[_Model]) -> _Model:
    """Read a settings file into `model`.

    Raises `SettingInvalid` with file and line for an unknown key, a missing one or a value of the wrong kind; the value
    itself is not repeated, since a register holds names.
    """
    root = compose_yaml(path)
    if root is None:
        return model()
    if not isinstance(root, yaml.MappingNode):
        raise SettingInvalid(
            f"{path.name}, line 1: expected “key: value” lines.", remedy="See `dhr new` for a commented example."
        )
    try:
        return model.model_validate(_plain(root, path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        what = "this key is not known" if first["type"] == "extra_forbidden" else str(first["msg"]).lower()
        raise SettingInvalid(
            f"{path.name}, line {_line_of(root, tuple(first['loc']))}: {place}: {what}.",
            remedy="Correct that line and run the command again.",
        ) from None


# --- case.yaml -------------------------------------------------------------------------------------------------------


def _date_text(value: Any) -> Any:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("a date is written year-month-day, such as 2019-08-21") from None


IsoDate = Annotated[date, BeforeValidator(_date_text)]


class NamedPerson(Strict):
    """The chair or the author of the review."""

    name: str = Field(default="", repr=False)
    credentials: str = Field(default="", repr=False)


class PanelMember(Strict):
    """A member of the review panel."""

    name: str = Field(repr=False)
    title: str = ""
    agency: str = ""


class CaseDates(Strict):
    """Dates of the case and of the review; all optional."""

    death: IsoDate | None = None
    notified: IsoDate | None = None
    decided: IsoDate | None = None
    scope_from: IsoDate | None = None
    scope_to: IsoDate | None = None
    trial: IsoDate | None = None
    panel_meetings: tuple[IsoDate, ...] = ()


class KeyLine(Strict):
    """A key line of enquiry of the terms of reference."""

    id: str
    text: str = Field(repr=False)


class SourceSetting(Strict):
    """What a person says about one source file, against what the program would guess."""

    kind: SourceKind | None = None
    agency: str | None = None
    replaces: str | None = None  # an earlier version of the same document
    ignore: bool = False
    ocr: bool = False  # have Tesseract read pages without text


class TimelineSettings(Strict):
    """How rows are merged."""

    gap_days: int = Field(default=90, ge=1)
    join: tuple[tuple[str, ...], ...] = ()
    split: tuple[tuple[str, ...], ...] = ()


class Resolution(Strict):
    """How the panel resolved a disagreement between accounts."""

    conflict: str
    text: str = Field(repr=False)


class LimitSettings(Strict):
    """What reading one file may cost."""

    memory_mb: int = Field(default=1024, ge=128)
    seconds: float = Field(default=60, gt=0)
    seconds_per_page: float = Field(default=0.5, ge=0)
    max_seconds: float = Field(default=900, gt=0)


class CaseSettings(Strict):
    """case.yaml; every field is optional."""

    reference: str = ""
    csp: str = ""
    edition: str = "ho-2016"
    kind: Literal["homicide", "suicide", "unexplained"] = "homicide"
    chair: NamedPerson = NamedPerson()
    author: NamedPerson = NamedPerson()
    panel: tuple[PanelMember, ...] = ()
    dates: CaseDates = CaseDates()
    key_lines: tuple[KeyLine, ...] = ()
    policy: str = "publication"
    model: str | None = None  # another spaCy model than the one that ships with the program
    rules: tuple[str, ...] = ()  # further identifier rules, relative to the case
    sources: dict[str, SourceSetting] = Field(default_factory=dict)
    timeline: TimelineSettings = TimelineSettings()
    resolutions: tuple[Resolution, ...] = ()
    limits: LimitSettings = LimitSettings()

    def facts(self, agency_of: Mapping[str, str] | None = None) -> CaseFacts:
        """Return what detection, policy and drafting need of these settings."""
        agency_of = dict(agency_of or {})
        dates = {key: value.isoformat() for key, value in self.dates if key != "panel_meetings" and value is not None}
        keep = [self.chair.name, self.author.name, *(member.name for member in self.panel)]
        agencies = [*agency_of.values(), *(member.agency for member in self.panel)]
        review = [*self.dates.panel_meetings, self.dates.notified, self.dates.decided]
        return CaseFacts(
            reference=self.reference,
            csp=self.csp,
            edition=self.edition,
            kind=self.kind,
            agencies=tuple(dict.fromkeys(name for name in agencies if name)),
            agency_of=agency_of,
            keep_people=tuple(dict.fromkeys(name for name in keep if name)),
            dates=dates,
            review_dates=tuple(day.isoformat() for day in review if day),
        )


# --- register.yaml ---------------------------------------------------------------------------------------------------


class RegisterPerson(Strict):
    """A person as the writer enters them."""

    id: str = Field(min_length=1)
    role: Role = "other"
    name: str = Field(min_length=1, repr=False)
    also: tuple[str, ...] = Field(default=(), repr=False)
    born: IsoDate | None = Field(default=None, repr=False)
    died: IsoDate | None = Field(default=None, repr=False)
    gender: str | None = None
    pseudonym: str | None = None
    chosen_by: str | None = None
    title: str | None = None
    agency: str | None = None
    relation: str | None = None
    culture: str | None = None  # which pool of names the pseudonym is taken from; never guessed
    keep: bool = False


class RegisterPlace(Strict):
    """A place as the writer enters it."""

    id: str = Field(min_length=1)
    name: str = Field(min_length=1, repr=False)
    also: tuple[str, ...] = Field(default=(), repr=False)
    kind: str = "place"
    replacement: str | None = None
    keep: bool = False


class RegisterOrganisation(RegisterPlace):
    """An organisation as the writer enters it."""

    kind: str = "organisation"


class RegisterSettings(Strict):
    """register.yaml: the confidential key."""

    people: tuple[RegisterPerson, ...] = ()
    places: tuple[RegisterPlace, ...] = ()
    organisations: tuple[RegisterOrganisation, ...] = ()

    def register(self) -> Register:
        """Return the register as plain values."""
        people = (
            Person(
                id=p.id,
                role=p.role,
                name=p.name,
                also=tuple(a for a in p.also if a),
                born=p.born.isoformat() if p.born else None,
                died=p.died.isoformat() if p.died else None,
                gender=p.gender,
                pseudonym=p.pseudonym,
                chosen_by=p.chosen_by,
                title=p.title,
                agency=p.agency,
                relation=p.relation,
                culture=p.culture,
                keep=p.keep,
            )
            for p in self.people
        )
        places = (PlaceName(p.id, p.name, tuple(p.also), p.kind, p.replacement, p.keep) for p in self.places)
        organisations = (OrganisationName(o.id, o.name, tuple(o.also), o.kind, o.replacement, o.keep) for o in self.organisations)
        return Register(tuple(people), tuple(places), tuple(organisations))


def _ids(settings: RegisterSettings) -> Iterator[str]:
    for group in (settings.people, settings.places, settings.organisations):
        yield from (item.id for item in group)


def load_case_settings(path: Path) -> CaseSettings:
    """Read case.yaml; a missing file means every default."""
    return load_yaml(path, CaseSettings) if path.exists() else CaseSettings()


def load_register(path: Path) -> Register:
    """Read register.yaml; a missing file means an empty register. Two entries under one id are refused."""
    if not path.exists():
        return Register()
    settings = load_yaml(path, RegisterSettings)
    seen: set[str] = set()
    for identity in _ids(settings):
        if identity in seen:
            raise SettingInvalid(
                f"{path.name}: the id “{identity}” stands twice.", remedy="Give each person, place and organisation its own id."
            )
        seen.add(identity)
    return settings.register()
