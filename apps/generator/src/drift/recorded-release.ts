import type { Difference } from "../placing/difference.ts";
import { compareVersions } from "./release-notes.ts";

/** The comment stands right behind the ownership header. */
const HEAD_LINES = 4;
const RECORD = /^# tenantry (\d+\.\d+\.\d+[^\s;]*)(?:; |$)/;

/** The releases of Tenantry that a catalog's files come from and should come from. */
export interface ChangedRelease {
  /** Path of the kustomization file that records it. */
  readonly path: string;
  readonly before: string;
  readonly now: string;
  /** Whether an older Tenantry looks at what a newer one has rendered. */
  readonly direction: "upgrade" | "downgrade";
  /** What else differs in the file that records it. */
  readonly rest: "same" | "changed";
}

/** Undefined where the release is the same, or where the file that records it was edited or is gone: then nothing is known. */
export function findChangedRelease(differences: readonly Difference[]): ChangedRelease | undefined {
  for (const difference of differences) {
    if (difference.kind !== "updated" || difference.since === "edited") continue;
    const now = readRecordedRelease(difference.wanted);
    const before = readRecordedRelease(difference.found);
    if (now === undefined || before === undefined || now === before) continue;
    const direction = compareVersions(before, now) < 0 ? "upgrade" : "downgrade";
    const rest = cutHead(difference.found).replace(before, now) === cutHead(difference.wanted) ? "same" : "changed";
    return { path: difference.path, before, now, direction, rest };
  }
  return undefined;
}

function readRecordedRelease(text: string): string | undefined {
  for (const line of text.split("\n", HEAD_LINES)) {
    const version = RECORD.exec(line.trimEnd())?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}

/** Without the ownership header, whose hash differs with everything else. */
function cutHead(text: string): string {
  return text.slice(text.indexOf("\n") + 1);
}
