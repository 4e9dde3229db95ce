"""Pleadings as documents that a lawyer would sign: Markdown, text, JSON."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.present import outline
from foedus.present.outline import Item, Outline, Section
from foedus.present.pleading_steps import Argued, clauses, counted_steps, facts_items, opened, stage_item
from foedus.present.pleading_value import to_json
from foedus.present.words import capital, counted, sentence, series, verdict_word
from foedus.reasoning.authorities import FACTS, LAW, PROVISIONS, Authority
from foedus.reasoning.pleading import Answer, Opening, Pleading, Submission
from foedus.reasoning.steps import FactStep, Step

MOST_SUBMISSIONS = 13
MOST_ANSWERS = 5
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_FACTS = {"established": "only established facts count", "alleged": "open facts are taken as alleged"}
_KINDS = {PROVISIONS: "Provisions", LAW: "On the reading of the law", FACTS: "On the facts"}
ORDER = (
    "The submissions stand in the order of how little each asks the court to accept: the fewest steps first, then the "
    "fewest disputed facts, then readings that somebody holds before those that nobody is known to hold."
)
CAUTION = (
    "Weight is not counted in numbers: neither the number of steps, arguments or holders nor a grade says which "
    "reading is right. That is for the court to weigh.",
    "What is marked as our own argument rests on no authority that was found; grade D marks what rests on reasoning of "
    "our own or was not verified. Every other line names its source or the provision that carries it.",
)

__all__ = ["CAUTION", "markdown", "pleading_outline", "text", "to_json"]


def markdown(pleading: Pleading) -> str:
    """The pleading as Markdown."""
    return outline.markdown(pleading_outline(pleading))


def text(pleading: Pleading, width: int = 100, colour: bool = False) -> str:
    """The pleading as text."""
    return outline.text(pleading_outline(pleading), width, colour)


def pleading_outline(pleading: Pleading) -> Outline:
    """The whole document."""
    return tuple(_sections(pleading))


def _sections(pleading: Pleading) -> Iterator[Section]:
    yield _opening(pleading)
    yield from _ladder(pleading)
    if pleading.settled:
        yield from _settled(pleading)
    elif pleading.hopeless:
        yield from _hopeless(pleading)
    elif not pleading.complete:
        yield Section(2, "Submissions", "caution", (_TOO_MANY,))
    else:
        yield from _submissions(pleading.submissions, "")
    yield from _authorities(pleading)
    opened = pleading.opening.submissions if pleading.opening else ()
    yield Section(2, "Caution", "caution", (ORDER, *CAUTION) if pleading.submissions or opened else CAUTION)


_TOO_MANY = (
    "There are too many combinations of readings and facts to list. Narrow the question: choose a doctrine or "
    "readings, or take only what is established or alleged."
)


# The head


def _opening(pleading: Pleading) -> Section:
    title = f"Pleading {pleading.side}: {capital(pleading.names)} ({pleading.article})"
    about = "; ".join(f"{part}: {name}" for part, name in pleading.about.items())
    lead = [f"{pleading.title}. Day of the question: {pleading.date}{_options(pleading)}."]
    if about:
        lead.append(sentence(about))
    if pleading.others:
        others = counted(pleading.others, "further instance")
        lead.append(f"The case has {others} of this mechanism; each is judged by itself, on a pleading of its own.")
    lead.append(f"It is submitted that {pleading.claim}." if not pleading.hopeless else _claimless(pleading))
    return Section(1, title, "head", tuple(lead), ())


def _claimless(pleading: Pleading) -> str:
    wanted = "applies" if pleading.side == "for" else "does not apply"
    return f"That the mechanism {wanted} cannot be submitted on the readings and facts admitted here."


def _options(pleading: Pleading) -> str:
    said = []
    if pleading.doctrine:
        said.append(f"the law is read by the doctrine “{pleading.doctrine}”")
    readings = pleading.options.get("readings") or "main"
    if readings == "all":
        said.append("every reading is admitted, outliers too")
    elif readings != "main":
        said.append("some readings are chosen beforehand")
    said += [_FACTS[name] for name in (str(pleading.options.get("facts")),) if name in _FACTS]
    if pleading.options.get("burden"):
        said.append("open facts are decided by the burden of proof")
    return "".join(f"; {each}" for each in said)


# The ladder


def _ladder(pleading: Pleading) -> Iterator[Section]:
    if pleading.settled or pleading.hopeless:
        return
    if pleading.failed and pleading.side == "against":
        lead = ("These stages fail whatever is found on the open questions:",)
        yield Section(2, "What needs no proof", "met", lead, tuple(map(stage_item, pleading.failed)))
    if pleading.met:
        mine = pleading.side == "for"
        title = "What needs no proof" if mine else "What is not in issue"
        lead = ("These stages are met whatever is found on the open questions; this holds for every submission below:",)
        yield Section(2, title, "met", lead, tuple(map(stage_item, pleading.met)))


def _settled(pleading: Pleading) -> Iterator[Section]:
    said = f"The matter is settled: the mechanism {verdict_word(pleading.verdict)} in every admitted world."
    asks = "The court need accept no contested reading and no disputed fact."
    reason = (sentence(pleading.why),) if pleading.side == "against" else ()
    lines = pleading.met if pleading.side == "for" else pleading.failed
    yield Section(2, "Principal submission", "submission", (f"{said} {asks}", *reason))
    if lines:
        title = "Stage by stage" if pleading.side == "for" else "The stages that fail"
        yield Section(3, title, "met", (), tuple(map(stage_item, lines)))
    yield from _points(pleading)


def _points(pleading: Pleading) -> Iterator[Section]:
    if pleading.points:
        lead = ("These points of interpretation stand at the rules of the ladder, each settled for its reason:",)
        items = tuple(
            Item(sentence(each.text), items=(Item(sentence(each.reason), "Reason", _grade(each.grade)),))
            for each in pleading.points
        )
        yield Section(3, "What is taken as settled", "met", lead, items)


def _hopeless(pleading: Pleading) -> Iterator[Section]:
    lead = f"In every admitted world the mechanism {verdict_word(pleading.verdict)}: {pleading.why}."
    lines = pleading.met if pleading.side == "against" else pleading.failed
    yield Section(2, "No admissible submission", "refused", (lead,), tuple(map(stage_item, lines)))
    yield from _points(pleading)
    if pleading.opening is not None:
        yield from _outside(pleading.opening)


def _outside(opening: Opening) -> Iterator[Section]:
    title = "Outside the admitted readings"
    if not opening.complete:
        yield Section(2, title, "outside", (_TOO_MANY,))
    elif not opening.submissions:
        said = "No reading of the law that is recorded, not even an outlier, would open one."
        yield Section(2, title, "outside", (said,))
    else:
        about = "; ".join(f"{part}: {name}" for part, name in opening.about.items())
        lead = (
            "A submission would be open only to a court that admits readings which are not admitted here. Those that "
            "are outliers are marked; a court is not expected to adopt them.",
            sentence(about),
        )
        yield Section(2, title, "outside", lead)
        yield from _submissions(opening.submissions, " outside the admitted readings")


# Submissions


def _submissions(submissions: tuple[Submission, ...], where: str) -> Iterator[Section]:
    argued = Argued()
    for number, submission in enumerate(submissions[:MOST_SUBMISSIONS]):
        yield from _submission(submission, number, where, argued)
    rest = len(submissions) - MOST_SUBMISSIONS
    if rest > 0:
        said = f"{counted(rest, 'longer submission')} can be made besides; each asks the court to accept more."
        yield Section(2, "Further alternatives", "caution", (said,))


def _submission(submission: Submission, number: int, where: str, argued: Argued) -> Iterator[Section]:
    name = "Principal submission" if number == 0 else f"{capital(_ORDINALS[number - 1])} alternative submission"
    asks = f"It is enough that the court accepts {counted_steps(submission)}: {clauses(map(_that, submission.steps))}."
    kind = "outside" if where else "submission"
    yield Section(2, f"{name}{where}", kind, (asks,))
    if submission.readings:
        items = tuple(item for step in submission.readings for item in argued.positions(step, "Reading"))
        yield Section(3, "How the law is to be read", "reading", (), items)
    if submission.facts:
        yield Section(3, "What is to be proved", "facts", (), facts_items(submission.facts))
    yield from _answers(submission, argued)


def _that(step: Step) -> str:
    return f"that {step.says}"


def _answers(submission: Submission, argued: Argued) -> Iterator[Section]:
    title = "The other side’s best answer"
    if not submission.answers:
        yield Section(3, title, "answer", ("The other side has no answer that settles the matter its way.",))
        return
    shown = submission.answers[:MOST_ANSWERS]
    items = [
        Item(_answered(answer), "Shortest answer" if number == 0 else "Further answer", None, None, _besides(answer))
        for number, answer in enumerate(shown)
    ]
    items += [item for step in submission.rivals for item in argued.positions(step, "Rival reading")]
    items += [item for step in submission.readings for item in argued.objections(step)]
    rest = len(submission.answers) - len(shown)
    more = (f"{counted(rest, 'longer answer')} can be given besides.",) if rest > 0 else ()
    yield Section(3, title, "answer", more, tuple(items))


def _answered(answer: Answer) -> str:
    granted = f"even granted {clauses(map(_that, answer.granted))}: " if answer.granted else ""
    return opened(granted + clauses(step.says for step in (*answer.denies, *answer.further)))


def _besides(answer: Answer) -> tuple[Item, ...]:
    """What the case has for the facts that only the other side brings in."""
    facts = tuple(step for step in answer.further if isinstance(step, FactStep))
    return facts_items(facts)


# Authorities


def _authorities(pleading: Pleading) -> Iterator[Section]:
    if not pleading.authorities:
        return
    yield Section(2, "Authorities", "authorities")
    for kind, title in _KINDS.items():
        items = tuple(_authority(each) for each in pleading.authorities if each.kind == kind)
        if items:
            yield Section(3, title, "authorities", (), items)


def _authority(authority: Authority) -> Item:
    where = f", {authority.where}" if authority.where else ""
    grades = f"grade {series(authority.grades)}" if authority.grades else "not graded"
    return Item(f"{authority.title}{where}", None, grades)


def _grade(grade: str | None) -> str:
    return f"grade {grade}" if grade else "not graded"
