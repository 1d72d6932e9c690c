from phoihop.org.models.bodies import Body, BodyPrincipal, BodySuccession
from phoihop.org.models.places import Place, PlaceSuccession
from phoihop.org.models.seats import Person, Seat, SeatHolding
from phoihop.org.models.terms import Session, SessionMove, Term
from phoihop.org.models.users import User

__all__ = [
    "Body",
    "BodyPrincipal",
    "BodySuccession",
    "Person",
    "Place",
    "PlaceSuccession",
    "Seat",
    "SeatHolding",
    "Session",
    "SessionMove",
    "Term",
    "User",
]
