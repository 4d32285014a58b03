"""The engine's answers as JSON: what the command line and the HTTP interface both give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.assess import ask_next, assess
from engine.compare import compare
from engine.errors import InputError
from engine.library import Library, Loaded
from engine.profile import Profile, read_profile


def assess_json(
    library: Library,
    given: object,
    *,
    policy: str | None = None,
    every: bool = False,
    today: date,
) -> Any:
    """Assess a profile as read from JSON.

    Args:
        library: what to draw on.
        given: the profile.
        policy: the document's id; wins over ``city``.
        every: one assessment per document, as a list.
        today: see :func:`engine.assess.assess`.

    Raises:
        InputError: the profile is wrong, or names no city and no policy is given.
        EngineError: there is no such policy.
    """
    profile = read_profile(given, library.catalogue)
    if every:
        return [
            assess(library, loaded, profile, today=today).to_json()
            for loaded in library.policies.values()
        ]
    loaded = policy_for(library, profile, policy)
    return assess(library, loaded, profile, today=today).to_json()


def next_json(
    library: Library, given: object, *, policy: str | None = None, today: date
) -> dict[str, object]:
    """The next question for a profile as read from JSON; raises as :func:`assess_json`."""
    profile = read_profile(given, library.catalogue)
    loaded = policy_for(library, profile, policy)
    assessment = assess(library, loaded, profile, today=today)
    return ask_next(library, loaded, assessment, profile).to_json()


def rank_json(library: Library, given: object, *, today: date) -> dict[str, Any]:
    """The cities ranked for a profile as read from JSON.

    Raises:
        InputError: the profile is wrong.
    """
    profile = read_profile(given, library.catalogue)
    return compare(library, profile, today=today).to_json()


def policies_json(library: Library) -> list[Mapping[str, object]]:
    """What documents there are."""
    return [
        {
            "policy": one.policy.id,
            "city": one.policy.city,
            "title": one.policy.title,
            "number": one.policy.number,
            "issuer": one.policy.issuer,
            "effective": None if one.policy.effective is None else str(one.policy.effective),
            "expires": None if one.policy.expires is None else str(one.policy.expires),
            "clauses": len(one.policy.clauses),
            "items": len(one.rules),
        }
        for one in library.policies.values()
    ]


def policy_for(library: Library, profile: Profile, policy: str | None) -> Loaded:
    """The document to apply: the one named, else the city's.

    Raises:
        InputError: no city is known, or no document of that city is loaded.
        EngineError: no document has that id.
    """
    if policy is not None:
        return library.policy(policy)
    city = library.catalogue["city"]
    if profile.city is None:
        raise InputError("请先说明城市（city），或指定政策文件的编号", fact="city")
    if profile.city not in library.cities:
        covered = "、".join(city.values[slug] for slug in library.cities)
        raise InputError(
            f"还没有收录{city.values[profile.city]}的政策文件，目前有：{covered}",
            fact="city",
            value=profile.city,
        )
    return library.cities[profile.city]
