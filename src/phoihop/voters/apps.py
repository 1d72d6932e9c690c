from django.apps import AppConfig


class VotersConfig(AppConfig):
    name = "phoihop.voters"
    label = "voters"
    verbose_name = "Tiếp xúc cử tri"

    def ready(self) -> None:
        from phoihop.base.events import subscribe
        from phoihop.commitments.events import DueMoved
        from phoihop.commitments.kinds import register
        from phoihop.org.events import BodySucceeded
        from phoihop.voters import handlers, notices
        from phoihop.voters.commitments import KINDS
        from phoihop.voters.events import MoveMade

        register(*KINDS)
        subscribe(DueMoved, handlers.due_moved)
        subscribe(BodySucceeded, handlers.body_succeeded)
        subscribe(MoveMade, notices.move_made)
