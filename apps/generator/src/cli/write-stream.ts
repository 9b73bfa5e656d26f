import { writeSync } from "node:fs";
import { diskErrorCode } from "../disk/disk-error.ts";

export type Stream = "stdout" | "stderr";

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;
const RETRY_MILLISECONDS = 2;

/**
 * Writes all of a text at once. `process.stdout` would do, but setting it up costs every run milliseconds, and what it has
 * not written when the process ends may be lost.
 */
export function writeStream(stream: Stream, text: string): void {
  if (text === "") return;
  const bytes = Buffer.from(text, "utf8");
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(DESCRIPTORS[stream], bytes, offset);
    } catch (error) {
      const code = diskErrorCode(error);
      // The reader went away, e.g. `tenantry build infra | head`: nobody is left to tell.
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, RETRY_MILLISECONDS);
    }
  }
}
