CREATE TABLE map_run (
  key INTEGER PRIMARY KEY,
  partition INTEGER NOT NULL,
  arn_hash INTEGER NOT NULL,
  execution_hash INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  status INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  redrive_count INTEGER NOT NULL,
  redriven_at INTEGER,
  arn TEXT NOT NULL,
  execution TEXT NOT NULL,
  plan TEXT NOT NULL,
  progress TEXT NOT NULL
);
CREATE INDEX map_run_arn ON map_run (arn_hash);
CREATE INDEX map_run_execution ON map_run (execution_hash, key);
CREATE INDEX map_run_running ON map_run (partition, key) WHERE status = 0;

CREATE TABLE map_item (
  id INTEGER PRIMARY KEY,
  status INTEGER NOT NULL,
  size INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  input TEXT,
  output TEXT,
  error TEXT,
  cause TEXT
);
