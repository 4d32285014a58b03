"""The documents that the contract names; others may lie beside them and need no code here."""

from __future__ import annotations

#: Document → the module of ``tests/reference`` that works its text out independently.
LAWS = {
    "changchun-2017": "changchun",
    "qingyuan-2015": "qingyuan",
    "shenyang-draft": "shenyang",
    "wenzhou-2012": "wenzhou",
    "zhengzhou-2017": "zhengzhou",
}
