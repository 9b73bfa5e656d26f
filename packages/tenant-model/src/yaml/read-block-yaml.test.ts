import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { readBlockYaml } from "./read-block-yaml.ts";

function readFully(text: string): unknown {
  const document = parseDocument(text, { version: "1.2", logLevel: "silent" });
  if (document.errors.length > 0) return { refused: document.errors[0]?.code };
  return document.toJS();
}

const CATALOG = `# a comment
apiVersion: tenantry.dev/v1alpha1
metadata:
  name: infra # trailing
spec:
  size: \${SIZE}
  on: true
  count: 3
  text: "quoted # no comment"
  single: 'x: y'
  list: [a, b c, 3]
  none: []
  empty: {}
  nothing:
  tenants:
    - name: harbor
      databases:
      - name: a
      - name: b

    - - x
      - y
    -
      deep: 1
last: 0 0 2 * * *
`;

describe("readBlockYaml", () => {
  it("reads a catalog exactly as the full parser does", () => {
    expect(readBlockYaml(CATALOG)).toEqual(readFully(CATALOG));
  });

  it.each([
    ["a flow mapping", "a: {b: 1}\n"],
    ["an anchor", "a: &x 1\nb: *x\n"],
    ["a tab", "a:\tb\n"],
    ["a duplicate key", "a: 1\na: 2\n"],
    ["a block scalar", "a: |\n  text\n"],
    ["a continued plain scalar", "a: b\n  c\n"],
    ["a document marker", "---\na: 1\n"],
    ["an escape", 'a: "\\n"\n'],
    ["a float", "a: 1.50\n"],
    ["a bad indent", "a:\n    b: 1\n  c: 2\n"],
    ["a prototype key", "__proto__: 1\n"],
    ["a merge-conflict marker", "<<<<<<< ours\na: 1\n"],
    ["a nested colon", "a: b: c\n"],
    ["nothing", "# only a comment\n"],
  ])("leaves %s to the full parser", (_name, text) => {
    expect(readBlockYaml(text)).toBeUndefined();
  });

  it("never disagrees with the full parser, whatever lines are put together", () => {
    const pieces = fc.constantFrom(
      ..."a: b|a:|- a|- a: b|-|b: [x, y]|b: [x, 1]|c: 3|c: -3|d: \"q\"|d: 'q' # c|e: # c|f: {}|f: []|g: x #y|g: x#y|h: ~|h: yes|h: 1_0".split(
        "|",
      ),
      ...'- - a|- [a]|- "x"|? a|x|i: 0x1F|i: 017|i: .5|i: 1e3|j: a:b|j: http://x|k: ${A}|k: $|k: -|k: - a|k: -a|l: @x|l: *x|l: 20Gi|m/n.o: 1|#'.split(
        "|",
      ),
      ..."null: 1|true: 1|n: true|n: True|o: a, b|p: [a,]|p: [a, , b]|p: [-]|q: \"a\" b|r: 'a''b'|s: +1|s: 1:30|t: 2001-01-01|-a: 1|u: -0|v: 0.0|w: [~]".split(
        "|",
      ),
    );
    const line = fc
      .tuple(fc.integer({ min: 0, max: 3 }), pieces)
      .map(([depth, piece]) => `${"  ".repeat(depth)}${piece}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 7 }), (lines) => {
        const text = `${lines.join("\n")}\n`;
        const value = readBlockYaml(text);
        if (value !== undefined) expect(value).toEqual(readFully(text));
      }),
      { numRuns: 20_000 },
    );
  });
});
