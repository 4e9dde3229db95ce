"""How evaluation grows with the number of open facts: 5, 10, 20, 40 and 80 alleged attackers of one incident.

Usage: python benchmarks/open_facts.py
"""

from __future__ import annotations

import time

from foedus import Case, Options, Rulebook, evaluate
from foedus.text.yaml_reader import read_bytes


def text(number: int) -> bytes:
    """A case in which `number` armed groups are each alleged to have taken part."""
    states = list(Rulebook.load().states)
    victim, accuser = states[0], states[1]
    actors = "".join(
        f"  band{n}: {{kind: armed_group, weapons_against: authorities, organised: {{value: true, status: unknown}}}}\n"
        for n in range(number // 2)
    )
    authors = ", ".join(f"{{value: band{n}, status: alleged, by: {accuser}}}" for n in range(number - number // 2))
    more = f"  band{number // 2}: {{kind: armed_group, weapons_against: authorities}}\n" if number % 2 else ""
    return (
        f"id: open-{number}\ntitle: Many open facts\nkind: hypothetical\ndate: 2022-02-01\nsummary: A test of growth.\n"
        f"actors:\n{actors}{more}places:\n  town: {{sovereign: {victim}}}\nincidents:\n  raid: {{from: 2022-01-02, "
        f"kinds: attack, by: [{authors}], against: {victim}, at: town, force: armed, hits: people, gravity: unknown}}\n"
    ).encode()


def main() -> None:
    """Print how long each takes, without and with hinges."""
    law = Rulebook.load()
    for number in (5, 10, 20, 40, 80):
        case = Case.from_mapping(read_bytes(text(number), "open").value)
        times = []
        for hinges in (False, True):
            begun = time.perf_counter()
            evaluate(case, law, Options(hinges=hinges))
            times.append(1000 * (time.perf_counter() - begun))
        print(f"{number:3} open facts: verdicts {times[0]:7.1f} ms, with hinges {times[1]:7.1f} ms")


if __name__ == "__main__":
    main()
