"""The doors: each channel turns its platform's messages into turns of the conversation and back."""
