import { WRITE } from "../sql/drill-writes.ts";

/**
 * Script for a POSIX shell: writes one row after the other, each in a connection and transaction of its own, and says of each
 * when it was acknowledged or refused. A write that hangs is given up after five seconds, as an application would.
 */
export const WRITE_ROWS = `number=0
while :; do
  number=$((number + 1))
  if said=$(timeout 5 psql -XAtq -v ON_ERROR_STOP=1 -c "${WRITE}" 2>&1); then
    echo "acknowledged $number $(date +%s.%N)"
  else
    echo "refused $number $(date +%s.%N) $(echo "$said" | tr '\\n' ' ')"
  fi
  sleep 0.05
done`;
