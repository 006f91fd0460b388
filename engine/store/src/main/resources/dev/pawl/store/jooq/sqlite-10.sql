CREATE TABLE control (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE TABLE claim (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  limit_name TEXT NOT NULL,
  grp TEXT NOT NULL,
  arn TEXT NOT NULL,
  event_id INTEGER NOT NULL,
  state INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  since INTEGER NOT NULL,
  granted_at INTEGER
);
CREATE UNIQUE INDEX claim_of ON claim (arn, event_id, limit_name);
CREATE INDEX claim_turn ON claim (grp, state, priority DESC, id);
CREATE INDEX claim_limit ON claim (limit_name, state, id);
CREATE INDEX claim_unbegun ON claim (since) WHERE begun = 0;
CREATE TABLE claim_group (
  grp TEXT PRIMARY KEY,
  next_at INTEGER NOT NULL
) WITHOUT ROWID;
