CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE partition (
  partition INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  owner TEXT,
  until INTEGER NOT NULL
);

CREATE TABLE machine (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  life INTEGER NOT NULL,
  revision_key INTEGER NOT NULL
);
CREATE UNIQUE INDEX machine_arn ON machine (arn) WHERE life < 2;

CREATE TABLE machine_revision (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  machine_key INTEGER NOT NULL,
  revision_id TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  role_arn TEXT NOT NULL,
  logging TEXT,
  tracing TEXT,
  encryption TEXT,
  definition TEXT NOT NULL
);
CREATE INDEX machine_revision_machine ON machine_revision (machine_key);

CREATE TABLE execution (
  key INTEGER PRIMARY KEY,
  partition INTEGER NOT NULL,
  arn_hash INTEGER NOT NULL,
  machine_key INTEGER NOT NULL,
  revision_key INTEGER NOT NULL,
  status INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  ended_sequence INTEGER,
  output_number INTEGER,
  redrive_count INTEGER NOT NULL,
  redriven_at INTEGER,
  arn TEXT NOT NULL,
  extra TEXT,
  input TEXT,
  output TEXT,
  error TEXT,
  cause TEXT
);
CREATE INDEX execution_arn ON execution (arn_hash);
CREATE INDEX execution_machine ON execution (machine_key, key);
CREATE INDEX execution_running ON execution (machine_key, key) WHERE status = 0;
CREATE INDEX execution_unsuccessful ON execution (machine_key, status, key) WHERE status > 1;

CREATE TABLE transition (
  id INTEGER PRIMARY KEY,
  execution INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  events TEXT NOT NULL
);
CREATE UNIQUE INDEX transition_execution ON transition (execution, sequence);

CREATE TABLE payload (
  execution INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE UNIQUE INDEX payload_execution ON payload (execution, sequence, number);

CREATE TABLE snapshot (
  execution INTEGER PRIMARY KEY,
  sequence INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL
);

CREATE TABLE timer (
  execution INTEGER NOT NULL,
  event_id INTEGER NOT NULL,
  purpose INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  due INTEGER NOT NULL,
  PRIMARY KEY (execution, event_id, purpose)
) WITHOUT ROWID;
CREATE INDEX timer_due ON timer (partition, due);

CREATE TABLE work (
  execution INTEGER NOT NULL,
  event_id INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  since INTEGER NOT NULL,
  waiting INTEGER,
  resource TEXT NOT NULL,
  handle TEXT,
  PRIMARY KEY (execution, event_id)
) WITHOUT ROWID;
CREATE INDEX work_waiting ON work (resource, since) WHERE waiting = 1;

CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  partition INTEGER NOT NULL,
  receiver TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE activity (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  encryption TEXT
);

CREATE TABLE tag (
  resource TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (resource, key)
) WITHOUT ROWID;

CREATE TABLE express_start (
  arn TEXT NOT NULL UNIQUE,
  partition INTEGER NOT NULL,
  revision_key INTEGER NOT NULL,
  info TEXT NOT NULL
);
