import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { PathInspector } from "./path-inspector.ts";
import { MOST_BYTES, readText } from "./read-text.ts";

function read(root: string, path = "tenants.yaml") {
  return readText(new PathInspector(root), path);
}

function readBytes(bytes: Uint8Array) {
  const root = makeRoot();
  writeFileSync(join(root, "tenants.yaml"), bytes);
  return read(root);
}

describe("readText", () => {
  it("gives the text of a file, without a byte order mark", () => {
    expect(read(makeRoot({ "tenants.yaml": "a: ü\n" }))).toEqual({ kind: "text", text: "a: ü\n" });
    expect(read(makeRoot({ "tenants.yaml": "\ufeffa: 1\n" }))).toEqual({ kind: "text", text: "a: 1\n" });
  });

  it("leaves a missing file to the caller", () => {
    expect(read(makeRoot())).toEqual({ kind: "missing" });
    expect(read(makeRoot(), "no/such/folder.yaml")).toEqual({ kind: "missing" });
  });

  it("points at the first NUL byte", () => {
    expect(readBytes(Buffer.from("ok: 1\nbad: a\0b\n"))).toMatchObject({
      kind: "refused",
      problem: { message: expect.stringContaining("NUL"), file: "tenants.yaml", line: 2, column: 7 },
    });
  });

  it("points at the first byte that is not UTF-8, counting as editors do", () => {
    const bytes = Buffer.concat([Buffer.from("ok: 1\nname: ü"), Buffer.from([0xff]), Buffer.from("\n")]);
    expect(readBytes(bytes)).toMatchObject({
      problem: { message: expect.stringContaining("UTF-8"), line: 2, column: 8 },
    });
    expect(readBytes(Buffer.from([0xc3]))).toMatchObject({ problem: { line: 1, column: 1 } });
  });

  it("refuses a file above the limit without reading it, and takes one at the limit", () => {
    expect(readBytes(Buffer.alloc(50 * 1024 * 1024, "x"))).toMatchObject({
      problem: { message: expect.stringContaining("50.0 MiB"), line: 1, column: 1 },
    });
    expect(readBytes(Buffer.alloc(MOST_BYTES, "x")).kind).toBe("text");
  });

  it("refuses a folder where a file is expected", () => {
    const root = makeRoot();
    mkdirSync(join(root, "tenants.yaml"));
    expect(read(root)).toMatchObject({ problem: { message: expect.stringContaining("is a folder") } });
  });

  it("does not follow symlinks, neither of the file nor of a folder above it", () => {
    const root = makeRoot({ "real/tenants.yaml": "a: 1\n" });
    symlinkSync("real", join(root, "link"));
    symlinkSync("real/tenants.yaml", join(root, "tenants.yaml"));
    expect(read(root)).toMatchObject({ problem: { message: expect.stringContaining("symlink") } });
    expect(read(root, "link/tenants.yaml")).toMatchObject({ problem: { message: expect.stringContaining("link") } });
  });

  it("refuses paths that lead out of the root", () => {
    const root = makeRoot();
    for (const path of ["../x.yaml", "a/../../x.yaml", "/etc/passwd", "./x.yaml"]) {
      expect(read(root, path)).toMatchObject({ problem: { message: expect.stringContaining("out of the root") } });
    }
  });
});
