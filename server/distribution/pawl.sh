#!/bin/sh
# Starts Pawl with the Java that came with it.
# Settings: PAWL_JAVA_OPTS (more options for java), PAWL_JAVA_HOME (another Java, 21 or newer), PAWL_LOG_LEVEL.
set -eu

self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
case $self in
  */*) home=${self%/*}/.. ;;
  *) home=.. ;;
esac
home=$(cd "$home" && pwd -P)
lib=$home/lib
# In this order and with these names the archive of classes knows them.
classpath=@CLASSPATH@

case ${1:-} in
  server|bench) options='-XX:+UseParallelGC' log_level=INFO ;;
  run) options='-XX:+UseSerialGC' log_level=WARN ;;
  *) options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1' log_level=WARN ;;
esac
[ -n "${PAWL_LOG_LEVEL:-}" ] || options="$options -DPAWL_LOG_LEVEL=$log_level"
[ ! -t 1 ] || options="$options -Dpawl.terminal=true"
[ ! -t 0 ] || [ ! -t 2 ] || options="$options -Dpawl.asks=true"
if [ -n "${PAWL_JAVA_HOME:-}" ]; then
  java=$PAWL_JAVA_HOME/bin/java
  if [ ! -x "$java" ]; then
    printf '%s\n' "pawl: Expected Java in PAWL_JAVA_HOME, but $java cannot be run. Unset it to use Pawl's own." >&2
    exit 69
  fi
  archive=
else
  java=$home/runtime/bin/java
  archive='@ARCHIVE@'
fi
# shellcheck disable=SC2086
exec "$java" ${archive:+$archive"$lib/@ARCHIVE_FILE@"} ${archive:+-Xlog:disable} \
  @JAVA_OPTIONS@ -Dorg.sqlite.lib.path="$lib/native" $options ${PAWL_JAVA_OPTS:-} -cp "$classpath" dev.pawl.server.cli.Main "$@"
