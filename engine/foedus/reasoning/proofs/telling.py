"""Sentences for atoms: of the vocabulary, of what rules conclude, and of the seam between rules and engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from foedus.law.rulebook import Rulebook
from foedus.law.vocabulary import Field
from foedus.reasoning.facts import field_value
from foedus.reasoning.sentences import Names, slots
from foedus.text.atoms import Atom, Term, plain
from foedus.text.dates import FOREVER, day_text

_SILENT = frozenset(
    {"day", "question_day", "provision_of", "instrument", "state", "organ", "in_period", "said", "candidate"}
)
"""Atoms that only bind: a proof does not show them."""

_PARTY_EVENTS = {
    "signs": "{state} signed {instrument} on {day}",
    "ratifies": "{state} ratified {instrument} on {day}",
    "accedes": "{state} acceded to {instrument} on {day}",
    "enters": "{instrument} entered into force for {state} on {day}",
}


_FIRST_DAY = 10_000_000
"""Numbers above are days."""
_FAIL = {
    "<": "not less than", "<=": "more than", ">": "not more than", ">=": "less than", "=": "not", "!=": "the same as",
}
_DAYS_FAIL = {"<": "not before", "<=": "after", ">": "not after", ">=": "before"}
"""What fails where a comparison does."""


_NOTHING: Mapping[Atom, str] = {}


class Teller:
    """Says atoms in English, as the law's files word them."""

    def __init__(self, rulebook: Rulebook, names: Names, unproven: Mapping[Atom, str] = _NOTHING) -> None:
        """`unproven`: what would hold had a fact been proven, with the words on who failed to prove it."""
        self._rulebook = rulebook
        self._unproven: dict[str, list[tuple[tuple[Term, ...], str]]] = {}
        for atom, note in unproven.items():
            self._unproven.setdefault(atom.name, []).append((atom.arguments, note))
        self._names = names
        self._sections = {section.name: section for section in rulebook.vocabulary.sections.values()}

    def is_silent(self, atom: Atom) -> bool:
        """Whether an atom only binds names, so that saying it would add nothing."""
        return atom.name in _SILENT or (atom.name in self._sections and len(atom.arguments) == 1)

    def says(self, atom: Atom, affirmed: bool = True) -> str:
        """The clause that an atom states, or the one that denies it."""
        predicate = self._rulebook.predicates.get(atom.name)
        if predicate is not None:
            template = predicate.says if affirmed else predicate.denies
            return self._fill(template or atom.name, dict(zip(predicate.arguments, atom.arguments, strict=False)))
        field = self._rulebook.vocabulary.fields_of.get(atom.name)
        if field is not None:
            return self._of_field(field, atom, affirmed)
        if atom.name in self._sections:
            return self._of_thing(atom, affirmed)
        return self._of_seam(atom, affirmed)

    def denies(self, atom: Atom, open_places: Collection[int] = ()) -> str:
        """The clause that denies an atom; of one with open arguments, that there is none, or that nothing shows any.

        Where the burden of proof decided the fact, it says who failed to prove it.
        """
        said = self._denied(atom, open_places)
        for arguments, note in self._unproven.get(atom.name, ()):
            pairs = enumerate(zip(arguments, atom.arguments, strict=False))
            if all(place in open_places or one == other for place, (one, other) in pairs):
                return f"{said}: {note}"
        return said

    def _denied(self, atom: Atom, open_places: Collection[int]) -> str:
        if not open_places:
            return self.says(atom, affirmed=False)
        predicate = self._rulebook.predicates.get(atom.name)
        if predicate is not None and predicate.lacks is not None:
            known = {
                name: value
                for place, (name, value) in enumerate(zip(predicate.arguments, atom.arguments, strict=False))
                if place not in open_places
            }
            if known.keys() >= slots(predicate.lacks):
                return self._fill(predicate.lacks, known)
        return f"nothing shows that {self.says(atom)}"

    def fill(self, template: str, values: Mapping[str, Term]) -> str:
        """A sentence of a rule, filled with its variables."""
        return self._fill(template, values)

    def _fill(self, template: str, values: Mapping[str, Term]) -> str:
        return self._names.fill(template, values)

    def fails(self, operator: str, left: Term, right: Term) -> str:
        """The clause that two terms do not stand to each other as a comparison asks."""
        both_days = all(isinstance(each, int) and each > _FIRST_DAY for each in (left, right))
        told = (_DAYS_FAIL if both_days else {}).get(operator, _FAIL[operator])
        return f"{self.of(left)} is {told} {self.of(right)}"

    def of(self, term: Term) -> str:
        """The readable name of a term; of a provision as it is cited."""
        if isinstance(term, str) and term.startswith('"'):
            return self.cited(plain(term))
        return self._names.of(term)

    def cited(self, provision: str) -> str:
        """A provision as it is cited: the instrument's short title and the article."""
        instrument, dot, article = provision.partition(".")
        known = self._rulebook.instruments.get(instrument)
        if known is None:
            return provision
        return f"{known.short} {article}" if dot else known.title

    def _of_thing(self, atom: Atom, affirmed: bool) -> str:
        section = self._sections[atom.name]
        thing = ", ".join(self.of(part) for part in atom.arguments)
        return f"{thing} is {'' if affirmed else 'not '}told of as {section.title}"

    def _of_field(self, field: Field, atom: Atom, affirmed: bool) -> str:
        template = (field.says if affirmed else field.denies) or (
            "{thing}: " + field.name.replace("_", " ") + ("" if affirmed else " not") + " {value}"
        )
        arguments = list(atom.arguments)
        values = {"thing": self.of(arguments[0])}
        rest = arguments[1:]
        if field.changing and rest:
            values["day"] = self.of(rest.pop())
        if (field.is_map or field.two_lists) and rest:
            values["key"] = self._value(field, rest.pop(0))
        if rest:
            values["value"] = self._value(field, rest[-1])
        for slot, text in values.items():
            template = template.replace("{" + slot + "}", text)
        return template.replace(" on {day}", "").replace("{value}", "").strip()

    def _value(self, field: Field, value: Term) -> str:
        if isinstance(value, str) and value.startswith('"'):
            return self.cited(plain(value))
        return field_value(field, value, self._names)

    def _of_seam(self, atom: Atom, affirmed: bool) -> str:
        arguments = atom.arguments
        if atom.name == "stage":
            return self._of_stage(atom, affirmed)
        if atom.name in ("breach", "lacuna", "doubt"):
            return self._of_finding(atom, affirmed)
        if atom.name == "bound":
            state, article, version, day = (self.of(part) for part in arguments)
            return f"{state} was {'' if affirmed else 'not '}bound by {article} in the text of {version} on {day}"
        if atom.name == "reads":
            return self._of_reading(plain(arguments[0]), plain(arguments[1]), affirmed)
        if atom.name == "happened":
            return f"{self.of(arguments[0])} {'took' if affirmed else 'did not take'} place"
        if atom.name == "event_day":
            return f"{self.of(arguments[0])} {'dates' if affirmed else 'does not date'} from {self.of(arguments[1])}"
        if atom.name == "in_force":
            since, until = arguments[2:]
            text = f"{self.of(arguments[0])} in the text of {self.of(arguments[1])}"
            negation = "" if affirmed else "not "
            if until == FOREVER or not isinstance(until, int):
                return f"{text} has {negation}been in force since {self.of(since)}"
            return f"{text} was {negation}in force from {self.of(since)} to {day_text(until)}"
        if atom.name == "party_event":
            state, instrument, kind, day = (self._names.of(part) for part in arguments)
            told = _PARTY_EVENTS.get(kind, "for {state} the record of {instrument} says: {kind}, {day}")
            said = told.format(state=state, instrument=instrument, kind=kind, day=day)
            return said if affirmed else f"it is not on record that {said}"
        if atom.name == "contested":
            thing, field = (self.of(part) for part in arguments)
            return f"the case {'leaves' if affirmed else 'does not leave'} open the {field} of {thing}"
        return f"{atom.name.replace('_', ' ')}: {', '.join(self.of(part) for part in arguments)}"

    def _of_reading(self, term: str, position: str, affirmed: bool) -> str:
        known = self._rulebook.terms[term]
        return f"“{known.title}” is {'' if affirmed else 'not '}read as: {known.positions[position].short}"

    def _of_stage(self, atom: Atom, affirmed: bool) -> str:
        mechanism = self._rulebook.mechanisms[plain(atom.arguments[0])]
        stage = mechanism.stages[plain(atom.arguments[1])]
        instance = atom.arguments[2]
        values = dict(zip(stage.of, instance if isinstance(instance, (list, tuple)) else (), strict=False))
        # Sentences on failure may speak of the whole candidate; what a shorter stage does not know stays general.
        unknown = {part: f"another {part}" for part in mechanism.of if part not in values}
        return self._fill(stage.met if affirmed else stage.failed, {**unknown, **values})

    def _of_finding(self, atom: Atom, affirmed: bool) -> str:
        book = self._rulebook
        known = {"breach": book.breaches, "lacuna": book.lacunae, "doubt": book.doubts}[atom.name]
        finding = known[plain(atom.arguments[0])]
        instance = atom.arguments[-1]
        values = dict(zip(finding.of, instance if isinstance(instance, (list, tuple)) else (), strict=False))
        if atom.name == "breach":
            values["state"] = atom.arguments[1]
        said = self._fill(finding.says, values)
        return said if affirmed else f"it is not so that {said}"


def joined(clauses: Iterable[str]) -> list[str]:
    """Denials that differ in one place only as one: `the letter does not ask for assistance, forces or troops`."""
    said = list(dict.fromkeys(clauses))
    words = [clause.split() for clause in said]
    if len(said) < 2:
        return said
    shortest = min(map(len, words))
    start = next((at for at in range(shortest) if len({each[at] for each in words}) > 1), shortest)
    end = next((at for at in range(shortest - start) if len({each[-1 - at] for each in words}) > 1), shortest - start)
    parts = [" ".join(each[start : len(each) - end]) for each in words]
    if start < _SHARED or not all(parts):
        return said
    glue = "; " if any("," in part for part in parts) else ", "
    last = f"{glue if glue == '; ' else ' '}or "
    several = f"{glue.join(parts[:-1])}{last}{parts[-1]}"
    return [" ".join([*words[0][:start], several, *words[0][len(words[0]) - end :]])]


_SHARED = 3
"""Words at the start that clauses must share to be told as one."""
