CREATE TABLE credential (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  grants TEXT NOT NULL,
  proof TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  used_at INTEGER
);
CREATE UNIQUE INDEX credential_id ON credential (id);
CREATE TABLE credential_changes (
  count INTEGER NOT NULL
);
INSERT INTO credential_changes (count) VALUES (0);
CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  resource TEXT NOT NULL,
  outcome TEXT NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE TABLE audit_end (
  name TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  seal TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO audit_end (name, seq, hash, seal) VALUES ('head', 0, '', '');
INSERT INTO audit_end (name, seq, hash, seal) VALUES ('anchor', 0, '', '');
CREATE TABLE sign_in (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  begun INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  facts TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_in_ends ON sign_in (ends);
