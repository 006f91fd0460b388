CREATE INDEX execution_stopped ON execution (partition, stopped_at, key) WHERE stopped_at IS NOT NULL;
CREATE TABLE retention_policy (
  scope TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE retention_hold (
  execution BIGINT PRIMARY KEY,
  arn TEXT NOT NULL,
  placed_at BIGINT NOT NULL,
  placed_by TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE TABLE removal (
  id BIGSERIAL PRIMARY KEY,
  partition BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  key BIGINT NOT NULL,
  arn TEXT NOT NULL
);
ALTER TABLE execution SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE transition SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE payload SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE search_document SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
ALTER TABLE search_value SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
