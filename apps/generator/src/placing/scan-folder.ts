import { type Dirent, readdirSync } from "node:fs";
import { isTemporaryFile } from "./temporary-file.ts";

/** What stands in a folder, at any depth. Paths are relative to the root. */
export interface FolderScan {
  readonly files: Set<string>;
  /** The folder itself and those inside it, each behind the folder that holds it. */
  readonly folders: Set<string>;
  /** Symlinks, sockets, devices and pipes. */
  readonly strange: string[];
  /** Files that a render was writing when it was killed, or is writing now. */
  readonly temporary: string[];
}

export function emptyScan(): FolderScan {
  return { files: new Set(), folders: new Set(), strange: [], temporary: [] };
}

/** @param folder an existing folder; symlinks inside it are not followed */
export function scanFolder(root: string, folder: string, scan: FolderScan = emptyScan()): FolderScan {
  scan.folders.add(folder);
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) scanFolder(root, path, scan);
    else classify(entry, path, scan);
  }
  return scan;
}

/** Temporary files directly inside a folder that Tenantry shares with others. */
export function findTemporaryFiles(root: string, folder: string): string[] {
  const names = readdirSync(`${root}/${folder}`).filter(isTemporaryFile);
  return names.map((name) => (folder === "" ? name : `${folder}/${name}`));
}

function classify(entry: Dirent, path: string, scan: FolderScan): void {
  if (!entry.isFile()) scan.strange.push(path);
  else if (isTemporaryFile(entry.name)) scan.temporary.push(path);
  else scan.files.add(path);
}
