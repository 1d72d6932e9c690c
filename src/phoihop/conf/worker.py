"""The background worker as a child process; its parent keeps the database."""

from __future__ import annotations

from phoihop.conf.installation import set_up_django


def main() -> None:
    set_up_django()
    from phoihop.base.jobs.worker import run_worker

    run_worker()


if __name__ == "__main__":
    main()
