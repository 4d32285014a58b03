"""The shared calculation engine: law as formulas; verdict, amount and reasons as its answer.

::

    from datetime import date
    from engine import standard, assess, read_profile

    library = standard()
    profile = read_profile({"city": "zhengzhou", "offshore": "1500000 USD"}, library.catalogue)
    assessment = assess(library, library.cities["zhengzhou"], profile, today=date(2018, 3, 1))
"""

from engine.asked import Asked
from engine.assess import ask_next, assess
from engine.bands import Band, bands
from engine.bearing import bearing
from engine.compare import Comparison, compare
from engine.errors import DocumentError, EngineError, FormulaError, InputError
from engine.facts import Catalogue, Fact
from engine.library import Library, Loaded, load, standard
from engine.policy import AdviceKind, Clause, Item, Policy
from engine.profile import Profile, read_profile
from engine.question import Question
from engine.receipt import Receipt, Replay, make_receipt, replay
from engine.result import Assessment, Award, ItemResult, NearMiss, Plan, Verdict
from engine.rule import Rule
from engine.worth import Worth, worth_of

__all__ = [
    "AdviceKind",
    "Asked",
    "Assessment",
    "Award",
    "Band",
    "Catalogue",
    "Clause",
    "Comparison",
    "DocumentError",
    "EngineError",
    "Fact",
    "FormulaError",
    "InputError",
    "Item",
    "ItemResult",
    "Library",
    "Loaded",
    "NearMiss",
    "Plan",
    "Policy",
    "Profile",
    "Question",
    "Receipt",
    "Replay",
    "Rule",
    "Verdict",
    "Worth",
    "ask_next",
    "assess",
    "bands",
    "bearing",
    "compare",
    "load",
    "make_receipt",
    "read_profile",
    "replay",
    "standard",
    "worth_of",
]
