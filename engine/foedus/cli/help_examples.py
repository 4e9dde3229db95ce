"""Examples in help texts: the only file of the engine in which cases, mechanisms and terms are named."""

from __future__ import annotations


def _examples(*lines: str) -> str:
    # \b keeps the lines as they are; without it they would be run together.
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


EVAL = _examples(
    "foedus eval kazakhstan-2022",
    "foedus eval kazakhstan-2022 --doctrine source_paper",
    "foedus eval karabakh-2020 --under nato",
    "foedus eval my-case.yaml --facts established --format json",
    "foedus eval kazakhstan-2022 --mechanism cst.4.collective_defence --readings armed_attack=by_state_only",
)
CASES = _examples("foedus cases", "foedus cases kazakhstan-2022")
LAW = _examples(
    "foedus law",
    "foedus law cst.4",
    "foedus law cst.4 --at 2005-01-01",
    "foedus law membership --at 2012-12-20",
    "foedus law organs --at 2010-01-01",
)
TERMS = _examples("foedus terms", "foedus terms armed_attack")
DOCTRINES = _examples("foedus doctrines", "foedus doctrines source_paper")
PLEAD = _examples(
    "foedus plead kazakhstan-2022 cst.4.collective_defence --for",
    "foedus plead crrf-2009 charter.12.decision:summit_documents --against --format html -o pleading.html",
    "foedus plead kazakhstan-2022 cst.4.collective_defence --for --doctrine restrictive_3314",
)
WHY = _examples(
    "foedus why kazakhstan-2022 cst.4.collective_defence",
    "foedus why kazakhstan-2022 cst.4.collective_defence/request --depth verdict",
    "foedus why kazakhstan-2022 cst.4.collective_defence --format html -o why.html",
)
WHYNOT = _examples(
    "foedus whynot karabakh-2020 cst.4.collective_defence",
    "foedus whynot karabakh-2020 cst.4.collective_defence --doctrine source_paper --format mermaid",
)
DECISIVE = _examples(
    "foedus decisive kazakhstan-2022",
    "foedus decisive kazakhstan-2022 --mechanism cst.4.collective_defence --readings all",
    "foedus decisive my-case.yaml --doctrine source_paper --format json",
)
CHANGE = _examples(
    "foedus change kazakhstan-2022 cst.4.collective_defence",
    "foedus change karabakh-2020-strike cst.4.collective_defence/request --to applies",
    "foedus change kazakhstan-2022 charter.12.decision:send --write hypotheticals/",
)
COMPARE = _examples(
    "foedus compare kazakhstan-2022 karabakh-2020",
    "foedus compare kazakhstan-2022 karabakh-2020 --mechanism cst.4.collective_defence --doctrine source_paper",
)
EXPLORE = _examples(
    "foedus explore",
    "foedus explore cst.4.collective_defence --minimal --write smallest/",
    "foedus explore --between source_paper textual",
    "foedus explore cst.4.collective_defence --quiz --seed 7",
)
TIMELINE = _examples(
    "foedus timeline kazakhstan-2022",
    "foedus timeline kazakhstan-2022 --mechanism cst.4.collective_defence --doctrine textual",
    "foedus timeline my-case.yaml --format svg -o timeline.svg",
)
VERIFY = _examples(
    "foedus verify",
    "foedus verify no-decision-against-a-vote --rules my-rules/ --write counterexamples/",
)
CHECK = _examples("foedus check my-case.yaml", "foedus check my-rules/")
TEST = _examples(
    "foedus test",
    "foedus test my-cases/ kazakhstan-2022 --junit report.xml",
    "foedus test my-cases/ --rules my-rules/ --update",
)
COVERAGE = _examples(
    "foedus coverage",
    "foedus coverage my-cases/ --require fired --require blocked",
    "foedus coverage --format html -o coverage.html",
)
DIFF = _examples(
    "foedus diff current majority_voting",
    "foedus diff current my-rules/ --case kazakhstan-2022 --case my-cases/",
    "foedus diff main current --format markdown -o diff.md",
)
MUTATE = _examples(
    "foedus mutate",
    "foedus mutate --folder cst --sample 100 --seed 7 --write survivors/",
    "foedus mutate --rule cst-4-1-any-armed-force --all --at-least 95",
)
NEW = _examples("foedus new border-clash", "foedus new border-clash -o cases/border-clash.yaml")
SCHEMA = _examples("foedus schema case > case.schema.json", "foedus schema opinion > opinion.schema.json")
