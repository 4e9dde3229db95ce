"""Cases as atoms and questions: the way from a case to the solver."""

from foedus.cases.absences import MOST_MISSING, missing_items
from foedus.cases.encoder import encode
from foedus.cases.questions import Encoding, MissingItem, Question

__all__ = ["MOST_MISSING", "Encoding", "MissingItem", "Question", "encode", "missing_items"]
