import fc from "fast-check";
import { expect, it } from "vitest";
import { parseExposition } from "./parse-exposition.ts";

const escapeLabel = (text: string) => text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");

function print(sample: { name: string; labels: [string, string][]; value: number }): string {
  const labels = sample.labels.map(([name, value]) => `${name}="${escapeLabel(value)}"`).join(",");
  const value = Number.isFinite(sample.value) || Number.isNaN(sample.value) ? String(sample.value) : "+Inf";
  return `${sample.name}${labels === "" ? "" : `{${labels}}`} ${value}`;
}

const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,12}$/);
const label = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/);
const samples = fc.array(
  fc.record({
    name,
    labels: fc.uniqueArray(fc.tuple(label, fc.string({ unit: "grapheme" })), {
      selector: ([key]) => key,
      maxLength: 4,
    }),
    value: fc.double().map((value) => (value <= 0 ? 0 - value : value)),
  }),
);

it("reads what an exporter prints, whatever its labels hold", () => {
  fc.assert(
    fc.property(samples, (given) => {
      const text = given.map((sample) => `# TYPE ${sample.name} gauge\n${print(sample)}\n`).join("");
      const expected = given.map(({ labels, ...sample }) => ({ ...sample, labels: Object.fromEntries(labels) }));
      expect(parseExposition(text)).toEqual(expected);
    }),
  );
});

it("never throws, and makes no samples of a page that is none", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}=,"\\\n\t #+-.1aeN:é'), maxLength: 60 }), (text) => {
      for (const sample of parseExposition(text)) expect(sample.name).toMatch(/^[a-zA-Z_:]/);
    }),
  );
  expect(parseExposition("<html><body>502 Bad Gateway</body></html>\nerror trying to reach service\n")).toEqual([]);
});

it("reads blanks, commas at the end, times and the numbers of Go", () => {
  const text = [
    '  up { job = "a" , } 1 1700000000000',
    "load -1.5e-3\r",
    "inf +Inf",
    "nan NaN",
    'broken{a="b" 1',
    "broken 1x",
    'quoted{path="C:\\\\x",said="\\"hi\\"\\n"} 2',
  ].join("\n");
  expect(parseExposition(text)).toEqual([
    { name: "up", labels: { job: "a" }, value: 1 },
    { name: "load", labels: {}, value: -0.0015 },
    { name: "inf", labels: {}, value: Number.POSITIVE_INFINITY },
    { name: "nan", labels: {}, value: Number.NaN },
    { name: "quoted", labels: { path: "C:\\x", said: '"hi"\n' }, value: 2 },
  ]);
});
