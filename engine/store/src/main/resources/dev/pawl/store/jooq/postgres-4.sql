CREATE TABLE map_run (
  key BIGINT PRIMARY KEY,
  partition BIGINT NOT NULL,
  arn_hash BIGINT NOT NULL,
  execution_hash BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  status BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  stopped_at BIGINT,
  redrive_count BIGINT NOT NULL,
  redriven_at BIGINT,
  arn TEXT NOT NULL,
  execution TEXT NOT NULL,
  plan TEXT NOT NULL,
  progress TEXT NOT NULL
);
CREATE INDEX map_run_arn ON map_run (arn_hash);
CREATE INDEX map_run_execution ON map_run (execution_hash, key);
CREATE INDEX map_run_running ON map_run (partition, key) WHERE status = 0;

CREATE TABLE map_item (
  id BIGINT PRIMARY KEY,
  status BIGINT NOT NULL,
  size BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  stopped_at BIGINT,
  input TEXT,
  output TEXT,
  error TEXT,
  cause TEXT
);

CREATE SEQUENCE map_run_key;
