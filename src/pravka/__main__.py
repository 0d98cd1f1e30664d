"""python -m pravka."""

from pravka.cli import main

if __name__ == "__main__":
    main()
