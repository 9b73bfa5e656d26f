import { execFileSync } from "node:child_process";
import type { ServiceUser } from "../postgres/service-user.ts";

/** Gives a folder and all in it to the user of the servers. */
export function giveTo({ spawn }: ServiceUser, path: string): void {
  if (spawn.uid !== undefined) execFileSync("chown", ["-R", `${spawn.uid}:${spawn.gid}`, path]);
  execFileSync("chmod", ["700", path]);
}
