import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import type { Problem } from "@tenantry/tenant-model";
import { positionOfByte, positionOfInvalidUtf8 } from "../disk/byte-position.ts";
import { explainDiskError } from "../disk/disk-error.ts";
import { readStdin } from "../disk/read-stdin.ts";
import { fileProblem } from "./file-problem.ts";
import { type FoundFile, STDIN } from "./find-files.ts";

/** A file with its text. */
export interface Input extends FoundFile {
  readonly text: string;
}

export type ReadInput =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly problem: Problem };

/** All objects of a large cluster in one file; a larger one is no manifest but an accident. */
const MOST_BYTES = 32 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;

/** Reads a file, or standard input, as UTF-8 text. */
export function readInput(file: FoundFile): ReadInput {
  const { path, name } = file;
  const refuse = (message: string, help: string, at?: { line: number; column: number }): ReadInput => {
    return { ok: false, problem: fileProblem(name, message, help, at) };
  };
  try {
    const size = path === STDIN ? 0 : statSync(path).size;
    if (size > MOST_BYTES) return refuse(describeSize(size), "check that this is the right file, or split it");
    const bytes = path === STDIN ? readStdin(MOST_BYTES) : readFileSync(path);
    if (bytes === undefined)
      return refuse(`there is more than ${MOST_BYTES / MEBIBYTE} MiB of it`, "pass less at once");
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
      const message = "the file holds a NUL byte: it is no text, or it is UTF-16";
      return refuse(message, "save it as UTF-8 text, or leave it out", positionOfByte(bytes, nul));
    }
    if (!isUtf8(bytes)) {
      return refuse("the file is not UTF-8 here", "save it as UTF-8 text", positionOfInvalidUtf8(bytes));
    }
    const text = bytes.toString("utf8");
    return { ok: true, input: { ...file, text: text.startsWith("\ufeff") ? text.slice(1) : text } };
  } catch (error) {
    return refuse(`cannot read ${name}: ${explainDiskError(error)}`, "make it readable for this user, then try again");
  }
}

function describeSize(size: number): string {
  return `the file has ${(size / MEBIBYTE).toFixed(1)} MiB; Tenantry reads at most ${MOST_BYTES / MEBIBYTE} MiB`;
}
