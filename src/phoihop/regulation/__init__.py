"""The signed coordination regulation: parties, fields, clauses."""
