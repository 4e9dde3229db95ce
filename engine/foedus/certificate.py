"""Check a certificate: a proof of every verdict in an opinion. Needs the standard library alone, and nothing of foedus.

A certificate holds ground rules, each `head :- positive, not negative`, over numbered atoms with strata; questions, of
each of which exactly one atom holds in a world; and for each conclusion what shows its verdict. A *leaf* says what
holds, in the order of its derivation, and what cannot hold, a closed set, once some questions are answered. `applies`
and `does_not_apply` are shown by nodes that cover all answers, down to leaves where the conclusion is settled or the
world not admissible, beside one admissible world; `arguable` by an admissible world of each kind.

Why that suffices: by induction on strata, whatever a leaf says is so in every world with its answers. A derivation uses
only what holds before it, and what cannot hold of lower strata. Of a closed set each rule is stopped by a positive atom
of the set, or by what holds of lower strata against it, so that nothing in it has a derivation.

What is not shown: that the ground rules are those of the law and the case. The digest of the rules is named; whoever
has them grounds them again and compares.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

SCHEMA = "foedus/certificate/1"
VERDICTS = ("applies", "arguable", "does_not_apply")
FINE, REFUSED, UNREADABLE = 0, 1, 2
MOST_BYTES = 200_000_000


class Refused(Exception):
    """The certificate does not show what it says."""


class Rule(NamedTuple):
    """A ground rule."""

    head: int
    positive: tuple[int, ...]
    negative: tuple[int, ...]


def demand(condition: bool, said: str) -> None:
    """Raise Refused unless the condition holds."""
    if not condition:
        raise Refused(said)


def number(value: Any, below: int, what: str) -> int:
    """The value, if it is an index below a bound."""
    demand(type(value) is int and 0 <= value < below, f"{what}: {value!r:.40} is no index below {below}")
    found: int = value
    return found


def listed(value: Any, what: str, length: int | None = None) -> list[Any]:
    """The value, if it is a list (of a length)."""
    demand(type(value) is list and length in (None, len(value)), f"{what} is no such list")
    found: list[Any] = value
    return found


def mapping(value: Any, what: str, keys: set[str]) -> dict[str, Any]:
    """The value, if it is a mapping with exactly these keys."""
    demand(type(value) is dict and set(value) == keys, f"{what} has not the keys {', '.join(sorted(keys))}")
    found: dict[str, Any] = value
    return found


class Certificate:
    """A certificate whose form is sound; `check` says whether it shows what it claims."""

    def __init__(self, value: Any) -> None:
        keys = {"schema", "case", "date", "rules_digest", "options", "not_shown", "atoms", "strata", "rules"}
        keys |= {"questions", "admissible", "nodes", "conclusions", "seal"}
        whole = mapping(value, "the certificate", keys)
        demand(whole["schema"] == SCHEMA, f"the schema is not {SCHEMA}")
        demand(whole["seal"] == seal(whole), "the seal does not fit what is sealed: the certificate was altered")
        self.case = whole["case"]
        self.names = listed(whole["atoms"], "atoms")
        demand(all(type(name) is str for name in self.names), "an atom has no name")
        demand(len(set(self.names)) == len(self.names), "two atoms have one name")
        size = len(self.names)
        self.strata = [number(each, size + 1, "strata") for each in listed(whole["strata"], "strata", size)]
        self.rules = [self._rule(each) for each in listed(whole["rules"], "rules")]
        self.by_head: dict[int, list[Rule]] = {}
        for rule in self.rules:
            self.by_head.setdefault(rule.head, []).append(rule)
        self.questions = [self._atoms(each, "question") for each in listed(whole["questions"], "questions")]
        self._sound_questions()
        self.admissible = number(whole["admissible"], size, "admissible")
        self.nodes = listed(whole["nodes"], "nodes")
        self.conclusions = listed(whole["conclusions"], "conclusions")
        demand(bool(self.conclusions), "nothing is concluded")

    def _atoms(self, value: Any, what: str) -> tuple[int, ...]:
        return tuple(number(each, len(self.names), what) for each in listed(value, what))

    def _rule(self, value: Any) -> Rule:
        head, positive, negative = listed(value, "rule", 3)
        known = number(head, len(self.names), "head")
        found = Rule(known, self._atoms(positive, "body"), self._atoms(negative, "body"))
        own = self.strata[found.head]
        demand(all(self.strata[each] <= own for each in found.positive), "a rule rests on a higher stratum")
        demand(all(self.strata[each] < own for each in found.negative), "a rule denies what is of no lower stratum")
        return found

    def _sound_questions(self) -> None:
        asked = [atom for question in self.questions for atom in question]
        demand(len(set(asked)) == len(asked), "an atom answers twice")
        demand(all(self.questions), "a question has no answer")
        demand(not any(atom in self.by_head for atom in asked), "a rule concludes an answer")
        self.open = frozenset(asked)

    def answers(self, value: Any) -> dict[int, int]:
        """Answers to some questions: the place of one atom for each."""
        found: dict[int, int] = {}
        for each in listed(value, "answers"):
            question, place = listed(each, "answer", 2)
            asked = number(question, len(self.questions), "question")
            demand(asked not in found, "a question is answered twice")
            found[asked] = number(place, len(self.questions[asked]), "answer")
        return found

    def settled(self, value: Any, answers: dict[int, int]) -> tuple[set[int], set[int]]:
        """What a leaf says holds and cannot hold with these answers, once both are checked."""
        given = mapping(value, "leaf", {"holds", "cannot"})
        holds: set[int] = set()
        cannot = set(self._atoms(given["cannot"], "cannot"))
        for question, atoms in enumerate(self.questions):
            # A question with one answer is answered so in every world.
            place = answers.get(question, 0 if len(atoms) == 1 else None)
            if place is not None:
                holds.add(atoms[place])
                demand(atoms[place] not in cannot, "an answer that is given cannot hold")
                cannot.update(atom for atom in atoms if atom != atoms[place])
            else:
                demand(cannot.isdisjoint(atoms), "an open answer cannot hold")
        for each in listed(given["holds"], "holds"):
            rule = self.rules[number(each, len(self.rules), "holds")]
            own = self.strata[rule.head]
            derived = all(atom in holds for atom in rule.positive)
            demand(derived, f"{self.names[rule.head]} rests on what is not derived")
            lower = all(atom in cannot and self.strata[atom] < own for atom in rule.negative)
            demand(lower, f"{self.names[rule.head]} rests on what may hold")
            holds.add(rule.head)
        for atom in cannot - self.open:
            for rule in self.by_head.get(atom, ()):
                stopped = any(each in cannot for each in rule.positive)
                denied = any(each in holds and self.strata[each] < self.strata[atom] for each in rule.negative)
                demand(stopped or denied, f"{self.names[atom]} may hold: the set is not closed")
        return holds, cannot

    def world(self, value: Any) -> tuple[set[int], set[int]]:
        """What holds and cannot hold in admissible worlds with some answers."""
        given = mapping(value, "world", {"answers", "leaf"})
        holds, cannot = self.settled(given["leaf"], self.answers(given["answers"]))
        demand(self.admissible in holds, "a world is not shown to be admissible")
        return holds, cannot

    def covered(self, atom: int, applies: bool, root: Any) -> None:
        """Whether nodes cover all answers, and at each leaf the conclusion is settled or no world admitted."""
        todo, seen = [number(root, len(self.nodes), "tree")], set()
        demand(not self.answers(self._node(todo[0])["assumes"]), "the tree assumes answers")
        while todo:
            place = todo.pop()
            if place in seen:
                continue
            seen.add(place)
            node = self._node(place)
            assumed = self.answers(node["assumes"])
            if "leaf" in node:
                holds, cannot = self.settled(node["leaf"], assumed)
                settled = atom in (holds if applies else cannot) or self.admissible in cannot
                demand(settled, f"a leaf does not settle {self.names[atom]}")
                continue
            asked = number(node["asks"], len(self.questions), "question")
            children = listed(node["children"], "children", len(self.questions[asked]))
            for answer, child in enumerate(children):
                # Children stand before their parent, so that there is no circle.
                below = self.answers(self._node(number(child, place, "child"))["assumes"])
                known = {**assumed, asked: answer}
                demand(asked not in assumed, "a question is asked twice")
                demand(all(known.get(question) == value for question, value in below.items()), "a child assumes more")
                todo.append(child)

    def _node(self, place: int) -> dict[str, Any]:
        value = self.nodes[place]
        leaf = type(value) is dict and "leaf" in value
        return mapping(value, "node", {"assumes", "leaf"} if leaf else {"assumes", "asks", "children"})

    def check(self) -> list[tuple[str, str]]:
        """Every conclusion with its verdict. Raises Refused for the first that is not shown."""
        found = []
        for each in self.conclusions:
            shown = {"atom", "verdict"}
            verdict = each.get("verdict") if type(each) is dict else None
            demand(verdict in VERDICTS, "a conclusion has no verdict")
            shown |= {"for", "against"} if verdict == "arguable" else {"world", "tree"}
            given = mapping(each, "conclusion", shown)
            atom = number(given["atom"], len(self.names), "conclusion")
            if verdict == "arguable":
                demand(atom in self.world(given["for"])[0], f"no world is shown in which {self.names[atom]} holds")
                demand(atom in self.world(given["against"])[1], f"no world is shown without {self.names[atom]}")
            else:
                self.world(given["world"])
                self.covered(atom, verdict == "applies", given["tree"])
            found.append((self.names[atom], str(verdict)))
        return found


def seal(whole: dict[str, Any]) -> str:
    """The digest of all but the seal."""
    rest = {key: value for key, value in whole.items() if key != "seal"}
    said = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def verify(text: str) -> list[tuple[str, str]]:
    """Every conclusion of a certificate with its verdict. Raises Refused where it shows less."""
    try:
        return Certificate(json.loads(text)).check()
    except (ValueError, RecursionError) as error:
        raise Refused(f"this is no certificate: {error}") from None


def main(arguments: list[str]) -> int:
    """Check one file and say so; the exit code is 0 if it holds, 1 if it is refused, 2 if there is nothing to read."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m foedus.certificate FILE\n")
        return UNREADABLE
    try:
        path = Path(arguments[0])
        demand(path.stat().st_size <= MOST_BYTES, "the file is too large")
        found = verify(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{arguments[0]}: {getattr(error, 'strerror', None) or error}\n")
        return UNREADABLE
    except Refused as error:
        sys.stderr.write(f"{arguments[0]}: refused: {error}\n")
        return REFUSED
    for name, verdict in found:
        sys.stdout.write(f"{verdict:15} {name}\n")
    sys.stdout.write(f"{len(found)} verdicts shown by the ground rules given; not shown: that these are the law's.\n")
    return FINE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
