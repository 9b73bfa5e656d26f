import { statSync } from "node:fs";
import { diskErrorCode } from "../disk/disk-error.ts";

const NAME = /^\.tenantry-(\d+)-\d+\.tmp$/;

/** Longer than any render takes: by then a process of this number is another one. */
const OLDEST_MILLISECONDS = 60 * 60 * 1000;

/** The dot keeps it out of globs; the process number tells later runs whether its writer is still at work. */
export function nameTemporaryFile(writer: number, count: number): string {
  return `.tenantry-${writer}-${count}.tmp`;
}

export function isTemporaryFile(name: string): boolean {
  return NAME.test(name);
}

/** Whether a killed run left the file behind, and no other run is about to rename it. */
export function isLeftOver(path: string, now: number): boolean {
  return isAbandoned(path, Number(NAME.exec(path.slice(path.lastIndexOf("/") + 1))?.[1]), now);
}

/** Whether the run that wrote a file has ended, and cannot remove it any more. @param writer its process; 0 for nobody */
export function isAbandoned(path: string, writer: number, now: number): boolean {
  // In a container every run may get the same number: a file of our own number is from an earlier run.
  if (!(writer > 0) || writer === process.pid || !isAlive(writer)) return true;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && now - stats.mtimeMs > OLDEST_MILLISECONDS;
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return diskErrorCode(error) === "EPERM";
  }
}
