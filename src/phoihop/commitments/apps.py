from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "phoihop.commitments"
    label = "commitments"
    verbose_name = "Sổ theo dõi, đôn đốc"
