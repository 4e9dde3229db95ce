"""`python -m foedus`: the command line."""

from foedus.cli.app import main

if __name__ == "__main__":
    main()
