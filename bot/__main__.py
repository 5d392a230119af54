"""`python -m bot` is `styrmand`."""

from bot.cli import main

if __name__ == "__main__":
    main()
