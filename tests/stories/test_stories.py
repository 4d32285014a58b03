"""Every story in this folder, played against the product as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import DocumentError, Library
from tests.stories.play import play
from tests.stories.story import Placed, read_stories

FOLDER = Path(__file__).parent


def stories() -> Iterator[Any]:
    """A case for each story, and one for each file that cannot be read."""
    for path in sorted(FOLDER.glob("*.yaml")):
        try:
            for placed in read_stories(path):
                yield pytest.param(placed, id=f"{path.stem}: {placed.story.title}")
        except DocumentError as error:
            yield pytest.param(error, id=path.stem)


@pytest.mark.parametrize("story", list(stories()))
def test_story(library: Library, story: Placed | DocumentError) -> None:
    wrong = [str(story)] if isinstance(story, DocumentError) else play(story, library)
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
