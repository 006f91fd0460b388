CREATE TABLE express_event (
  id INTEGER PRIMARY KEY,
  arn_hash INTEGER NOT NULL,
  revision_key INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  arn TEXT NOT NULL,
  extra TEXT,
  events TEXT NOT NULL,
  payloads TEXT
);
CREATE INDEX express_event_arn ON express_event (arn_hash, id);
CREATE INDEX express_event_revision ON express_event (revision_key, id);

CREATE TABLE delivery_cursor (
  reader TEXT NOT NULL,
  partition INTEGER NOT NULL,
  lane TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (reader, partition, lane)
) WITHOUT ROWID;
