import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Problem } from "@tenantry/tenant-model";
import { diskErrorCode, explainDiskError } from "../disk/disk-error.ts";
import { isAlive } from "./temporary-file.ts";

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
  const folder = `${tmpdir()}/tenantry-${userInfo().uid}`;
  const place = realpathSync(root);
  let told = false;
  const deadline = Date.now() + (options.patience ?? PATIENCE_MILLISECONDS);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // In one order, so that no two runs wait for each other.
    for (const catalog of [...catalogs].sort()) {
      const path = `${folder}/${createHash("sha256").update(`${place}\0${catalog}`).digest("hex").slice(0, 24)}.lock`;
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

/** @returns the process that has it; 0 while that is being written */
function take(path: string): number | undefined {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return undefined;
  } catch (error) {
    if (diskErrorCode(error) !== "EEXIST") throw error;
  }
  const writer = readWriter(path);
  if (writer === undefined) return take(path);
  if (writer === 0 || (writer !== process.pid && isAlive(writer))) return writer;
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

function readWriter(path: string): number | undefined {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch (error) {
    if (diskErrorCode(error) !== "ENOENT") throw error;
    return undefined;
  }
}

function busy(catalog: string, writer: number, path: string): Problem {
  return {
    rule: "render-busy",
    severity: "error",
    message: `another render or edit of this catalog is at work (process ${writer}) and does not come to an end`,
    help: `wait for it or end it, then run this again; if there is no such process, remove ${path}`,
    file: catalog,
    line: 1,
    column: 1,
    path: "",
  };
}
