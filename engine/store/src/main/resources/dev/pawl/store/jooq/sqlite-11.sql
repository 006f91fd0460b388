CREATE INDEX execution_fork ON execution (json_extract(extra, '$.forkOf'), key)
  WHERE json_extract(extra, '$.forkOf') IS NOT NULL;

CREATE TABLE bulk_action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  owner TEXT,
  until INTEGER NOT NULL,
  definition TEXT NOT NULL,
  progress TEXT NOT NULL
);
CREATE INDEX bulk_action_open ON bulk_action (id) WHERE ended_at IS NULL;

CREATE TABLE bulk_item (
  action INTEGER NOT NULL,
  number INTEGER NOT NULL,
  execution INTEGER NOT NULL,
  arn TEXT NOT NULL,
  state INTEGER NOT NULL,
  expected INTEGER NOT NULL,
  outcome TEXT,
  PRIMARY KEY (action, number)
) WITHOUT ROWID;
CREATE INDEX bulk_item_execution ON bulk_item (execution);
CREATE INDEX bulk_item_failed ON bulk_item (action, number) WHERE state = 3;
