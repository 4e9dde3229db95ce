"""The claims of the source paper, row by row, each put to the engine as questions with the answer that the row asks for."""
