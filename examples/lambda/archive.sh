#!/bin/sh
# Makes an archive of the function's classes by one invocation: an AOT cache from JDK 25 on, an
# AppCDS archive before. To be run by the very JVM, and with the jar in the very place, that the
# function will have.
set -eu

if [ $# -gt 2 ]; then
  echo "usage: archive.sh [JAR [ARCHIVE]]" >&2
  exit 2
fi
jar=${1:-$(dirname "$0")/target/lambda.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$jar" ]; then
  echo "There is no $jar: build it, see README.md" >&2
  exit 1
fi

invoke() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@" \
    -cp "$jar" dev.breaker.examples.lambda.Training
}

if "$java" -XX:+PrintFlagsFinal -version 2>/dev/null | grep AOTCacheOutput >/dev/null; then
  archive=${2:-${jar%.jar}.aot}
  invoke -XX:AOTCacheOutput="$archive" -Xlog:aot=error
  use=-XX:AOTCache=$archive
else
  archive=${2:-${jar%.jar}.jsa}
  invoke -XX:ArchiveClassesAtExit="$archive" -Xlog:cds=error -Xlog:cds+dynamic=error
  use=-XX:SharedArchiveFile=$archive
fi
# A JVM that cannot use what it has made starts without a word.
if ! invoke "$use" -Xlog:class+load | grep 'WeatherHandler source: shared objects' >/dev/null; then
  echo "The JVM does not use $archive" >&2
  exit 1
fi
echo "Made $archive; use it by $use"
