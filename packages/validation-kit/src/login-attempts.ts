import type { ClusterReader, ContainerName } from "./cluster-reader.ts";

/** Somebody without a password at a server's door. */
export interface LoginAttempt {
  readonly host: string;
  readonly role: string;
  readonly database: string;
  readonly sslmode: "disable" | "require" | "verify-full";
}

export interface LoginOutcome extends LoginAttempt {
  /**
   * `asked`: the rules let this session through to authentication, which wants a password or certificate. `refused`: the
   * rules turn it away before. `in`: it needs neither. `other`: it got to no answer about that.
   */
  readonly verdict: "asked" | "refused" | "in" | "other";
  /** What psql said. */
  readonly said: string;
}

/** CNPG keeps the CA of its servers there (v1.27.0, pkg/management/postgres/constants). */
const SERVER_CA = "/controller/certificates/server-ca.crt";

/**
 * Reads attempts, and tells of each its number, psql's exit code and words. Names come in by the environment: as arguments
 * psql would take some of them for connection strings. With a CA, sslmode=require would mean verify-ca. A host that does
 * not answer ends it: each more would cost as long.
 */
export const LOGIN_SCRIPT = `export PGCONNECT_TIMEOUT=5 PGPORT=5432
n=0
while IFS='	' read -r PGSSLMODE PGHOST PGUSER PGDATABASE; do
  export PGSSLMODE PGHOST PGUSER PGDATABASE
  unset PGSSLROOTCERT
  if [ "$PGSSLMODE" = verify-full ]; then export PGSSLROOTCERT=${SERVER_CA}; fi
  said=$(psql -XAtqw -c 'SELECT 1' 2>&1 </dev/null)
  code=$?
  printf '%s\\t%s\\t%s\\n' "$n" "$code" "$(printf '%s' "$said" | tr '\\n\\t' '  ')"
  n=$((n + 1))
  case $said in *'timeout expired'*) exit 0 ;; esac
done`;

/** Tries them all from inside a container, by one process. Passwords are never sent. @throws Unanswered */
export async function tryLogins(
  cluster: ClusterReader,
  container: ContainerName,
  attempts: readonly LoginAttempt[],
): Promise<readonly LoginOutcome[]> {
  if (attempts.length === 0) return [];
  const lines = attempts.map(({ sslmode, host, role, database }) => `${sslmode}\t${host}\t${role}\t${database}\n`);
  const options = { stdin: lines.join(""), timeoutSeconds: 60 + attempts.length };
  const answer = await cluster.exec(container, ["sh", "-c", LOGIN_SCRIPT], options);
  const said = new Map<number, { readonly code: string; readonly words: string }>();
  for (const line of answer.stdout.split("\n")) {
    const [number = "", code = "", ...words] = line.split("\t");
    if (number !== "") said.set(Number(number), { code, words: words.join(" ") });
  }
  const silence = { code: "", words: answer.stderr.trim() || "it was not tried, as the host before did not answer" };
  return attempts.map((attempt, index) => {
    const { code, words } = said.get(index) ?? silence;
    return { ...attempt, verdict: judge(code, words), said: words };
  });
}

const ASKED = ["no password supplied", "connection requires a valid client certificate"];
/** PostgreSQL's words for a rejecting line and for no line; PgBouncer's for either, before and since 1.24. */
const REFUSED = ["pg_hba.conf rejects", "no pg_hba.conf entry", "login rejected", "SSL required", "rejected by HBA"];

function judge(code: string, words: string): LoginOutcome["verdict"] {
  if (code === "0") return "in";
  if (ASKED.some((text) => words.includes(text))) return "asked";
  return REFUSED.some((text) => words.includes(text)) ? "refused" : "other";
}
