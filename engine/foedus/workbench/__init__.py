"""The workbench: what people who change rules need to know of every known case and of the space of possible ones."""
