"""What an operator has to mend before the program can run."""

from __future__ import annotations

import click


class OperatorError(click.ClickException):
    """Something about how the program is run; ``message`` says in Chinese what to do."""
