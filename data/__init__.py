"""What the product knows: laws, facts, rates and vocabulary, as files. No code lives here."""
