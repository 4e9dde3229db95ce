"""What a ground program derives whatever the questions' answers, and the program without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from foedus.reasoning.diagrams.ground import Body


def certain(bodies: Mapping[int, Sequence[Body]], assumed: Iterable[int]) -> frozenset[int]:
    """The atoms that follow from the assumed ones by plain rules without negation: they hold in every world."""
    held = set(assumed)
    missing: list[int] = []
    heads: list[int] = []
    waiting: dict[int, list[int]] = {}
    todo = list(held)
    for head, each in bodies.items():
        for bound, literals in each:
            if bound != len(literals) or any(literal < 0 or weight != 1 for literal, weight in literals):
                continue
            if not literals:
                todo.append(head)
                continue
            number = len(missing)
            missing.append(len(literals))
            heads.append(head)
            for literal, _ in literals:
                waiting.setdefault(literal, []).append(number)
    held.update(todo)
    while todo:
        for number in waiting.get(todo.pop(), ()):
            missing[number] -= 1
            if missing[number] == 0 and heads[number] not in held:
                held.add(heads[number])
                todo.append(heads[number])
    return frozenset(held)


def without(bodies: Mapping[int, Sequence[Body]], held: Collection[int]) -> dict[int, list[Body]]:
    """The rules for what is not certain, with the certain atoms taken out of their bodies."""
    left: dict[int, list[Body]] = {}
    for head, each in bodies.items():
        if head in held:
            left[head] = [(0, ())]
            continue
        kept = left[head] = []
        for bound, literals in each:
            given = [(literal, weight) for literal, weight in literals if literal in held]
            rest = tuple([pair for pair in literals if pair[0] not in held])
            need = bound - sum(weight for _, weight in given)
            # A plain body that denies what is certain never holds; a sum just loses that part.
            denied = [pair for pair in rest if -pair[0] in held]
            if denied:
                if bound == len(literals):
                    continue
                rest = tuple([pair for pair in rest if -pair[0] not in held])
            kept.append((max(need, 0), rest))
    return left
