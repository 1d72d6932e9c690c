"""The commands of `phoihop`, a module each with `run(argv) -> int`."""
