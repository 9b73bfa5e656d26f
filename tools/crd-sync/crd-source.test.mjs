import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFolder, openUpstream, SyncError } from "./crd-source.mjs";

const pin = { project: "operator", repository: "acme/operator", version: "v1.2.3", path: "config/crd/things.yaml" };
const bundle =
  "kind: CustomResourceDefinition\nmetadata:\n  name: others.acme.dev\n---\nmetadata:\n  name: things.acme.dev\n";

describe("the public tags", () => {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.accept}`);
    if (request.url === "/acme/operator/refs/tags/v1.2.3/config/crd/things.yaml") response.end("one: file\n");
    else if (request.url === "/acme/operator/refs/tags/v1.2.3/bundle.yaml") response.end(bundle);
    else if (request.url === "/repos/acme/operator/commits/v1.2.3") response.end(`${"a".repeat(40)}\n`);
    else response.writeHead(404).end();
  });
  /** @type {string} */
  let host;
  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const address = server.address();
    host = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
  });
  after(() => server.close());
  const open = (/** @type {"resolve" | "leave"} */ resolveCommits) =>
    openUpstream({ fetch, hosts: { files: host, api: host }, resolveCommits });

  it("give the file at the tag, and the commit only when it is wanted", async () => {
    assert.deepEqual(await open("leave").read(pin), { text: "one: file\n", commit: undefined });
    assert.deepEqual(await open("resolve").read(pin), { text: "one: file\n", commit: "a".repeat(40) });
  });

  it("are asked once for a file of several CRDs, which is cut at its separators", async () => {
    const source = open("leave");
    asked.length = 0;
    const things = await source.read({ ...pin, path: "bundle.yaml#things" });
    const others = await source.read({ ...pin, path: "bundle.yaml#others" });
    assert.equal(things.text, "metadata:\n  name: things.acme.dev\n");
    assert.equal(others.text, "kind: CustomResourceDefinition\nmetadata:\n  name: others.acme.dev\n");
    assert.equal(asked.length, 1);
    await assert.rejects(
      source.read({ ...pin, path: "bundle.yaml#nothing" }),
      /the file holds no CRD named nothing\.\*/,
    );
  });

  it("that do not have the file say so, with the way out", async () => {
    await assert.rejects(open("leave").read({ ...pin, version: "v9.9.9" }), (error) => {
      assert(error instanceof SyncError);
      assert.match(
        error.message,
        /v9\.9\.9\/config\/crd\/things\.yaml answered 404 for operator v9\.9\.9 .*--from DIR/,
      );
      return true;
    });
  });

  it("that cannot be reached say so, with the way out", async () => {
    const source = openUpstream({ fetch, hosts: { files: "http://127.0.0.1:1", api: host }, resolveCommits: "leave" });
    await assert.rejects(source.read(pin), /Cannot reach http:\/\/127\.0\.0\.1:1\/.* \(fetch failed.*--from DIR/);
  });
});

describe("a folder", () => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "crd-source-"));
    await mkdir(join(folder, "operator"));
    await writeFile(join(folder, "operator", "things.yaml"), "one: file\n");
    const entry = {
      project: "operator",
      version: "v1.2.3",
      upstreamPath: pin.path,
      file: "operator/things.yaml",
      commit: "b",
    };
    await writeFile(join(folder, "index.json"), JSON.stringify([entry]));
  });
  after(() => rm(folder, { recursive: true }));

  it("gives the file and commit that its index names", async () => {
    assert.deepEqual(await (await openFolder(folder)).read(pin), { text: "one: file\n", commit: "b" });
  });

  it("without an index, or without the file in it, says what is missing", async () => {
    await assert.rejects(
      openFolder(join(folder, "nowhere")),
      /Cannot read .*index\.json \(ENOENT\)\. --from needs a folder/,
    );
    await assert.rejects(
      (await openFolder(folder)).read({ ...pin, version: "v2" }),
      /has no entry for operator v2 config/,
    );
  });
});
