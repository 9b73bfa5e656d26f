import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hashText, lockFile } from "./lock.mjs";

const pin = { project: "operator", repository: "acme/operator", version: "v1.2.3", path: "things.yaml" };
const file = { text: "one: file\n", commit: "b".repeat(40) };
const locked = { ...pin, commit: file.commit, sha256: hashText(file.text) };
const lock = { coreKinds: { library: "kubernetes-models", version: "1.0.0" }, files: [locked] };

describe("the lock", () => {
  it("lets a file pass whose sha256 it has, and keeps its commit when the source does not say it", () => {
    const anonymous = { text: file.text, commit: undefined };
    assert.deepEqual(lockFile({ pin, file, lock, accept: "locked" }), locked);
    assert.deepEqual(lockFile({ pin, file: anonymous, lock, accept: "locked" }), locked);
  });

  it("stops a file that has changed or is new, until it is accepted with --update", () => {
    const changed = { ...file, text: "other: file\n" };
    assert.throws(
      () => lockFile({ pin, file: changed, lock, accept: "locked" }),
      /but the lock has sha256 .* accept it with --update/,
    );
    const moved = { ...pin, version: "v1.2.4" };
    assert.throws(
      () => lockFile({ pin: moved, file, lock, accept: "locked" }),
      /the lock has no entry for it.* --update/,
    );
    assert.equal(lockFile({ pin, file: changed, lock, accept: "new" }).sha256, hashText(changed.text));
    assert.equal(lockFile({ pin: moved, file, lock, accept: "new" }).version, "v1.2.4");
  });

  it("never takes a new file of unknown commit", () => {
    const anonymous = { text: file.text, commit: undefined };
    const moved = { ...pin, version: "v1.2.4" };
    assert.throws(() => lockFile({ pin: moved, file: anonymous, lock, accept: "new" }), /does not say which commit/);
  });
});
