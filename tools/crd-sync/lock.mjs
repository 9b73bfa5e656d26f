import { createHash } from "node:crypto";
import { describePin, SyncError } from "./crd-source.mjs";

/**
 * What the generated files were derived from.
 *
 * @typedef {{ project: string, version: string, repository: string, path: string, commit: string, sha256: string }} LockedFile
 * @typedef {{ coreKinds: { library: string, version: string }, files: LockedFile[] }} Lock
 */

export function hashText(/** @type {string} */ text) {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Compares a file with the lock. A pin without a lock entry, or a changed sha256, needs `--update`.
 * @param {{ pin: import("./pins.mjs").FilePin, file: import("./crd-source.mjs").CrdFile, lock: Lock, accept: "locked" | "new" }} options
 * @returns {LockedFile}
 */
export function lockFile({ pin, file, lock, accept }) {
  const sha256 = hashText(file.text);
  const locked = lock.files.find(
    (it) => it.project === pin.project && it.version === pin.version && it.path === pin.path,
  );
  if (accept === "locked" && locked?.sha256 !== sha256) {
    const expected = locked === undefined ? "the lock has no entry for it" : `the lock has sha256 ${locked.sha256}`;
    throw new SyncError(
      `${describePin(pin)}: the file has sha256 ${sha256}, but ${expected}. ` +
        "If the new file is what you want, accept it with --update and review the generated diff.",
    );
  }
  const commit = file.commit ?? locked?.commit;
  if (commit === undefined) throw new SyncError(`${describePin(pin)}: the source does not say which commit this is.`);
  return { project: pin.project, version: pin.version, repository: pin.repository, path: pin.path, commit, sha256 };
}

/** @returns {string} */
export function printLock(/** @type {Lock} */ lock) {
  return `${JSON.stringify(lock, null, 2)}\n`;
}
