import {
  closeSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { diskErrorCode, explainDiskError } from "../disk/disk-error.ts";
import { parentOf } from "./inspect-output.ts";
import { nameTemporaryFile } from "./temporary-file.ts";

/** What to do on disk, in this order. Paths are relative to the root. */
export interface DiskChanges {
  readonly leftOver: readonly string[];
  readonly writes: readonly { readonly path: string; readonly text: string }[];
  /** Folders that this empties go with their files; those that stand empty already are not ours. */
  readonly deletions: readonly string[];
}

export type WriteResult =
  | { readonly kind: "done" }
  /** `path` is as it was; those before it in the list are done. */
  | { readonly kind: "failed"; readonly path: string; readonly reason: string; readonly done: number }
  /** The same. */
  | { readonly kind: "stopped"; readonly path: string; readonly done: number };

export interface WriteOptions {
  /** Number of this process. */
  readonly process: number;
  /** Asked between two files. */
  readonly isStopped: () => boolean;
}

/** Files between two looks at pending signals: often enough for Ctrl-C, too seldom to cost time. */
const BATCH = 64;

/**
 * Changes files one by one, each at once: a reader, a kill or a full disk finds every file old or new. New texts come
 * first and deletions last, so that a run that stops early leaves too much rather than too little. Not synced to the
 * platter: after a power cut Git has the old text and another render the new one.
 */
export async function writeFiles(root: string, changes: DiskChanges, options: WriteOptions): Promise<WriteResult> {
  const { writes, deletions } = changes;
  const folders = new Set<string>();
  const steps = writes.length + deletions.length;
  for (const path of changes.leftOver) {
    removeLeftOver(`${root}/${path}`);
    removeEmptyFolders(root, path);
  }
  for (let done = 0; done < steps; done += 1) {
    if (done % BATCH === BATCH - 1) await new Promise((resolve) => setImmediate(resolve));
    const write = writes[done];
    const path = write?.path ?? deletions[done - writes.length] ?? "";
    if (options.isStopped()) return { kind: "stopped", path, done };
    try {
      if (write === undefined) {
        unlinkSync(`${root}/${path}`);
        removeEmptyFolders(root, path);
      } else writeFile(root, write, { temporaryName: nameTemporaryFile(options.process, done), folders });
    } catch (error) {
      if (write === undefined && diskErrorCode(error) === "ENOENT") continue;
      return { kind: "failed", path, reason: explainDiskError(error), done };
    }
  }
  return { kind: "done" };
}

interface WriteState {
  readonly temporaryName: string;
  /** Folders that exist for sure. */
  readonly folders: Set<string>;
}

function writeFile(root: string, { path, text }: { path: string; text: string }, state: WriteState): void {
  const folder = parentOf(path);
  if (!state.folders.has(folder)) {
    mkdirSync(`${root}/${folder}`, { recursive: true });
    state.folders.add(folder);
  }
  const temporary = `${root}/${folder}/${state.temporaryName}`;
  const mode = statSync(`${root}/${path}`, { throwIfNoEntry: false })?.mode;
  const descriptor = openSync(temporary, "wx");
  try {
    try {
      // Who may read a file is its owner's choice. Some disks refuse to set what is the same for all files there.
      if (mode !== undefined && mode !== fstatSync(descriptor).mode) fchmodSync(descriptor, mode);
      writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, `${root}/${path}`);
  } catch (error) {
    removeLeftOver(temporary);
    throw error;
  }
}

/** A leftover that cannot be removed is harmless: no reader looks at it, and the next run tries again. */
function removeLeftOver(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    explainDiskError(error);
  }
}

/** Removes the folders that held a deleted file and nothing else; never one that stands in the root itself. */
function removeEmptyFolders(root: string, deleted: string): void {
  try {
    for (let folder = parentOf(deleted); folder.includes("/"); folder = parentOf(folder)) {
      rmdirSync(`${root}/${folder}`);
    }
  } catch (error) {
    // Not empty, or gone: both are fine.
    explainDiskError(error);
  }
}
