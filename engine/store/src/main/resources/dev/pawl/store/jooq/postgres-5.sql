DROP INDEX execution_version;
DROP INDEX execution_alias;
CREATE INDEX execution_version ON execution (machine_key, (extra::json ->> 'version'), key)
  WHERE (extra::json ->> 'version') IS NOT NULL;
CREATE INDEX execution_alias ON execution (machine_key, (extra::json ->> 'alias'), key)
  WHERE (extra::json ->> 'alias') IS NOT NULL;
