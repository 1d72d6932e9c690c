from django.apps import AppConfig


class VotersConfig(AppConfig):
    name = "phoihop.voters"
    label = "voters"
    verbose_name = "Tiếp xúc cử tri"

    def ready(self) -> None:
        from phoihop.commitments.kinds import register
        from phoihop.voters.commitments import KINDS

        register(*KINDS)
