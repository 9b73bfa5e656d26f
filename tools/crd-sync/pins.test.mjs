import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { listPins } from "./pins.mjs";

const lock = JSON.parse(readFileSync(new URL("../../packages/crd-schemas/crds.lock.json", import.meta.url), "utf8"));

it("the lock has exactly the pinned files, in the order of the pins", () => {
  const name = (/** @type {{ project: string, repository: string, version: string, path: string }} */ it) =>
    `${it.project} ${it.repository} ${it.version} ${it.path}`;
  assert.deepEqual(lock.files.map(name), listPins().map(name));
});

it("a kind that came later is pinned only since then", () => {
  const versions = listPins().filter((it) => it.path.endsWith("_databaseroles.yaml"));
  assert.deepEqual(
    versions.map((it) => it.version),
    ["v1.30.0"],
  );
});
