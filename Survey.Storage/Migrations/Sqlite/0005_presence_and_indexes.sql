-- Who has a response open is kept in memory: it is worth nothing after two minutes, and no page view must wait for a writer.

DROP TABLE presence;

CREATE INDEX audit_entry_of_round ON audit_entry (round, number);

CREATE INDEX message_of_round ON message (round, id);

CREATE INDEX contact_address ON contact (round, email);
