CREATE TABLE node (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  stopping BIGINT NOT NULL,
  until BIGINT NOT NULL
);

ALTER TABLE partition ADD COLUMN handed_over BIGINT NOT NULL DEFAULT 0;

CREATE TABLE handed_call (
  execution TEXT NOT NULL,
  event_id BIGINT NOT NULL,
  node TEXT NOT NULL,
  partition BIGINT NOT NULL,
  PRIMARY KEY (execution, event_id, node)
);
CREATE INDEX handed_call_partition ON handed_call (partition);
