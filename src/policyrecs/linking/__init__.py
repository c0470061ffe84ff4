"""Linking: mentions, markers and words to the parties, citations and topics they stand for."""
