import { readSync } from "node:fs";
import { diskErrorCode } from "./disk-error.ts";

const CHUNK_BYTES = 1024 * 1024;
const RETRY_MILLISECONDS = 2;

/** All of standard input; undefined where there are more bytes than `most`. */
export function readStdin(most: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let size = 0; size <= most; ) {
    try {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(0, chunk);
      if (read === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, read));
      size += read;
    } catch (error) {
      const code = diskErrorCode(error);
      // How Windows says that a pipe has ended.
      if (code === "EOF") return Buffer.concat(chunks);
      if (code !== "EAGAIN") throw error;
      // The writer takes its time, and gave us its end of a pipe that does not wait.
      Atomics.wait(pause, 0, 0, RETRY_MILLISECONDS);
    }
  }
  return undefined;
}
