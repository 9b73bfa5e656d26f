import { spawn } from "node:child_process";
import { once } from "node:events";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { isLeftOver, isTemporaryFile, nameTemporaryFile } from "./temporary-file.ts";

function makeFile(writer: number): string {
  const name = nameTemporaryFile(writer, 0);
  return join(makeRoot({ [name]: "half" }), name);
}

describe("temporary files", () => {
  it("are known by their names, and nothing else is", () => {
    expect(isTemporaryFile(nameTemporaryFile(12, 34))).toBe(true);
    for (const name of [".tenantry.tmp", "tenantry-1-2.tmp", ".tenantry-1-2.tmp.yaml", ".tenantry-a-b.tmp"]) {
      expect(isTemporaryFile(name)).toBe(false);
    }
  });

  it("are left over when their writer is gone, or has the number of this process", async () => {
    const writer = spawn(process.execPath, ["-e", "0"]);
    await once(writer, "exit");
    expect(isLeftOver(makeFile(writer.pid ?? 0), Date.now())).toBe(true);
    expect(isLeftOver(makeFile(process.pid), Date.now())).toBe(true);
  });

  it("are left alone while their writer runs, but not for ever: another process may have got its number", () => {
    const path = makeFile(process.ppid);
    expect(isLeftOver(path, Date.now())).toBe(false);
    utimesSync(path, 0, 0);
    expect(isLeftOver(path, Date.now())).toBe(true);
  });
});
