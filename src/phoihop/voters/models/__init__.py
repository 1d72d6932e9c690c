from phoihop.voters.models.learning import Confirmation
from phoihop.voters.models.meetings import Meeting, MeetingDeputy, MeetingRound
from phoihop.voters.models.opinions import Opinion, SealedOpinion, SealedReading
from phoihop.voters.models.petitions import Petition, PetitionLink, Publication
from phoihop.voters.models.referrals import PartnerRequest, Referral, TransferLetter
from phoihop.voters.models.replies import Evaluation, Promise, PromiseCheck, Reply, ReplyOutcome

__all__ = [
    "Confirmation",
    "Evaluation",
    "Meeting",
    "MeetingDeputy",
    "MeetingRound",
    "Opinion",
    "PartnerRequest",
    "Petition",
    "PetitionLink",
    "Promise",
    "PromiseCheck",
    "Publication",
    "Referral",
    "Reply",
    "ReplyOutcome",
    "SealedOpinion",
    "SealedReading",
    "TransferLetter",
]
