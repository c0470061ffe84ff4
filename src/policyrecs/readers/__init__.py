"""Readers: bytes to `Document`, one format a file."""
