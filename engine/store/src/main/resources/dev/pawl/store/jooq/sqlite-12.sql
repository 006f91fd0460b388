CREATE INDEX execution_stopped ON execution (partition, stopped_at, key) WHERE stopped_at IS NOT NULL;
CREATE TABLE retention_policy (
  scope TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE retention_hold (
  execution INTEGER PRIMARY KEY,
  arn TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  placed_by TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE TABLE removal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  partition INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  arn TEXT NOT NULL
);
