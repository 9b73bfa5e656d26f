import type { CommandContext, Outcome } from "../cli/command.ts";
import { writeStream } from "../cli/write-stream.ts";
import { lockCatalogs } from "../placing/render-lock.ts";

/**
 * Does what reads catalogs and writes by them while nobody else does: from the first look to the last file.
 * @param catalogs relative to the root
 */
export async function whileLocked(
  { root }: Pick<CommandContext, "root">,
  catalogs: readonly string[],
  action: () => Promise<Outcome>,
): Promise<Outcome> {
  const onWait = (writer: number) => writeStream("stderr", `waiting for another tenantry (process ${writer})\n`);
  const lock = await lockCatalogs(root, catalogs, { onWait });
  if ("problem" in lock) return { problems: [lock], summary: "nothing was written\n" };
  try {
    return await action();
  } finally {
    lock.release();
  }
}
