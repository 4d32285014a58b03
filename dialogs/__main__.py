"""Runs ``python -m dialogs``."""

from dialogs.cli import main

main()
