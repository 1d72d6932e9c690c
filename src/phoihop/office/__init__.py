"""What an office does with any field's work: documents, numbering, papers, notices, reporting."""
