"""Reads an office paper (.docx, .xlsx, .xls, text PDF) into a faithful, addressed sequence of blocks. No Django."""
