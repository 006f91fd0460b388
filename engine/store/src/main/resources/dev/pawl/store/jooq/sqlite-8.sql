CREATE TABLE search_path (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE
);
CREATE TABLE search_document (
  execution INTEGER PRIMARY KEY,
  machine_key INTEGER NOT NULL,
  status INTEGER,
  started_at INTEGER,
  stopped_at INTEGER,
  leaves TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE TABLE search_value (
  path INTEGER NOT NULL,
  value TEXT NOT NULL,
  execution INTEGER NOT NULL,
  PRIMARY KEY (path, value, execution)
) WITHOUT ROWID;
CREATE TABLE search_machine (
  machine_key INTEGER PRIMARY KEY,
  swept INTEGER NOT NULL
);
CREATE TABLE search_ends (
  machine_key INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  begin_at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  duration INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  PRIMARY KEY (machine_key, slot, begin_at, status, duration)
) WITHOUT ROWID;
CREATE TABLE search_cursor (
  partition INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL
);
