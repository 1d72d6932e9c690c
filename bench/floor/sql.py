"""The bare SQL that the floors run."""

ROW = (
    "SELECT p.code, coalesce(nullif(p.summary, ''), left(p.content, 160)), coalesce(nullif(b.short_name, ''), b.name, ''), p.stage, p.due_on"
    " FROM voters_petition p LEFT JOIN org_body b ON b.id = p.lead_id"
)
STATUS_OWNER = f"{ROW} WHERE p.owner_id = %s AND p.status = %s ORDER BY p.id DESC LIMIT 50"
OPEN_DUE = f"{ROW} WHERE p.due_on IS NOT NULL ORDER BY p.due_on, p.id LIMIT 50"
SEARCH = (
    f"{ROW} WHERE p.id IN (SELECT id FROM voters_petition WHERE search_vector @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT 1000)"
    " ORDER BY ts_rank(p.search_vector, to_tsquery('simple', %s)) DESC, p.id DESC LIMIT 50"
)
PETITION = (
    "SELECT p.code, p.content, p.status, p.subject_field, b.name, o.name FROM voters_petition p LEFT JOIN org_body b ON b.id = p.lead_id"
    " JOIN org_body o ON o.id = p.owner_id WHERE p.id = %s"
)
REFERRALS = (
    "SELECT r.status, r.due_on, r.forwarded_on, a.name, d.symbol, x.short, y.text FROM voters_referral r JOIN org_body a ON a.id = r.authority_id"
    " LEFT JOIN voters_transferletter l ON l.id = r.letter_id LEFT JOIN office_document d ON d.id = l.document_id"
    " LEFT JOIN voters_replyoutcome x ON x.referral_id = r.id LEFT JOIN voters_reply y ON y.id = x.reply_id WHERE r.petition_id = %s ORDER BY r.id"
)
OPINIONS = (
    "SELECT words, speaker, speaker_unit FROM voters_opinion WHERE petition_id = %s ORDER BY id LIMIT 50"
)
HISTORY = "SELECT at, verb, actor_label FROM audit_auditentry WHERE object_type = 'voters.petition' AND object_id = %s ORDER BY seq DESC LIMIT 100"
INSERT = (
    "INSERT INTO voters_petition (code, content, summary, owner_id, term_id, status, competence, subject_field, lead_id, urgency, times_raised,"
    " opinion_count, secrecy, stage, search_vector, created_at, created_by, is_history, version)"
    " VALUES ('SAN-' || nextval('voters_petition_id_seq'), %s, '', %s, %s, 'classified', 'TINH', 'L01', %s, 'normal', 1, 1, 0, 'not_sent',"
    " setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D'), now(), 'san', false, 1)"
)
MATRIX_SCAN = (
    "SELECT debtor_id, creditor_id, count(*), count(*) FILTER (WHERE due_on < current_date), min(due_on) FROM commitments_commitment"
    " WHERE status = 'open' GROUP BY 1, 2"
)
