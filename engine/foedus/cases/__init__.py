"""Cases: read from YAML, checked against the vocabulary, derived from one another, encoded as atoms and questions."""
