"""Settings, addresses, command line, system checks."""
