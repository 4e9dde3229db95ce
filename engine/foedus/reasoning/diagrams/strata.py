"""The dependency order of a ground program: strongly connected parts, those below first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedus.reasoning.diagrams.ground import Body


def below(atom: int, bodies: Mapping[int, Sequence[Body]], stop: Mapping[int, object]) -> list[int]:
    """The atoms on which the rules of an atom depend, without those that stand for questions."""
    found = dict.fromkeys(abs(literal) for _, literals in bodies.get(atom, ()) for literal, _ in literals)
    return [each for each in found if each in bodies and each not in stop]


def parts(
    goals: Iterable[int], bodies: Mapping[int, Sequence[Body]], stop: Mapping[int, object]
) -> tuple[tuple[int, ...], ...]:
    """Tarjan's strongly connected parts under the goals, without recursion: a case may chain thousands of atoms."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    found: list[tuple[int, ...]] = []
    for goal in goals:
        if goal in index or goal not in bodies or goal in stop:
            continue
        work = [(goal, iter(below(goal, bodies, stop)))]
        index[goal] = low[goal] = len(index)
        path.append(goal)
        on_path.add(goal)
        while work:
            atom, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[atom])
                if low[atom] == index[atom]:
                    cut = path.index(atom)
                    found.append(tuple(path[cut:]))
                    on_path.difference_update(path[cut:])
                    del path[cut:]
            elif following not in index:
                index[following] = low[following] = len(index)
                path.append(following)
                on_path.add(following)
                work.append((following, iter(below(following, bodies, stop))))
            elif following in on_path:
                low[atom] = min(low[atom], index[following])
    return tuple(found)


def negative_cycle(part: Sequence[int], bodies: Mapping[int, Sequence[Body]]) -> int | None:
    """An atom of a part that depends on another of the part through negation; None where the part is stratified."""
    inside = set(part)
    for atom in part:
        for _, literals in bodies[atom]:
            if any(literal < 0 and -literal in inside for literal, _ in literals):
                return atom
    return None
