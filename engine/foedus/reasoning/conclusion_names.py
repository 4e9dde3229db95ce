"""The conclusions of an opinion as the solver names them, and in words."""

from __future__ import annotations

from collections.abc import Mapping

from clingo import Function, String, Symbol, Tuple_

from foedus.law.rulebook import Rulebook
from foedus.reasoning.opinion import FindingOpinion, Opinion
from foedus.reasoning.sentences import Names
from foedus.reasoning.settling import stage_symbol
from foedus.text.values import frozen


@frozen
class Conclusion:
    """A headline (a mechanism at its headline stage, for its headline instance) or a finding, with its verdict."""

    kind: str
    id: str
    title: str
    article: str | None
    about: Mapping[str, str]
    verdict: str
    symbol: Symbol
    state: str | None = None


def conclusions(opinion: Opinion, rulebook: Rulebook, names: Names, findings: bool = True) -> list[Conclusion]:
    """All headlines that have an instance, and all findings where they are asked too."""
    found = []
    for name, each in opinion.mechanisms.items():
        if each.instances:
            mechanism = rulebook.mechanisms[each.mechanism]
            symbol = stage_symbol(mechanism.id, mechanism.stages[mechanism.headline], each.about)
            thing = name.removeprefix(mechanism.id).removeprefix(":")
            title = f"{each.title}: {names.of(thing)}" if thing else each.title
            found.append(Conclusion("mechanism", name, title, each.article, each.about, each.verdict, symbol))
    if findings:
        for kind, several in (("breach", opinion.breaches), ("lacuna", opinion.lacunae), ("doubt", opinion.doubts)):
            found += [_finding(kind, one, names) for one in several]
    return found


def _finding(kind: str, finding: FindingOpinion, names: Names) -> Conclusion:
    instance = Tuple_([Function(part) for part in finding.about.values()])
    state = [Function(finding.state)] if finding.state is not None else []
    symbol = Function(kind, [String(finding.id), *state, instance])
    about = [names.of(finding.state)] if finding.state is not None else []
    about += [names.of(part) for part in finding.about.values()]
    title = f"{finding.title} ({', '.join(about)})" if about else finding.title
    verdict, article = finding.verdict, finding.article
    return Conclusion(kind, finding.id, title, article, finding.about, verdict, symbol, finding.state)


class Labels:
    """Conclusions of the solver in words."""

    def __init__(self, rulebook: Rulebook, names: Names) -> None:
        self._rulebook = rulebook
        self._names = names

    def whole(self, symbol: Symbol) -> str:
        """The title of the mechanism or the finding."""
        name = symbol.arguments[0].string
        if symbol.name == "stage":
            return self._rulebook.mechanisms[name].title
        return self._known(symbol.name)[name]

    def part(self, symbol: Symbol) -> str:
        """The title with the stage, or with the state and the things that it is of."""
        instance = [self._names.of(part.name or str(part)) for part in symbol.arguments[-1].arguments]
        about = f" ({', '.join(instance)})" if instance else ""
        if symbol.name == "stage":
            mechanism = self._rulebook.mechanisms[symbol.arguments[0].string]
            return f"{mechanism.title}, “{mechanism.stages[symbol.arguments[1].name].title}”{about}"
        return self.whole(symbol) + about

    def _known(self, kind: str) -> dict[str, str]:
        law = self._rulebook
        known = {"breach": law.breaches, "lacuna": law.lacunae, "doubt": law.doubts}[kind]
        return {name: finding.title for name, finding in known.items()}
