"""The ledger: who owes what to whom by when under which article."""
