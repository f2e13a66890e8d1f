#!/bin/sh
# Makes an AppCDS archive of the function's classes by one invocation. To be run by the very JVM,
# and with the jar in the very place, that the function will have.
set -eu

if [ $# -gt 2 ]; then
  echo "usage: archive.sh [JAR [ARCHIVE]]" >&2
  exit 2
fi
jar=${1:-$(dirname "$0")/target/lambda.jar}
archive=${2:-${jar%.jar}.jsa}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$jar" ]; then
  echo "There is no $jar: build it, see README.md" >&2
  exit 1
fi
"$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit="$archive" \
  -Xlog:cds=error -Xlog:cds+dynamic=error \
  -cp "$jar" dev.breaker.examples.lambda.Training
# Fails if the JVM cannot use what it has made.
"$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile="$archive" -Xshare:on \
  -cp "$jar" dev.breaker.examples.lambda.Training
echo "Made $archive"
