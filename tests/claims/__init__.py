"""The claims of the source paper, row by row, put to the engine as questions with the answers that they ask for."""
