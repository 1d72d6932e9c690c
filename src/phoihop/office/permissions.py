"""Which seats read the books of documents."""

from phoihop.kernel.actor import Role

READS_DOCUMENTS = frozenset(
    {
        Role.SPECIALIST,
        Role.CLERK,
        Role.OFFICE_LEADER,
        Role.DELEGATION_LEADER,
        Role.COUNCIL_LEADER,
        Role.GROUP_LEADER,
        Role.DEPUTY,
        Role.FRONT_SPECIALIST,
        Role.FRONT_LEADER,
        Role.COMMITTEE_MEMBER,
        Role.READER,
    }
)
