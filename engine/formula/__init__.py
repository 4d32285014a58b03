"""The formula language: conditions and amounts of a law, written in its own words.

A formula passes through four rooms: :mod:`parse` reads text into a syntax tree, :mod:`check`
resolves names and units into a typed tree, :mod:`compile` turns that into a function over known
and unknown facts, and :mod:`explain` prints the same tree with a firm's figures in it.
"""
