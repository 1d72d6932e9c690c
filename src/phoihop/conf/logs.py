"""What is logged: one line per event, as JSON for machines or plain for people, never what a form carried."""

from __future__ import annotations

import logging
from typing import Any

import structlog

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class NoForms(logging.Filter):
    """A record never carries a request: its method and path stay, its form, cookies and query do not."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        if request is not None:
            method, path = getattr(request, "method", None), getattr(request, "path", None)
            if method and path:
                record.__dict__["address"] = f"{method} {path}"
        return True


def logging_config(*, json: bool, level: str) -> dict[str, Any]:
    """The `LOGGING` of the settings; also tells structlog to go the same way."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # The plain traceback shows no local variables, which may hold what somebody wrote.
    last: list[Any] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if json:
        last += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    else:
        last += [
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
            )
        ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"no_forms": {"()": "phoihop.conf.logs.NoForms"}},
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": last,
                "foreign_pre_chain": [
                    *_SHARED,
                    structlog.stdlib.ExtraAdder(allow=["address", "status_code"]),
                ],
            }
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_forms"]},
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            "procrastinate": {"level": "WARNING"},
        },
    }
