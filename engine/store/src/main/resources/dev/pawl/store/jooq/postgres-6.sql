CREATE TABLE schedule (
  name TEXT COLLATE "C" PRIMARY KEY,
  id TEXT NOT NULL,
  owner TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  anchor BIGINT NOT NULL,
  paused BIGINT NOT NULL,
  due BIGINT,
  revision BIGINT NOT NULL,
  definition TEXT NOT NULL,
  progress TEXT NOT NULL
);
CREATE INDEX schedule_due ON schedule (due, name) WHERE due IS NOT NULL;
CREATE INDEX schedule_owner ON schedule (owner, name);
