import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

function sync(/** @type {string[]} */ ...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL("sync.mjs", import.meta.url)), ...args],
    {
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

describe("the command", () => {
  it("explains itself", () => {
    const { status, stdout } = sync("--help");
    assert.equal(status, 0);
    for (const option of ["--from DIR", "--update", "--check"]) assert(stdout.includes(option));
  });

  it("ends with one message and no stack when the folder is missing", () => {
    const { status, stdout, stderr } = sync("--check", "--from", "no/such/folder");
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^Cannot read .*no\/such\/folder\/index\.json \(ENOENT\).*\n$/);
  });
});
