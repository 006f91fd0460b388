CREATE TABLE express_event (
  id BIGINT PRIMARY KEY,
  arn_hash BIGINT NOT NULL,
  revision_key BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  at BIGINT NOT NULL,
  arn TEXT NOT NULL,
  extra TEXT,
  events TEXT NOT NULL,
  payloads TEXT
);
CREATE INDEX express_event_arn ON express_event (arn_hash, id);
CREATE INDEX express_event_revision ON express_event (revision_key, id);

CREATE TABLE delivery_cursor (
  reader TEXT NOT NULL,
  partition BIGINT NOT NULL,
  lane TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (reader, partition, lane)
);
