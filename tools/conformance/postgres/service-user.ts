import { execFileSync } from "node:child_process";
import { userInfo } from "node:os";

/** Who runs the servers: PostgreSQL and PgBouncer refuse root, so `nobody` does it there. */
export interface ServiceUser {
  readonly name: string;
  /** Options of child_process; empty where the tests run as this user already. */
  readonly spawn: { readonly uid?: number; readonly gid?: number };
}

export function findServiceUser(): ServiceUser {
  const { uid, username } = userInfo();
  if (uid !== 0) return { name: username, spawn: {} };
  const ask = (option: string) => Number(execFileSync("id", [option, "nobody"], { encoding: "utf8" }));
  return { name: "nobody", spawn: { uid: ask("-u"), gid: ask("-g") } };
}

/** Does the work, which must be over when it returns, with this user's identity: a server tells it by the socket (peer). */
export function actAs<T>({ spawn }: ServiceUser, work: () => T): T {
  const { geteuid, seteuid } = process;
  if (spawn.uid === undefined) return work();
  if (geteuid === undefined || seteuid === undefined) throw new Error("needs a system with user ids, such as Linux");
  const before = geteuid.call(process);
  seteuid.call(process, spawn.uid);
  try {
    return work();
  } finally {
    seteuid.call(process, before);
  }
}
