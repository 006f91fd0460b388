ALTER TABLE machine ADD COLUMN last_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE machine ADD COLUMN published TEXT;

CREATE TABLE machine_version (
  machine_key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  revision_key INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (machine_key, number)
) WITHOUT ROWID;

CREATE TABLE machine_alias (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  machine_key INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  first_version INTEGER NOT NULL,
  first_weight INTEGER NOT NULL,
  second_version INTEGER,
  second_weight INTEGER
);
CREATE UNIQUE INDEX machine_alias_name ON machine_alias (machine_key, name);

CREATE INDEX execution_version ON execution (json_extract(extra, '$.version'), key)
  WHERE json_extract(extra, '$.version') IS NOT NULL;
CREATE INDEX execution_alias ON execution (json_extract(extra, '$.alias'), key)
  WHERE json_extract(extra, '$.alias') IS NOT NULL;
