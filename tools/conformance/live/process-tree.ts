import { readFileSync } from "node:fs";

/** Ends a process and all that it has started at once, as a container that is killed. */
export function killTree(pid: number): void {
  const all = listTree(pid);
  for (const one of all) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}

function listTree(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
    return [pid, ...children.flatMap((child) => listTree(Number(child)))];
  } catch {
    return [];
  }
}
