import { createHash } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Problem } from "@tenantry/tenant-model";
import { diskErrorCode, explainDiskError } from "../disk/disk-error.ts";
import { isAbandoned } from "./temporary-file.ts";

export interface RenderLock {
  release(): void;
}

export interface LockOptions {
  /** Told once, when somebody else is at work: the number of that process. */
  readonly onWait: (writer: number) => void;
  readonly patience?: number;
}

/** Longer than renders take; then whoever waits is told for what. */
const PATIENCE_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 20;

/** By number: in a container a user may have no name. Windows has a temporary folder for each. */
export const locksFolder = (): string => `${tmpdir()}/tenantry-${process.getuid?.() ?? "locks"}`;

/**
 * Makes renders of one catalog follow one another, from reading it to the last file: of two that overlap, the one that has
 * read an older catalog would overwrite files of the newer one. The locks lie in this user's temporary folder, as nothing
 * must appear in the repository; one that a killed run left behind is taken over.
 * @param catalogs relative to the root
 */
export async function lockCatalogs(
  root: string,
  catalogs: readonly string[],
  options: LockOptions,
): Promise<RenderLock | { readonly problem: Problem }> {
  const held: string[] = [];
  const release = () => {
    for (const path of held.splice(0)) rmSync(path, { force: true });
  };
  const folder = locksFolder();
  const repository = realpathSync(root);
  let told = false;
  const deadline = Date.now() + (options.patience ?? PATIENCE_MILLISECONDS);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // In one order, so that no two runs wait for each other.
    for (const catalog of [...catalogs].sort()) {
      const path = `${folder}/${createHash("sha256").update(`${repository}\0${catalog}`).digest("hex").slice(0, 24)}.lock`;
      for (let writer = take(path); writer !== undefined; writer = take(path)) {
        if (Date.now() > deadline) {
          release();
          return { problem: busy(catalog, writer, path) };
        }
        if (!told) options.onWait(writer);
        told = true;
        await sleep(PAUSE_MILLISECONDS);
      }
      held.push(path);
    }
  } catch (error) {
    // Without a temporary folder there is no lock, as for renders on two machines: every file is still written at once.
    explainDiskError(error);
  }
  return { release };
}

/** @returns the process that has it */
function take(path: string): number | undefined {
  if (place(path)) return undefined;
  const writer = readWriter(path);
  if (writer === undefined) return take(path);
  if (!isAbandoned(path, writer, Date.now())) return writer;
  const left = `${path}.${process.pid}`;
  try {
    // Of several that see it, one succeeds; the others find the next holder's.
    renameSync(path, left);
    if (readWriter(left) === writer) rmSync(left);
    else renameSync(left, path);
  } catch (error) {
    if (diskErrorCode(error) !== "ENOENT") throw error;
  }
  return take(path);
}

/** At once with its content: killed in between, a run would leave a lock of nobody. */
function place(path: string): boolean {
  const draft = `${path}.${process.pid}-new`;
  try {
    writeFileSync(draft, String(process.pid));
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (diskErrorCode(error) !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readWriter(path: string): number | undefined {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch (error) {
    if (diskErrorCode(error) !== "ENOENT") throw error;
    return undefined;
  }
}

function busy(catalog: string, writer: number, path: string): Problem {
  return {
    rule: "render-busy",
    severity: "error",
    message: `another tenantry is at work on this catalog (process ${writer}) and does not come to an end`,
    help: `wait for it or end it, then run this again; if there is no such process, remove ${path}`,
    file: catalog,
    line: 1,
    column: 1,
    path: "",
  };
}
