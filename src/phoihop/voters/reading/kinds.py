"""Petition, opinion, complaint or denunciation. Complaints and denunciations are no petitions (L72 art. 37.4).

When in doubt an item is set apart: a denunciation read as a petition would be shown to many, the other way round only
to the few who then put it back. General words about complaints or corruption are petitions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoihop.voters.reading import grievances, phrases
from phoihop.voters.reading.split import starts_deed
from phoihop.voters.reading.texts import Phrase, Text

PETITION, OPINION, COMPLAINT, DENUNCIATION = "petition", "opinion", "complaint", "denunciation"
NEAR = 200  # letters between an office and the deed
REACH = 16  # words before a deed among which its doer stands

_BEFORE_VICTIM = re.compile(r"(?:ho|gia dinh|nha|cua ho|cho ho|cu tri|con|vo|chong|dat cua|don cua|don)\s*$")
_WORRY = Phrase(
    r"\b(?:lo lắng|lo ngại|băn khoăn|trăn trở|quan tâm (?:đến|tới|theo dõi)|theo dõi|bày tỏ|chia sẻ|nhận định|cho rằng)\b"
)
# worry or sorrow told by voters, nothing asked: an opinion, in doubt
_ONLY_WORRY = Phrase(
    r"\b(?:cử tri|bà con|nhân dân|người dân|dân(?: \w+)?|có người|nhiều người|các cụ|phụ huynh|chúng tôi|tôi|ai cũng)(?: (?:rất|cũng|chỉ|đều|đang|vẫn|nay|cứ))* (?:lo(?! (?:lắng|ngại|cho|tiền|đủ|liệu|được))|than(?! phiền)|buồn|tiếc|xót|ngậm ngùi|trăn trở|ấm ức|tâm tư|chạnh lòng|ngán)\b"
)
_NOTHING_MORE = Phrase(r"\bkhông có (?:thêm )?(?:ý kiến|kiến nghị|thắc mắc)\b")
# petitions spoken of, not made
_ASKED_EARLIER = Phrase(
    r"\b(?:trả lời|giải quyết|tiếp thu|giải trình|lắng nghe|đối với|các|những) (?:các |những )?(?:ý kiến,? )?(?:kiến nghị|đề nghị)(?= (?:lần|kỳ|đợt|trước|của|cử tri|đã)|[,.;]|$)"
)
_ANY_ASK = Phrase(
    r"\b(?:đề nghị|kiến nghị|đề xuất|yêu cầu|mong|mong muốn|xin(?! (?:cảm|cám|chúc|chân|trân|gửi lời|bày tỏ|ghi nhận|biểu dương|khen|hoan nghênh))|nguyện vọng|cần|nên|sớm(?! hơn)|phải có|hãy|đừng|không nên|tiếp tục quan tâm)\b"
)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """The kind suggested, how sure, and the words that led there."""

    code: str
    confidence: float
    words: tuple[str, ...] = ()

    @property
    def is_secret(self) -> bool:
        return self.code in {COMPLAINT, DENUNCIATION}


def kind_of(
    text: Text, *, settled: bool = False, asked: bool = False, speaker: str = "", letters: bool = False
) -> KindChoice:
    """Tell the kind of an item.

    ``settled`` says that an office has already put it into a list of petitions,
    ``asked`` that the words before it ask ("tôi kiến nghị ba việc: …"), ``speaker`` that one person speaks for himself,
    ``letters`` that the heading above says "đơn thư của công dân".
    """
    if grievances.TOUCHED.search(text.folded):
        secret = _secret(text, speaker, letters=letters)
        if secret is not None:
            return secret
    any_ask = phrases.ASK if text.plain else _ANY_ASK  # "cần", "nên", "hãy" without marks are other words too
    asks = (
        asked
        or any(not _inside(hit.span(), _ASKED_EARLIER, text) for hit in any_ask.finditer(text))
        or phrases.QUESTION.search(text) is not None
        or (starts_deed(text) and not phrases.PRAISE.match(text))
    )
    praised = phrases.PRAISE.search(text)
    if praised and not asked and (goes := phrases.GOES_ON.search(text)):
        rest = Text(text.raw[: goes.start()])
        if not phrases.ASK.search(rest) and not phrases.TROUBLE.search(rest):
            return KindChoice(OPINION, 0.75, (praised.group(), goes.group()))
    if asks:
        return KindChoice(PETITION, 0.95)
    if _NOTHING_MORE.search(text) and phrases.PRAISE.search(text):
        return KindChoice(OPINION, 0.9)
    trouble = phrases.TROUBLE.search(text) or phrases.REPORT.search(text)
    praise = phrases.PRAISE.search(text)
    if (
        not asked
        and not text.plain
        and (worry := _ONLY_WORRY.search(text))
        and not phrases.PLEADS.search(text)
    ):
        return KindChoice(OPINION, 0.6, (worry.group(),))
    if praise and not _troubled(text):
        return KindChoice(OPINION, 0.92, (praise.group(),))
    if trouble and not (_WORRY.search(text) and not phrases.TROUBLE.search(text)):
        return KindChoice(PETITION, 0.85 if settled else 0.6, (trouble.group(),))
    if settled or not (praise or _WORRY.search(text) or _NOTHING_MORE.search(text)):
        return KindChoice(PETITION, 0.6 if settled else 0.5)  # a fact told is told so that something be done
    return KindChoice(OPINION, 0.6)


def _troubled(text: Text) -> bool:
    """Is trouble told that is not over ("không thiếu bữa nào", "không bị chia cắt nữa")?"""
    over = [hit.span() for hit in phrases.NO_TROUBLE.finditer(text)]
    return any(not any(a <= hit.start() < b for a, b in over) for hit in phrases.TROUBLE.finditer(text))


def _secret(text: Text, speaker: str, *, letters: bool) -> KindChoice | None:
    denounce = _denunciation(text)
    if denounce is not None:
        return denounce
    return _complaint(text, speaker, letters=letters)


def _denunciation(text: Text) -> KindChoice | None:
    own = [
        hit
        for hit in grievances.DENOUNCE.finditer(text)
        if not _inside(hit.span(), grievances.GENERIC_DENOUNCE, text)
    ]
    if not own and not text.plain:
        own = list(grievances.DENOUNCE_SHORT.finditer(text))
    wrong = grievances.WRONG.search(text)
    takes = grievances.TAKES.search(text)
    named = _accused(text)
    office = grievances.OFFICE.search(text)
    if own:
        sure = bool(named or office or wrong or takes)
        return KindChoice(DENUNCIATION, 0.95 if sure else 0.75, (own[0].group(),))
    wrong = takes or wrong
    if wrong is None:
        return None
    general = grievances.GENERAL_WRONG.search(text)
    if named:
        return KindChoice(
            DENUNCIATION,
            0.85 if not general else 0.65,
            (text.raw[named.start() : named.end()], wrong.group()),
        )
    if office and not general and abs(office.start() - wrong.start()) < NEAR:
        return KindChoice(DENUNCIATION, 0.7, (office.group(), wrong.group()))
    if not general and (deed := _deed_of_office(text)) is not None:
        return deed
    if takes and not general and (officer := _who_takes(text, takes.start())) is not None:
        return KindChoice(DENUNCIATION, 0.65, (officer.group(), takes.group()))
    return None


def _deed_of_office(text: Text) -> KindChoice | None:
    """Somebody unnamed did what only the holder of an office can do: set apart in doubt."""
    deed = grievances.OF_OFFICE.search(text)
    if deed is None:
        return None
    start = max((text.raw.rfind(mark, 0, deed.start()) for mark in ".;?!\n"), default=-1) + 1
    before = text.cut(start, deed.start())
    who = grievances.DOERS.search(before) or grievances.OFFICER.search(before)
    if not who or grievances.HANDLED.search(before.cut(0, who.start())):
        return None
    if grievances.FIRM.search(before) and not grievances.OFFICER.search(before):
        return None
    return KindChoice(DENUNCIATION, 0.6, (who.group(), deed.group()))


def _accused(text: Text) -> re.Match[str] | None:
    """The first person named who neither suffers nor speaks."""
    for hit in grievances.NAMED.finditer(text.raw):
        if not _is_victim(text, hit.start()) and not grievances.SPEAKS.match(text, hit.end()):
            return hit
    return None


def _who_takes(text: Text, end: int) -> re.Match[str] | None:
    """An official told of as taking, in the same sentence, where nobody is asked to act against such officials."""
    start = max((text.raw.rfind(mark, 0, end) for mark in ".;?!\n"), default=-1) + 1
    before = text.cut(start, end)
    officer = grievances.OFFICER.search(before)
    if officer is None or before.count > REACH or grievances.HANDLED.search(before):
        return None
    return officer


def _is_victim(text: Text, start: int) -> bool:
    """ "Hộ ông A", "gia đình bà B", "đơn của ông C" are those who suffer, not those who are accused."""
    before = text.folded[max(0, start - 22) : start]
    return _BEFORE_VICTIM.search(before) is not None


def _complaint(text: Text, speaker: str, *, letters: bool) -> KindChoice | None:
    personal = grievances.OWN.search(text)
    named = grievances.NAMED.finditer(text.raw)
    victim = speaker or next(
        (hit for hit in named if hit.start() == 0 or _is_victim(text, hit.start())), None
    )
    of_one = bool(personal or victim)
    again = grievances.AGAIN.search(text)
    if again and of_one:
        return KindChoice(COMPLAINT, 0.9, (again.group(),))
    own = [
        hit
        for hit in grievances.COMPLAIN.finditer(text)
        if not _inside(hit.span(), grievances.GENERIC_COMPLAIN, text)
    ]
    if own:
        of = grievances.COMPLAIN_OF.search(text)
        return KindChoice(COMPLAINT, 0.92 if of or personal else 0.75, (own[0].group(),))
    if (cries := grievances.CRIES.search(text)) is not None:
        return KindChoice(COMPLAINT, 0.75, (cries.group(),))
    if grievances.COMPLAIN.search(text) and of_one:
        return KindChoice(COMPLAINT, 0.65, ("khiếu nại", "gia đình, cá nhân"))
    against = grievances.OBJECT.search(text)
    if personal and not grievances.MANY.match(text) and (done := grievances.DONE_TO.search(text)):
        stands = grievances.STANDS_UP.search(text, done.end())
        if stands is not None:
            return KindChoice(COMPLAINT, 0.7, (done.group()[:60], stands.group()))
    if against is None:
        return None
    written = letters or grievances.A_LETTER.match(text) is not None
    if of_one or written:
        return KindChoice(COMPLAINT, 0.75, (against.group()[:60],))
    refused = grievances.REFUSES.search(text)
    if refused and grievances.UNDO.search(text, refused.end()) and not grievances.MANY.match(text):
        return KindChoice(COMPLAINT, 0.65, (refused.group()[:60],))
    return None


def _inside(span: tuple[int, int], phrase: Phrase, text: Text) -> bool:
    return any(hit.start() <= span[0] and span[1] <= hit.end() for hit in phrase.finditer(text))
