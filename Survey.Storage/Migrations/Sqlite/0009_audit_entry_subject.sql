-- An entry is found by the response that it is about: for receipts, and to compare the audit trail with the revisions.

CREATE INDEX audit_entry_of_subject ON audit_entry (round, subject);
