import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "./at-end.ts";
import { type Certificates, makeCertificates } from "./certificates.ts";
import { findPostgres } from "./installed.ts";
import { findServiceUser, type ServiceUser } from "./service-user.ts";

/** What all servers of a run share. */
export interface RunFolder {
  readonly root: string;
  readonly user: ServiceUser;
  readonly certificates: Certificates;
  /** Folder of PostgreSQL's binaries. */
  readonly postgres: string;
  /** A new folder that belongs to the user. */
  newFolder(name: string): string;
  /** A data folder as `initdb` leaves it. */
  newDataFolder(): string;
}

let made: RunFolder | undefined;

/** Made at the first call. */
export function openRunFolder(): RunFolder {
  made ??= make();
  return made;
}

/** Removes it; its servers have to be gone. */
export function closeRunFolder(): void {
  if (made !== undefined) rmSync(made.root, { recursive: true, force: true });
  made = undefined;
}

function make(): RunFolder {
  const user = findServiceUser();
  const root = mkdtempSync(join(tmpdir(), "tenantry-pg-"));
  atEnd(() => rmSync(root, { recursive: true, force: true }));
  const own = (path: string) => {
    if (user.spawn.uid !== undefined) execFileSync("chown", ["-R", `${user.spawn.uid}:${user.spawn.gid}`, path]);
    return path;
  };
  own(root);
  // A copy: the user may be barred from the folder of this repository.
  cpSync(findPostgres(), `${root}/postgres`, { recursive: true, verbatimSymlinks: true });
  const certificatesFolder = `${root}/certificates`;
  mkdirSync(certificatesFolder);
  const certificates = makeCertificates(certificatesFolder);
  own(certificatesFolder);
  let count = 0;
  const newFolder = (name: string) => {
    count += 1;
    const path = `${root}/${count}-${name}`;
    mkdirSync(path, { mode: 0o700 });
    return own(path);
  };
  return {
    root,
    user,
    certificates,
    postgres: `${root}/postgres`,
    newFolder,
    newDataFolder() {
      const path = newFolder("data");
      // The encoding and locale that the operator gives to initdb.
      const flags = ["-U", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"];
      execFileSync(`${root}/postgres/bin/initdb`, ["-D", path, ...flags], { ...user.spawn, cwd: root, stdio: "pipe" });
      return path;
    },
  };
}
