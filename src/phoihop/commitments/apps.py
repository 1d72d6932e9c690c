from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "phoihop.commitments"
    label = "commitments"
    verbose_name = "Sổ theo dõi, đôn đốc"

    def ready(self) -> None:
        from phoihop.base.events import subscribe
        from phoihop.base.law.events import CalendarChanged, RuleChanged
        from phoihop.commitments import handlers
        from phoihop.org import obligations
        from phoihop.org.events import BodySucceeded, SessionMoved

        subscribe(SessionMoved, handlers.session_moved)
        subscribe(CalendarChanged, handlers.calendar_changed)
        subscribe(RuleChanged, handlers.rule_changed)
        subscribe(BodySucceeded, handlers.body_succeeded)
        obligations.register("commitments", handlers.owes)
