import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const toolFolder = fileURLToPath(new URL(".", import.meta.url));
const crd = `kind: CustomResourceDefinition
spec:
  group: acme.dev
  scope: Namespaced
  names: { kind: Thing }
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object } } } } }
`;
const pins = `export const listPins = () => [{ project: "acme", repository: "acme/acme", version: "v1.0.0", path: "things.yaml" }];
export const corePins = { library: "kubernetes-models", kinds: [] };
`;

/** A copy of the tool with one pin, beside a package folder of its own: the command may write there. */
describe("the command in a workspace", () => {
  /** @type {string} */ let root;
  /** @type {string} */ let host;
  let upstreamText = crd;
  const server = createServer((request, response) => {
    if (request.url === "/acme/acme/refs/tags/v1.0.0/things.yaml") response.end(upstreamText);
    else if (request.url === "/repos/acme/acme/commits/v1.0.0") response.end("c".repeat(40));
    else response.writeHead(404).end();
  });
  const tool = () => join(root, "tools", "crd-sync");
  const generated = () => join(root, "packages", "crd-schemas", "src", "generated");
  const schema = () => join(generated(), "acme", "1.0.0", "thing.ts");
  const lock = () => join(root, "packages", "crd-schemas", "crds.lock.json");

  // Not spawnSync: the server above must answer meanwhile.
  async function sync(/** @type {string[]} */ ...args) {
    const child = spawn(process.execPath, [join(tool(), "sync.mjs"), "--upstream", host, ...args]);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    const status = await new Promise((resolve) => child.on("close", resolve));
    return { status, stdout, stderr };
  }

  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const address = server.address();
    host = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
    root = await mkdtemp(join(tmpdir(), "crd-sync-"));
    await mkdir(tool(), { recursive: true });
    for (const name of await readdir(toolFolder)) {
      if (/\.mjs$/.test(name) && !/\.test\.mjs$/.test(name)) await cp(join(toolFolder, name), join(tool(), name));
    }
    await writeFile(join(tool(), "pins.mjs"), pins);
    await symlink(join(toolFolder, "node_modules"), join(tool(), "node_modules"), "dir");
  });
  beforeEach(async () => {
    upstreamText = crd;
    await mkdir(generated(), { recursive: true });
    const { status, stderr } = await sync("--update");
    assert.equal(status, 0, stderr);
  });
  after(async () => {
    server.close();
    await rm(root, { recursive: true });
  });

  it("derives everything from upstream once, and then --check finds nothing to do", async () => {
    assert.match(await readFile(schema(), "utf8"), /"spec":\{"type":"object"\}/);
    assert.equal(JSON.parse(await readFile(lock(), "utf8")).files[0].commit, "c".repeat(40));
    const { status, stdout } = await sync("--check");
    assert.equal(status, 0);
    assert.match(stdout, /^Up to date/);
  });

  it("names each drifted file with --check, fails, and leaves them alone", async () => {
    const stale = join(generated(), "stale.ts");
    await writeFile(schema(), "edited");
    await writeFile(stale, "");
    const { status, stderr } = await sync("--check");
    assert.equal(status, 1);
    assert.match(
      stderr,
      /changed {2}src\/generated\/acme\/1\.0\.0\/thing\.ts\n {2}stale {4}src\/generated\/stale\.ts\n/,
    );
    assert.equal(await readFile(schema(), "utf8"), "edited");
    assert.equal(await readFile(stale, "utf8"), "");
    assert.equal((await sync()).status, 0);
    assert.notEqual(await readFile(schema(), "utf8"), "edited");
    await assert.rejects(readFile(stale), { code: "ENOENT" });
  });

  it("takes a file with another sha256 only with --update, and writes nothing before", async () => {
    const committed = [await readFile(schema(), "utf8"), await readFile(lock(), "utf8")];
    upstreamText = crd.replace("spec: { type: object }", "spec: { type: object }, added: { type: string }");
    const refused = await sync();
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /^acme v1\.0\.0 things\.yaml: the file has sha256 .* accept it with --update .*\n$/);
    assert.deepEqual([await readFile(schema(), "utf8"), await readFile(lock(), "utf8")], committed);
    assert.equal((await sync("--update")).status, 0);
    assert.match(await readFile(schema(), "utf8"), /"added"/);
  });

  it("ends with one message and no stack for an unknown option, a broken lock and a missing file", async () => {
    const unknown = await sync("--fromm", "x");
    assert.match(unknown.stderr, /^Unknown option '--fromm'[\s\S]*--from DIR/);
    await writeFile(lock(), "<<<<");
    const broken = await sync("--check");
    assert.match(broken.stderr, /^.*crds\.lock\.json is not JSON .*Restore the committed file\.\n$/);
    await rm(lock());
    const copy = join(root, "copy");
    await mkdir(copy, { recursive: true });
    const entry = { project: "acme", version: "v1.0.0", upstreamPath: "things.yaml", file: "gone.yaml", commit: "c" };
    await writeFile(join(copy, "index.json"), JSON.stringify([entry]));
    const missing = await sync("--check", "--from", copy);
    assert.match(missing.stderr, /^Cannot read .*gone\.yaml \(ENOENT\).* for acme v1\.0\.0 things\.yaml\..*\n$/);
    for (const it of [unknown, broken, missing]) {
      assert.equal(it.status, 1);
      assert.doesNotMatch(it.stderr, /^ {4}at /m);
    }
  });
});
