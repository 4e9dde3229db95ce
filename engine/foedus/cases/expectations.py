"""What a case expects of its own opinion: `expect`, held to the rulebook and to the things of the case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from foedus.cases.desk import Desk, short
from foedus.cases.fact import Thing
from foedus.law.mechanisms import Mechanism
from foedus.text.yaml_reader import KeyPath

VERDICTS = ("applies", "arguable", "does_not_apply")
DOES_NOT_ARISE = "does_not_arise"
"""What may be expected of an instance of a mechanism beside a verdict: that it is not among those judged."""
EXPECTED_KEYS = ("verdict", "for", "stages", "obligors", "doctrines", "readings", "facts", "turns_on", "differs")
FINDING_KEYS = ("id", "by", "against", "about", "verdict", "doctrines", "readings", "differs")
STAGE_KEYS = ("verdict", "doctrines", "differs")
FINDINGS = ("breaches", "lacunae", "doubts")
FACT_SETTINGS = ("established", "alleged")


def read_expect(desk: Desk, raw: Any, things: tuple[Thing, ...]) -> dict[str, Any]:
    """What is expected, as it is written; problems go to the desk."""
    reader = _Expect(desk, things)
    expect = desk.mapping(raw, ("expect",), "'expect'")
    for key, value in expect.items():
        path = ("expect", key)
        if key in FINDINGS:
            reader.findings(key, value, path)
        else:
            mechanism = reader.mechanism(key, path)
            for one, at in desk.listed(value, path):
                reader.verdict_or_more(one, at, mechanism)
    return expect


class _Expect:
    def __init__(self, desk: Desk, things: tuple[Thing, ...]) -> None:
        self.desk = desk
        self.things = {thing.id: thing for thing in things}
        self.law = desk.rulebook

    # Mechanisms

    def mechanism(self, name: str, path: KeyPath) -> Mechanism | None:
        base, colon, thing = name.partition(":")
        mechanism = self.law.mechanisms.get(base)
        if mechanism is None:
            known = (*self.law.mechanisms, *FINDINGS)
            self.desk.problem(path, f"'{short(name)}' is no mechanism", None, lambda: known, base, key=True)
        elif colon and mechanism.object is None:
            self.desk.problem(path, f"'{base}' is not judged for single objects", f"'{base}' alone", key=True)
        elif colon:
            self._object(thing, mechanism.object or "", path)
        return mechanism

    def _object(self, name: str, kind: str, path: KeyPath) -> None:
        names = self.desk.names
        right = names.is_state(name) if kind == "state" else names.things.get(name) == kind
        if not (right or (kind not in self.law.vocabulary.by_name and self.known(name))):
            fitting = [each for each, of in names.things.items() if of == kind]
            known = [*fitting, *(names.record.states if kind == "state" else ())]
            said = f"'{short(name)}' is no {kind.replace('_', ' ')} of the case"
            self.desk.problem(path, said, None, lambda: known, name, key=True)

    def verdict_or_more(self, value: Any, path: KeyPath, mechanism: Mechanism | None) -> None:
        if not isinstance(value, dict):
            self.verdict_or_none(value, path)
            return
        readers: dict[str, Callable[[Any, KeyPath], None]] = {
            "verdict": self.verdict_or_none,
            "for": lambda raw, at: self.instance(raw, at, mechanism),
            "stages": lambda raw, at: self.stages(raw, at, mechanism),
            "obligors": lambda raw, at: self.table(raw, at, "state", None, self.desk.names.is_state),
            "doctrines": lambda raw, at: self.table(raw, at, "doctrine", self.law.doctrines),
            "readings": self.readings,
            "facts": lambda raw, at: self.table(raw, at, "setting of the facts", FACT_SETTINGS),
            "turns_on": self.turns_on,
            "differs": self.differs,
        }
        for key, raw in value.items():
            if key not in readers:
                self.desk.unknown_key(path, key, "what is expected", EXPECTED_KEYS)
            elif raw is not None:
                readers[key](raw, (*path, key))

    def stages(self, raw: Any, path: KeyPath, mechanism: Mechanism | None) -> None:
        plain: dict[str, Any] = {}
        for key, value in self.desk.mapping(raw, path, "a table from stage to verdict").items():
            if isinstance(value, dict):
                self._stage_keys(value, (*path, key))
            plain[key] = value if not isinstance(value, dict) else VERDICTS[0]
        if plain:
            self.table(plain, path, "stage", mechanism.stages if mechanism else None)

    def _stage_keys(self, value: dict[str, Any], path: KeyPath) -> None:
        for key, raw in value.items():
            if key == "verdict":
                self.verdict(raw, (*path, key))
            elif key == "doctrines":
                self.table(raw, (*path, key), "doctrine", self.law.doctrines)
            elif key == "differs":
                self.differs(raw, (*path, key))
            else:
                self.desk.unknown_key(path, key, "what is expected of a stage", STAGE_KEYS)

    def differs(self, raw: Any, path: KeyPath) -> None:
        self.desk.text(raw, path, "'differs'")

    def verdict_or_none(self, value: Any, path: KeyPath) -> None:
        self.desk.choice(value, path, "verdict", (*VERDICTS, DOES_NOT_ARISE))

    def verdict(self, value: Any, path: KeyPath) -> None:
        self.desk.choice(value, path, "verdict", VERDICTS)

    def table(
        self,
        raw: Any,
        path: KeyPath,
        what: str,
        known: Iterable[str] | None,
        is_right: Callable[[str], bool] | None = None,
    ) -> None:
        for key, verdict in self.desk.mapping(raw, path, f"a table from {what} to verdict").items():
            wrong = (known is not None and key not in known) or (is_right is not None and not is_right(key))
            if wrong:
                names = list(known if known is not None else self.desk.names.record.states)
                self.desk.problem((*path, key), f"'{short(key)}' is no {what}", None, names, key, key=True)
            self.verdict(verdict, (*path, key))

    def readings(self, raw: Any, path: KeyPath) -> None:
        """The positions under which what stands beside them is expected: of these terms alone, others stay open."""
        for term, position in self.desk.mapping(raw, path, "a table from term to position").items():
            known = self.law.terms.get(term)
            if known is None:
                said = f"'{short(term)}' is no open term"
                self.desk.problem((*path, term), said, None, self.law.terms, term, key=True)
            else:
                self.desk.choice(position, (*path, term), f"position on '{term}'", known.positions)

    def instance(self, raw: Any, path: KeyPath, mechanism: Mechanism | None) -> None:
        if isinstance(raw, dict):
            for key, name in raw.items():
                if mechanism is not None and key not in mechanism.of:
                    self.desk.unknown_key(path, key, f"an instance of {mechanism.id}", mechanism.of)
                self.name(name, (*path, key))
            return
        for item, at in self.desk.listed(raw, path):
            self.name(item, at)

    def turns_on(self, raw: Any, path: KeyPath) -> None:
        for item, at in self.desk.listed(raw, path):
            text = self.desk.text(item, at, "a term or a fact")
            if text is not None and text not in self.law.terms and not self._is_fact(text):
                said = f"'{short(text)}' is neither an open term nor a fact of the case"
                self.desk.problem(at, said, "a term of the law, or a fact by its name", self._terms_and_facts, text)

    def _is_fact(self, text: str) -> bool:
        return any(text == name for name in self._facts())

    def _terms_and_facts(self) -> list[str]:
        return [*self.law.terms, *self._facts()]

    def _facts(self) -> Iterable[str]:
        for thing in self.things.values():
            yield thing.name
            for fact in thing.every_fact():
                yield fact.name

    # Findings

    def findings(self, kind: str, raw: Any, path: KeyPath) -> None:
        known = {"breaches": self.law.breaches, "lacunae": self.law.lacunae, "doubts": self.law.doubts}[kind]
        if isinstance(raw, dict) and "id" not in raw:
            self.table(raw, path, "finding", known)
            return
        for item, at in self.desk.listed(raw, path):
            if not isinstance(item, dict):
                self.desk.choice(item, at, "finding", known)
                continue
            if item.get("id") is None:
                self.desk.problem(at, "a finding without an id", "{id: …, verdict: …}")
            for key, value in item.items():
                if key == "id":
                    self.desk.choice(value, (*at, key), "finding", known)
                elif key == "verdict":
                    self.verdict(value, (*at, key))
                elif key == "doctrines":
                    self.table(value, (*at, key), "doctrine", self.law.doctrines)
                elif key == "readings":
                    self.readings(value, (*at, key))
                elif key == "differs":
                    self.differs(value, (*at, key))
                elif key in FINDING_KEYS:
                    for name, where in self.desk.listed(value, (*at, key)):
                        self.name(name, where)
                else:
                    self.desk.unknown_key(at, key, "a finding", FINDING_KEYS)

    # Names

    def known(self, name: str) -> bool:
        names = self.desk.names
        return name in names.things or names.is_actor(name) or name in names.record.instruments

    def name(self, raw: Any, path: KeyPath) -> None:
        text = self.desk.text(raw, path, "a name")
        if text is not None and not self.known(text):
            names = self.desk.names
            known = [*names.things, *names.record.states, *names.record.organs]
            said = f"'{short(text)}' is nothing that the case or the record knows"
            self.desk.problem(path, said, None, known, text)
