CREATE TABLE approval (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  status INTEGER NOT NULL,
  execution TEXT NOT NULL,
  wakes_at INTEGER,
  version INTEGER NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX approval_id ON approval (id);
CREATE INDEX approval_status ON approval (status, key);
CREATE INDEX approval_execution ON approval (execution, key);
CREATE INDEX approval_wakes ON approval (wakes_at) WHERE wakes_at IS NOT NULL;
CREATE TABLE approval_mark (
  mark TEXT NOT NULL,
  approval INTEGER NOT NULL,
  PRIMARY KEY (mark, approval)
) WITHOUT ROWID;
CREATE INDEX approval_mark_approval ON approval_mark (approval);
CREATE TABLE approval_errand (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  approval TEXT NOT NULL,
  kind INTEGER NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  given_up INTEGER NOT NULL,
  why TEXT,
  body TEXT NOT NULL
);
CREATE INDEX approval_errand_due ON approval_errand (kind, due) WHERE given_up = 0;
CREATE INDEX approval_errand_approval ON approval_errand (approval);
CREATE TABLE approval_audit (
  seq INTEGER PRIMARY KEY,
  approval TEXT NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX approval_audit_approval ON approval_audit (approval, seq);
CREATE TABLE approval_head (
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  seal TEXT NOT NULL
);
INSERT INTO approval_head (seq, hash, seal) VALUES (0, '', '');
