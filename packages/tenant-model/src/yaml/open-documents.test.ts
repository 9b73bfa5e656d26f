import { describe, expect, it } from "vitest";
import { openDocuments } from "./open-documents.ts";

async function values(text: string) {
  return (await openDocuments(text)).map((document) => {
    const read = document.read();
    return read.ok ? read.value : read.faults.map(({ line, column }) => `${line}:${column}`);
  });
}

describe("openDocuments", () => {
  it("reads one document and many, whatever stands between them", async () => {
    expect(await values("a: 1\n")).toEqual([{ a: 1 }]);
    expect(await values("a: 1\n---\nb: 2\n---\n# nothing\n---\n\n--- # c\nd: 4")).toEqual([
      { a: 1 },
      { b: 2 },
      { d: 4 },
    ]);
    expect(await values("---\r\na: 1\r\n---\r\nb: 2\r\n...\r\n")).toEqual([{ a: 1 }, { b: 2 }]);
    expect(await values("%YAML 1.2\n---\na: 1\n...\n# end\n")).toEqual([{ a: 1 }]);
    expect(await values("--- {a: 1}\n--- [b]\n")).toEqual([{ a: 1 }, ["b"]]);
    expect(await values("")).toEqual([]);
  });

  it("takes markers inside of block scalars for text as long as they are indented, as YAML does", async () => {
    expect(await values("a: |\n  ---\n  b\n---\nc: ----\n")).toEqual([{ a: "---\nb\n" }, { c: "----" }]);
  });

  it("points into the whole text", async () => {
    const [, second] = await openDocuments("a: 1\n---\nb:\n  - c: 2\n    d: 3\n");
    expect(second?.locate(["b", 0, "d"], "value")).toEqual({ line: 5, column: 8 });
    expect(second?.locate(["b", 0, "d"], "key")).toEqual({ line: 5, column: 5 });
    expect(second?.locate(["b", 0, "x", "y"], "value")).toEqual({ line: 4, column: 5 });
    const [inline] = await openDocuments("--- {a: 1}\n");
    expect(inline?.locate(["a"], "value")).toEqual({ line: 1, column: 9 });
  });

  it("reads what stands beside a broken document", async () => {
    expect(await values("a: 1\n---\nb: [1, 2\n---\nc: 3\n")).toEqual([{ a: 1 }, ["3:4"], { c: 3 }]);
  });

  it("reads JSON", async () => {
    expect(await values('{\n\t"a": [1, true, "x"]\n}\n')).toEqual([{ a: [1, true, "x"] }]);
  });
});

describe("merge keys", () => {
  it("stand for the fields of their mapping, which later fields replace, as kustomize reads them", async () => {
    const [document] = await openDocuments("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n");
    expect(document?.read()).toEqual({ ok: true, value: { a: { x: 1, y: 2 }, b: { x: 1, y: 3 } } });
    expect(document?.locate(["b", "x"], "value")).toEqual({ line: 2, column: 1 });
  });
});
