"""Outcomes as a JUnit report, the form that continuous integration reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from foedus.workbench.testing import FAILED, LIMIT, PASSED, SILENT, WRONG, Outcome

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(outcomes: Sequence[Outcome]) -> str:
    """The report: one suite, one test a case."""
    counted = {status: sum(each.status == status for each in outcomes) for status in (FAILED, WRONG, LIMIT, SILENT)}
    suite = ElementTree.Element(
        "testsuite",
        name="foedus",
        tests=str(len(outcomes)),
        failures=str(counted[FAILED]),
        errors=str(counted[WRONG] + counted[LIMIT]),
        skipped=str(counted[SILENT]),
        time=f"{sum(each.seconds for each in outcomes):.3f}",
    )
    for each in outcomes:
        _add(suite, each)
    whole = ElementTree.Element("testsuites")
    whole.append(suite)
    ElementTree.indent(whole)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(whole, encoding="unicode") + "\n"


def _add(suite: ElementTree.Element, outcome: Outcome) -> None:
    case = ElementTree.SubElement(
        suite, "testcase", classname="foedus", name=outcome.name, file=outcome.file, time=f"{outcome.seconds:.3f}"
    )
    if outcome.status == PASSED:
        return
    if outcome.status == SILENT:
        ElementTree.SubElement(case, "skipped", message="the case expects nothing")
        return
    told: list[str] = [str(each) for each in outcome.problems]
    for each in outcome.differences:
        told.append(f"{each}\n  {each.why}" if each.why else str(each))
    kind = "failure" if outcome.status == FAILED else "error"
    inner = ElementTree.SubElement(case, kind, message=_clean(told[0].partition("\n")[0]), type=outcome.status)
    inner.text = _clean("\n".join(told))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
