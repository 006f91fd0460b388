CREATE TABLE schedule (
  name TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  owner TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  anchor INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  due INTEGER,
  revision INTEGER NOT NULL,
  definition TEXT NOT NULL,
  progress TEXT NOT NULL
);
CREATE INDEX schedule_due ON schedule (due, name) WHERE due IS NOT NULL;
CREATE INDEX schedule_owner ON schedule (owner, name);
