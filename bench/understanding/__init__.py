"""How well and how fast amounts and figures are understood, beside what else one could use."""
