import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import type { Problem } from "@tenantry/tenant-model";
import { type BytePosition, positionOfByte, positionOfInvalidUtf8 } from "./byte-position.ts";
import { explainDiskError } from "./disk-error.ts";
import type { PathInspector } from "./path-inspector.ts";

/** `missing`: nothing stands there; what that means is the caller's to say. */
export type ReadText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly problem: Problem };

/** Room for 5,000 tenants that spell out every field (1.6 KiB each); a larger file is no catalog but an accident. */
export const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Reads a file that people write: tenants.yaml or settings.
 * @param path relative to the inspector's root
 */
export function readText(inspector: PathInspector, path: string): ReadText {
  const inspection = inspector.inspect(path);
  if (inspection.kind === "missing") return inspection;
  if (inspection.kind === "folder") {
    return refuse(path, `${path} is a folder, expected a file`, "name the file inside it, or remove the folder");
  }
  if (inspection.kind === "blocked") {
    const where = inspection.at === path ? path : `${path}: ${inspection.at}`;
    return refuse(
      path,
      `cannot read ${where}: ${inspection.reason}`,
      "use a plain file in plain folders below the root",
    );
  }
  try {
    const { size } = statSync(`${inspector.root}/${path}`);
    if (size > MOST_BYTES) return refuseSize(path, size);
    return decode(path, readFileSync(`${inspector.root}/${path}`));
  } catch (error) {
    return refuse(
      path,
      `cannot read ${path}: ${explainDiskError(error)}`,
      "make it readable for this user, then try again",
    );
  }
}

function decode(path: string, bytes: Buffer): ReadText {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return refuse(
      path,
      "the file holds a NUL byte: it is no text, or it is UTF-16",
      "save it as UTF-8 text",
      positionOfByte(bytes, nul),
    );
  }
  if (!isUtf8(bytes)) {
    return refuse(path, "the file is not UTF-8 here", "save it as UTF-8 text", positionOfInvalidUtf8(bytes));
  }
  const text = bytes.toString("utf8");
  return { kind: "text", text: text.startsWith("\ufeff") ? text.slice(1) : text };
}

function refuseSize(path: string, size: number): ReadText {
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  return refuse(
    path,
    `the file has ${mebibytes} MiB; Tenantry reads at most ${MOST_BYTES / 1024 / 1024} MiB, enough for 5,000 tenants`,
    "check that this is the right file; split a larger catalog into several",
  );
}

function refuse(
  path: string,
  message: string,
  help: string,
  position: BytePosition = { line: 1, column: 1 },
): ReadText {
  return {
    kind: "refused",
    problem: { rule: "file", severity: "error", message, help, file: path, ...position, path: "" },
  };
}
