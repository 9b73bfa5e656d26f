import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { addSettings } from "./add-settings.ts";

const FILE = `# who edits this
apiVersion: v1
kind: ConfigMap
metadata:
  name: cluster-settings
data:
  # first
  A: "1" # one

  B: "2"
  # last
`;

describe("adding settings to a file", () => {
  it("keeps comments, order and everything else where they were", async () => {
    const added = await addSettings(FILE, new Map([["C", "x y"]]));
    expect(added).toBe(FILE.replace('  B: "2"\n', '  B: "2"\n  C: "x y"\n'));
  });

  it("keeps the line ends of Windows", async () => {
    const added = await addSettings(FILE.replaceAll("\n", "\r\n"), new Map([["C", "x y"]]));
    expect(added).toBe(FILE.replace('  B: "2"\n', '  B: "2"\n  C: "x y"\n').replaceAll("\n", "\r\n"));
  });

  it.each([
    ["empty data in braces", "data: {}\n"],
    ["data without a value", "data:\n"],
    ["no data at all", ""],
    ["no line break at the end", 'data:\n  A: "1"'],
    ["deeper indentation", 'data:\n      A: "1"\n'],
    ["something behind data", 'data:\n  A: "1"\nimmutable: true\n'],
  ])("works with %s", async (_name, tail) => {
    const text = `apiVersion: v1\nkind: ConfigMap\n${tail}`;
    const before = parse(text);
    const added = await addSettings(text, new Map([["NEW", "20Gi"]]));
    expect(parse(added)).toEqual({ ...before, data: { ...before.data, NEW: "20Gi" } });
  });

  it("writes any value as the text that it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (value) => {
        const added = await addSettings(FILE, new Map([["NEW", value]]));
        expect(parse(added).data).toEqual({ A: "1", B: "2", NEW: value });
      }),
    );
  });
});
