import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { ServiceUser } from "../postgres/service-user.ts";
import type { Session } from "../postgres/session.ts";
import { giveTo } from "./own-files.ts";

/** What every copy makes anew (PostgreSQL 17, "Making a Base Backup Using the Low Level API"). */
const LEFT_OUT = ["postmaster.pid", "postmaster.opts", "standby.signal", "recovery.signal", "log"];
const EMPTIED = ["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp"];

export interface Copy {
  readonly from: string;
  /** An empty folder. */
  readonly to: string;
  readonly user: ServiceUser;
}

/**
 * A base backup by the low-level API: PostgreSQL's binaries from npm have no pg_basebackup, and Debian's is too old for them.
 * @param session at the server whose data folder is copied
 */
export async function copyDataFolder(session: Session, { from, to, user }: Copy): Promise<void> {
  await session.ask("SELECT pg_backup_start('copy', true)");
  cpSync(from, to, { recursive: true, filter: (path) => isCopied(path.slice(from.length + 1)) });
  for (const folder of [...EMPTIED, "pg_wal/archive_status"])
    mkdirSync(`${to}/${folder}`, { recursive: true, mode: 0o700 });
  const { labelfile = "" } = await session.ask("SELECT * FROM pg_backup_stop(false)");
  writeFileSync(`${to}/backup_label`, labelfile);
  for (const name of LEFT_OUT) rmSync(`${to}/${name}`, { force: true });
  giveTo(user, to);
}

function isCopied(path: string): boolean {
  const [top = "", below] = path.split("/");
  if (LEFT_OUT.includes(path) || path.startsWith(".s.")) return false;
  return below === undefined || !EMPTIED.includes(top);
}
