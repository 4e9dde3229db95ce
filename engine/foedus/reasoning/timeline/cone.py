"""The rules on which some mechanisms depend: a case that is judged on many days need not ground the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from foedus.law.rule import Rule
from foedus.law.rulebook import Rulebook
from foedus.law.seam import WORLDS_FILE

_OF_MECHANISM = re.compile(r'\b(?:stage|candidate)\(\s*(?:"([^"]+)"|[A-Z_])')
_ASKED = ("candidate/2", "stage/3", "excluded/2")


def program_of(rulebook: Rulebook, mechanisms: Collection[str]) -> str:
    """The program with those rules alone that verdicts on these mechanisms can depend on."""
    kept = _Cone(rulebook, mechanisms).kept
    return "\n".join([rulebook.program_of_engine, *(rule.text for rule in rulebook.rules.values() if rule.id in kept)])


class _Cone:
    def __init__(self, rulebook: Rulebook, mechanisms: Collection[str]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rulebook.rules.values():
            self._rules.setdefault(f"{rule.head}/{rule.head_arity}", []).append(rule)
        self._all = frozenset(rulebook.mechanisms)
        self.kept: set[str] = set()
        self._mechanisms: set[str] = set()
        self._predicates: set[str] = set()
        self._todo: list[str] = []
        self._want(_ASKED)
        for name in mechanisms:
            self._ask(name, rulebook)
        self._rulebook = rulebook
        for rule in rulebook.rules.values():
            if rule.file == WORLDS_FILE:
                self._keep(rule)
        while self._todo:
            predicate = self._todo.pop()
            for rule in self._rules.get(predicate, ()):
                if rule.id not in self.kept and self._concerns(rule, predicate):
                    self._keep(rule)

    def _ask(self, name: str, rulebook: Rulebook) -> None:
        self._mechanisms.add(name)
        for stage in rulebook.mechanisms[name].stages.values():
            self._want(f"{each.holds}/{len(each.of)}" for each in stage.conditions)

    def _want(self, predicates: Iterable[str]) -> None:
        for each in predicates:
            if each not in self._predicates:
                self._predicates.add(each)
                self._todo.append(each)

    def _concerns(self, rule: Rule, predicate: str) -> bool:
        """Whether a rule on a mechanism is on one of those asked; every other rule concerns them."""
        if predicate not in ("candidate/2", "stage/3"):
            return True
        named = _OF_MECHANISM.match(rule.text.lstrip())
        return named is None or named[1] is None or named[1] in self._mechanisms

    def _keep(self, rule: Rule) -> None:
        self.kept.add(rule.id)
        self._want((*rule.positive, *rule.negative))
        names = {each[1] for each in _OF_MECHANISM.finditer(rule.text)}
        new = (self._all if None in names else names & self._all) - self._mechanisms
        if new:
            self._mechanisms |= new
            self._todo += ["candidate/2", "stage/3"]
