"""Text in, values with positions out: YAML, messages, names, dates, the cache, and where the shipped files are."""
