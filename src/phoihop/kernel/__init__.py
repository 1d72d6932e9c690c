"""Pure Python: clock, Vietnamese text, working calendar, deadlines, workflow engine, decisions. No Django."""
