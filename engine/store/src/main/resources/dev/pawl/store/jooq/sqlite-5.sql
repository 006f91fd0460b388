DROP INDEX execution_version;
DROP INDEX execution_alias;
CREATE INDEX execution_version ON execution (machine_key, json_extract(extra, '$.version'), key)
  WHERE json_extract(extra, '$.version') IS NOT NULL;
CREATE INDEX execution_alias ON execution (machine_key, json_extract(extra, '$.alias'), key)
  WHERE json_extract(extra, '$.alias') IS NOT NULL;
