"""Cases: crises as files, checked against the vocabulary, and what the solver is told of them."""
