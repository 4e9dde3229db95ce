"""The form of the rulebook's YAML files. Imported only where the cache misses: pydantic is slow to start."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from foedus.text.dates import day_number
from foedus.text.names import is_identifier


def _day(value: Any) -> Any:
    if isinstance(value, str):
        return day_number(value)
    raise ValueError("not a date")


def _version_day(value: Any) -> Any:
    if isinstance(value, str) and value[:4].isdigit():
        day_number(value)
    return value


def _name(value: Any) -> Any:
    if not isinstance(value, str) or not is_identifier(value):
        raise ValueError(f"'{value}' is no name: small letters, digits and underscores, a letter first")
    return value


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else [] if value is None else value


def _yes_no(value: Any) -> Any:
    if value in ("true", "yes", True):
        return True
    if value in ("false", "no", False):
        return False
    raise ValueError(f"'{value}' is neither true nor false")


Day = Annotated[int, BeforeValidator(_day)]
DayOrVersion = Annotated[str, BeforeValidator(_version_day)]
Name = Annotated[str, BeforeValidator(_name)]
Texts = Annotated[list[str], BeforeValidator(_several)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]


class Described(BaseModel):
    """What any entry may say of itself besides what the engine reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    title: str | None = None
    short: str | None = None
    source: str | None = None
    sources: Texts = []
    grade: str | None = None
    note: str | None = None
    notes: Texts = []
    where: str | None = None

    @property
    def said_note(self) -> str | None:
        """The notes in one."""
        return " ".join(filter(None, [self.note, *self.notes])) or None

    @property
    def said_source(self) -> str | None:
        """The sources in one."""
        return "; ".join(filter(None, [self.source, *self.sources])) or None


class StateEntry(Described):
    """An entry of states.yaml. Other keys are fields of the vocabulary, checked by the reader."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    title: str
    adjective: str | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = Field(None, alias="to")


class KnownToEntry(Described):
    """Up to which day the record was looked after."""

    on: Day


def _duty(value: Any) -> Any:
    return {"bearer": value} if isinstance(value, str) else value


class DutyEntry(BaseModel):
    """Who must prove a field, and the answer that it has where that fails."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bearer: Literal["invoking", "alleging"]
    unproven: Literal["yes", "no"] = "no"


class BurdenEntry(BaseModel):
    """An entry of burden.yaml: for the things of one section, who must prove what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    invoking: Name | None = None
    duties: dict[Name, Annotated[DutyEntry, BeforeValidator(_duty)]] = Field(alias="fields")


class RecordFile(BaseModel):
    """record.yaml"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    known_to: KnownToEntry


class Signed(Described):
    """When and where an instrument was signed."""

    on: Day
    at: str | None = None


class VersionEntry(Described):
    """A version of an instrument's text."""

    since: Day | None = Field(None, alias="from")
    until: Day | None = Field(None, alias="to")
    signed: Day | Signed | None = None


class ProvisionEntry(Described):
    """An article."""

    title: str
    versions: Texts
    kind: str | None = None


class EventEntry(Described):
    """An entry of the record of parties."""

    state: Name
    kind: Name
    on: Day | None = None


class CompositionEntry(Described):
    """Who sits in an organ, from a day on."""

    since: Day | None = Field(None, alias="from")
    value: str = Field(alias="is")


def _in_time(value: Any) -> Any:
    return [{"is": value}] if isinstance(value, str) else value


class OrganEntry(Described):
    """An organ."""

    title: str
    article: str | None = None
    instrument: str | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = Field(None, alias="to")
    decides: YesNo | None = None
    composition: Annotated[list[CompositionEntry], BeforeValidator(_in_time)] = []
    competence: str | None = None
    presides: str | None = None
    of: Name | None = None
    rank: Annotated[int, Field(strict=False)] | None = None
    held_by: Name | None = None
    appointment: str | None = None
    conventions: Texts = []


class InstrumentFile(Described):
    """instrument.yaml"""

    id: Name
    title: str
    short: str
    citation: str | None = None
    signed: Day | Signed | None = None
    versions: dict[str, VersionEntry]
    provisions: dict[str, ProvisionEntry]
    events: list[EventEntry] = []
    organs: dict[Name, OrganEntry] = {}
    groups: list[Name] = []
    words: dict[Name, str] = {}
    alliance: str | None = None


class ConditionEntry(BaseModel):
    """A conclusion that a stage asks, and what its absence means. `with` has names of the instance, and `_` for any."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    holds: Name
    of: list[Literal["_"] | Name] = Field(alias="with", min_length=1)
    failed: str


class StageEntry(Described):
    """A stage of a mechanism."""

    title: str
    of: list[Name] = Field(min_length=1)
    met: str
    failed: str
    open: str | None = None
    conditions: list[ConditionEntry] = []


class MechanismEntry(Described):
    """A mechanism with its ladder."""

    title: str
    article: str
    headline: Name
    object: Name | None = None
    on_request: YesNo = False
    none: str
    stages: dict[Name, StageEntry] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> MechanismEntry:
        if self.headline not in self.stages:
            raise ValueError(f"the headline '{self.headline}' is none of the stages {', '.join(self.stages)}")
        longest = max((stage.of for stage in self.stages.values()), key=len)
        for name, stage in self.stages.items():
            if stage.of != longest[: len(stage.of)]:
                raise ValueError(f"'of' of the stage '{name}' is not the beginning of {', '.join(longest)}")
        return self


class FindingEntry(Described):
    """A breach, lacuna or doubt."""

    title: str
    article: str | None = None
    of: list[Name] = Field(min_length=1)
    says: str


class MechanismsFile(BaseModel):
    """mechanisms.yaml"""

    model_config = ConfigDict(frozen=True, extra="forbid")
    mechanisms: dict[str, MechanismEntry] = {}
    breaches: dict[str, FindingEntry] = {}
    lacunae: dict[Name, FindingEntry] = {}
    doubts: dict[Name, FindingEntry] = {}


class PredicateEntry(Described):
    """An entry of predicates.yaml."""

    arguments: dict[Name, Texts] = {}
    says: str | None = None
    denies: str | None = None
    lacks: str | None = None
    order: YesNo = False


class SpanEntry(BaseModel):
    """From when to when."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    since: DayOrVersion | None = Field(None, alias="from")
    until: DayOrVersion | None = Field(None, alias="to")


def _span() -> SpanEntry:
    return SpanEntry.model_validate({})


class StandingEntry(Described):
    """A standing from a day on."""

    since: DayOrVersion | None = Field(None, alias="from")
    value: Literal["main", "outlier"] = Field(alias="is")


def _standings(value: Any) -> Any:
    return [{"is": value}] if isinstance(value, str) else value


class HolderEntry(Described):
    """Who holds a position."""

    who: str


class ArgumentEntry(Described):
    """An argument about a position."""

    canon: str
    side: Literal["for", "against"]
    text: str


class PositionEntry(Described):
    """A position on an open term."""

    standing: Annotated[list[StandingEntry], BeforeValidator(_standings), Field(min_length=1)]
    exists: SpanEntry = Field(default_factory=_span)
    reading: str
    short: str
    holders: list[HolderEntry] = []
    arguments: list[ArgumentEntry] = []


class TermFile(Described):
    """open_terms/TERM.yaml"""

    id: Name
    title: str
    question: str
    text: str | None = None
    exists: SpanEntry = Field(default_factory=_span)
    positions: dict[Name, PositionEntry] = Field(min_length=1)


class ChoiceEntry(Described):
    """What a doctrine chooses from a day on."""

    since: DayOrVersion | None = Field(None, alias="from")
    value: Annotated[list[str], BeforeValidator(_several)] = Field([], alias="is")
    any_of: list[str] = []


def _choices(value: Any) -> Any:
    if isinstance(value, str):
        return [{"is": value}]
    if not isinstance(value, list):
        return [value]
    return [{"is": each} if isinstance(each, str) else each for each in value]


class DoctrineFile(Described):
    """doctrines/NAME.yaml"""

    id: Name
    title: str
    summary: str
    lists: list[str] = []
    otherwise: str = "open"
    practice: bool = False
    positions: dict[Name, Annotated[list[ChoiceEntry], BeforeValidator(_choices), Field(min_length=1)]] = {}
    notes: dict[str, str] = {}  # type: ignore[assignment]


class ConventionEntry(Described):
    """An entry of conventions.yaml."""

    text: str
    reason: str


class VariantFile(Described):
    """variant.yaml"""

    id: Name | None = None
    title: str
    reason: str
    drops: list[str] = []
    parameters: dict[Name, str] = {}
    change: dict[str, Any] = {}

    KINDS: ClassVar[tuple[str, ...]] = ("drops", "parameters", "change")
