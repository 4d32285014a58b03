"""What is kept: conversations, their messages both ways, receipts, and what is still to be sent.

Every change is one function of a connection, run in one transaction by :class:`Store`.
"""

from bot.store.database import Store, StoreError

__all__ = ["Store", "StoreError"]
