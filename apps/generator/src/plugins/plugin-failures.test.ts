import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { failure, given, startModules, startText } from "./test-plugin.ts";

/** A plugin that returns this result. */
const result = (fields: string) => `export default (items) => ({ items, results: [{ message: "m", ${fields} }] });`;

describe("a plugin that", () => {
  it("throws is shown with its place", async () => {
    expect(await failure("export default (items) => {\n  items.nope.x;\n};")).toEqual({
      message: "its `transform` threw TypeError: Cannot read properties of undefined (reading 'x')",
      help: "correct the plugin; to refuse the input, return a result with severity error",
      line: 2,
      column: 14,
    });
    expect(await failure("throw new RangeError('at once\\nand more');")).toMatchObject({
      message: "its import threw RangeError: at once",
      line: 1,
    });
    expect(await failure("export default () => { throw 'text'; };")).toMatchObject({
      message: 'its `transform` threw "text"',
    });
  });

  it("is no JavaScript is shown with its line", async () => {
    expect(await failure("const a = 1;\nconst b = ;\n")).toMatchObject({
      message: "its import threw SyntaxError: Unexpected token ';'",
      line: 2,
    });
  });

  it("throws in a module that it imports is shown with both places", async () => {
    const plugin = await startModules({
      "x.mjs": 'import { help } from "./lib/h.mjs";\nexport default () => {\n  help();\n};',
      "lib/h.mjs": "export const help = () => {\n  throw new Error('no');\n};",
    });
    expect(await plugin.ask({ do: "transform", ...given })).toMatchObject({
      failure: { message: "its `transform` threw Error: no (lib/h.mjs:2:9)", line: 3, column: 3 },
    });
  });

  it("imports what is no JavaScript is shown with the line there", async () => {
    const modules = {
      "x.mjs": 'import "./lib/h.mjs";\nexport default () => {};',
      "lib/h.mjs": "const a = 1;\nconst = 3;\n",
    };
    const plugin = await startModules(modules);
    expect(await plugin.ask({ do: "describe" })).toMatchObject({
      failure: { message: "its import threw SyntaxError: Unexpected token '=' (lib/h.mjs:2)" },
    });
  });

  it.each(["a b", "a (b)", "%20", "é"])("stands in the folder %s is shown with its line", async (folder) => {
    const plugin = await startModules({ [`${folder}/x.mjs`]: "export default () => {\n  throw new Error('no');\n};" });
    expect(await plugin.ask({ do: "transform", ...given })).toMatchObject({ failure: { line: 2, column: 9 } });
    const broken = await startModules({ [`${folder}/x.mjs`]: "\nexport default (" });
    expect(await broken.ask({ do: "describe" })).toMatchObject({ failure: { line: 2 } });
  });

  it.each([
    ["export const a = 1;", "it has no default export"],
    ["export default 3;", "its default export is 3"],
    ["export default {};", "it has neither `transform` nor `rules`: it would do nothing"],
    ["export default { transfrom() {} };", "unknown key `transfrom` in its default export"],
    ["export default { transform: 1 };", "its `transform` is 1"],
    ["export default { rules: [{ id: 'A' }] };", 'rules[0].id is "A"'],
    ["export default { rules: [{ id: 'a', severity: 'info' }] };", 'rules[0].severity is "info"'],
    ["export default () => 3;", "its `transform` returned 3"],
    ["export default function* (items) { yield* items; }", "its `transform` returned a Generator"],
    ["export default async function* (items) { yield* items; }", "its `transform` returned an AsyncGenerator"],
    ["export default (items) => new Set(items);", "its `transform` returned a Set"],
    ["export default () => ({ item: [] });", "its `transform` returned an object with the unknown key `item`"],
    ["export default () => [1];", "item 0 that it returned is 1"],
    ["export default () => [{ kind: 'A' }];", "apiVersion of item 0 that it returned is missing"],
    [
      "export default () => [{ apiVersion: 'v1', kind: 'A', metadata: {} }];",
      "metadata.name of item 0 that it returned (A) is missing",
    ],
    [
      "export default (items) => { items[0].data.at = new Date(); };",
      "ConfigMap a that it returned: data.at is a Date",
    ],
    ["export default (items) => { items[0].a = [NaN]; };", "ConfigMap a that it returned: a[0] is NaN"],
    ["export default (items) => { items[0].a = items; };", "ConfigMap a that it returned: a[0] holds itself"],
    ["export default (items) => { items[0].a = () => 1; };", "ConfigMap a that it returned: a is a function"],
    ["export default () => ({ results: [{}] });", "the message of result 0 is missing"],
    [result("resourceRef: null"), "the resourceRef of result 0 is null"],
    [result("resourceRef: { name: 1 }"), "the resourceRef.name of result 0 is 1"],
    [result('field: "spec.x"'), 'the field of result 0 is "spec.x"'],
    [result("field: {}"), "the field.path of result 0 is missing"],
    [result("file: 3"), "the file of result 0 is 3"],
    [result('file: { path: "a", index: 0.5 }'), "the file.index of result 0 is 0.5"],
    [result('tags: ["x"]'), "the tags of result 0 is a list"],
    [result("tags: { help: 3 }"), "the tags.help of result 0 is 3"],
    [
      "export default (items) => { items[0].a = JSON.parse('{\"a\":'.repeat(3000) + '1' + '}'.repeat(3000)); };",
      `ConfigMap a that it returned: ${"a.".repeat(30).slice(0, 59)}… is nested more than 200 deep`,
    ],
    [
      "export default (items) => { Object.defineProperty(items[0], 'toJSON', { value: () => 3 }); };",
      "ConfigMap a that it returned: has a toJSON",
    ],
  ])("returns rubbish is told what: %s", async (text, message) => {
    expect(await failure(text)).toMatchObject({ message });
  });

  it.each([
    ["check() {}", "nothing", "expected a list of faults, empty for none"],
    [
      "async *check() {}",
      "an AsyncGenerator",
      "expected a list of faults, empty for none: await what it gives into one",
    ],
    ["check: () => ({})", "an object", "expected a list of faults, empty for none"],
  ])("has a rule that gives no list is told what: %s", async (check, what, help) => {
    const plugin = await startText(
      `export default { rules: [{ id: "a", severity: "error", title: "A.", ${check} }] };`,
    );
    const message = `its rule \`a\` returned ${what}`;
    expect(await plugin.ask({ do: "judge", ...given })).toEqual({ ok: false, failure: { message, help } });
  });

  it("prints to standard output is told to use another way", async () => {
    const help = "return results instead, or print with console.error";
    expect(await failure("export default () => console.log('hello');")).toEqual({
      message: 'it printed to standard output: "hello"',
      help,
    });
    const raw = "import { writeSync } from 'node:fs'; export default () => { writeSync(1, 'raw'); };";
    expect(await failure(raw)).toEqual({ message: 'it printed to standard output: "raw"', help });
  });

  it("prints without end is told so before the limit", async () => {
    const text = "import { writeSync } from 'node:fs'; export default () => { for (;;) writeSync(1, 'raw\\n'); };";
    expect(await failure(text)).toMatchObject({ message: 'it printed to standard output: "raw"' });
  });

  it.each([
    ["rubbish\\n", "rubbish"],
    ["null\\n", "null"],
    ['{"ok":true,"answer":{}}\\n', '{"ok":true,"answer":{}}'],
    ['{"token":"x","reply":{"ok":true,"answer":{"items":[],"results":[]}}}\\n', '{"token":"x","reply":'],
    ["half", "half{"],
  ])("writes %s where its answers go is told so", async (written, shown) => {
    const text = `import { writeSync } from 'node:fs'; export default () => { writeSync(3, '${written}'); };`;
    const { message = "" } = (await failure(text)) ?? {};
    const start = `it wrote to file descriptor 3, which carries Tenantry's own answers: ${JSON.stringify(shown)}`;
    expect(message.startsWith(start.slice(0, -1))).toBe(true);
  });

  it("writes there without end, or answers with too much, is stopped", async () => {
    const message = "it answered with more than 64 MiB";
    const endless =
      "import { writeSync } from 'node:fs'; export default () => { const x = 'x'.repeat(65536); for (;;) try { writeSync(3, x); } catch {} };";
    expect(await failure(endless)).toMatchObject({ message });
    const large = "export default (items) => { items[0].data.x = 'x'.repeat(300 << 20); };";
    expect(await failure(large)).toMatchObject({ message });
  });

  it("fills its memory is stopped before it takes the machine's", async () => {
    const text = "export default () => { for (const all = []; ; ) all.push(new Array(1 << 22).fill(0)); };";
    expect(await failure(text)).toEqual({
      message: "its process ended by SIGABRT before it answered",
      help: "it gets 1024 MiB of memory: look for what grows without end",
    });
  });

  it("tries to write, to start a process or a thread is refused", async () => {
    const file = join(makeRoot(), "wrote");
    const write = `import { writeFileSync } from "node:fs"; export default () => writeFileSync(${JSON.stringify(file)}, "");`;
    expect(await failure(write)).toMatchObject({
      message: `it tried to write ${file}: plugins may read only`,
      line: 1,
    });
    expect(existsSync(file)).toBe(false);
    const run = `import { spawnSync } from "node:child_process"; export default () => spawnSync("true");`;
    expect(await failure(run)).toMatchObject({ message: "it tried to start a process: plugins may not" });
    const thread = `import { Worker } from "node:worker_threads"; export default () => new Worker("./w.mjs");`;
    expect(await failure(thread)).toMatchObject({ message: "it tried to start a worker thread: plugins may not" });
  });

  it.each([
    ["process._debugProcess(process.ppid)", "it tried to open the inspector of a process: plugins may not"],
    ["process.kill(process.ppid)", "it tried to signal another process: plugins may not"],
    ["kill(process.ppid)", "it tried to signal another process: plugins may not"],
    ["process.binding('fs')", "it tried to use Node's own bindings: plugins may not"],
    ["process.dlopen({ exports: {} }, '/x.node')", "it tried to load native code: plugins may not"],
    ["fchmodSync(openSync('x.mjs'), 0)", "it tried to do what plugins may not: fchmod API is disabled"],
  ])("reaches around its permissions is refused: %s", async (call, message) => {
    const imports = "import { kill } from 'node:process'; import { fchmodSync, openSync } from 'node:fs';";
    const refused = await failure(`${imports}\nexport default () => { ${call}; };`);
    expect(refused?.message).toMatch(message);
    expect(refused).toMatchObject({ line: 2 });
  });

  it("ends its process, or is killed, is told so", async () => {
    expect(await failure("export default () => process.exit(0);")).toMatchObject({
      message: "its process ended with exit code 0 before it answered",
    });
    expect(await failure("export default () => process.kill(process.pid, 'SIGTERM');")).toMatchObject({
      message: "its process ended by SIGTERM before it answered",
    });
  });

  it("loops, or never settles its promise, is stopped at the limit", async () => {
    const message = "it did not answer within 0.5 seconds";
    const options = { limitSeconds: 0.5 };
    expect(await failure("export default () => { for (;;); };", options)).toMatchObject({ message });
    expect(await failure("export default () => new Promise(() => {});", options)).toMatchObject({ message });
  });

  it("has failed once answers no more", async () => {
    const plugin = await startText("export default () => 3;");
    const first = await plugin.ask({ do: "transform", ...given });
    expect(await plugin.ask({ do: "transform", ...given })).toEqual(first);
  });

  it("throws in a callback, or leaves a promise rejected, is shown with its place", async () => {
    const wait = "await new Promise((r) => setTimeout(r, 500));";
    const rejected = `export default async () => {\n  Promise.reject(new Error('aside')); ${wait} };`;
    expect(await failure(rejected)).toMatchObject({
      message: "a promise that it does not wait for threw Error: aside",
      line: 2,
    });
    const thrown = `export default async () => {\n  setTimeout(() => { throw new Error('late'); }); ${wait} };`;
    expect(await failure(thrown)).toMatchObject({ message: "a callback of it threw Error: late", line: 2 });
  });

  it("throws in a callback between two questions fails at the next", async () => {
    const plugin = await startText("export default () => { setTimeout(() => { throw new Error('late'); }); };");
    expect((await plugin.ask({ do: "transform", ...given })).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const message = "a callback of it threw Error: late";
    expect(await plugin.ask({ do: "judge", ...given })).toMatchObject({ ok: false, failure: { message } });
  });
});
