"""The only module that touches cryptography: sealed text and signed codes."""
