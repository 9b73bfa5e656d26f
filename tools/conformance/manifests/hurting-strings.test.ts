import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildObject, escapeLiteral, type JsonObject } from "@tenantry/flux-postbuild";
import { type KubernetesObject, printDocuments } from "@tenantry/renderer";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type AnyObject, buildWithFlux } from "./real-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-strings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What broke somebody's manifests once. */
const KNOWN = [
  "",
  " ",
  "$",
  "$$",
  "$$$",
  "${",
  "${}",
  "${X}",
  "$${X}",
  "$$${X}",
  "${X:=y}",
  "${NAME}",
  "$NAME",
  "$(NAME)",
  "{{ $labels.pod }}",
  "DO $$ BEGIN PERFORM 1; END $$;",
  "SELECT 'it''s' -- comment",
  'if [ "$#" -lt 1 ]; then echo "$$"; fi',
  'sum by (pod) (rate(x{a="b"}[5m])) > 0.8',
  "yes",
  "no",
  "on",
  "off",
  "y",
  "n",
  "true",
  "null",
  "~",
  "0123",
  "0o17",
  "0x1F",
  "1e3",
  "1_000",
  "12:30",
  "12:30:45",
  ".inf",
  ".nan",
  "-0",
  "+1",
  "1.",
  ".5",
  "2026-11-21",
  "2026-11-21T10:00:00Z",
  "*",
  "*/5 * * * *",
  "@daily",
  "&a",
  "!x",
  "|",
  "|-",
  ">",
  "%TAG",
  "`x`",
  "[a",
  "{a",
  "a: b",
  "a #b",
  "# a",
  "- a",
  "? a",
  ": a",
  "---",
  "...",
  "=",
  "<<",
  "\t",
  "a\tb",
  "a ",
  " a",
  "a\n",
  "\na",
  "a\n\n",
  "a\r\nb",
  "a\n b",
  "\u00a0",
  "\u0085",
  "\u2028",
  "\ufeff",
  "é",
  "e\u0301",
  "😀",
  "日本語",
  "\u202eabc",
  "\\",
  "\\n",
  '"',
  "'",
  "'\"",
  "a'b\"c\\d",
  "C:\\dir",
  "\u0000".replace("\u0000", "\u007f"),
  "x".repeat(200),
  `${"word ".repeat(60)}`,
];

const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...KNOWN), { minLength: 1, maxLength: 5 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);

/** Objects of two kinds that carry a text wherever a text may stand. */
function carry(text: string, index: number): KubernetesObject[] {
  const metadata = { name: `text-${index}`, namespace: "databases", annotations: { "example.org/text": text } };
  return [
    { apiVersion: "v1", kind: "ConfigMap", metadata, data: { text, also: `${text}\n` } },
    {
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Cluster",
      metadata,
      spec: {
        postgresql: { parameters: { text }, pg_hba: [text, `# ${text}`] },
        managed: { roles: [{ name: "a", comment: text }] },
      },
    },
  ] as unknown as KubernetesObject[];
}

const VARIABLES = { NAME: "substituted", X: "substituted" };
const kustomization = {
  apiVersion: "kustomize.config.k8s.io/v1beta1",
  kind: "Kustomization",
  resources: ["objects.yaml"],
};

/** What Flux builds of the objects that Tenantry prints, each list in a folder of its own. */
function deliver(lists: readonly (readonly KubernetesObject[])[]) {
  const requests = lists.map((objects) => {
    const root = mkdtempSync(join(folder, "root-"));
    mkdirSync(join(root, "in"));
    writeFileSync(join(root, "in/objects.yaml"), printDocuments(objects, { substitution: "flux" }));
    writeFileSync(join(root, "in/kustomization.yaml"), JSON.stringify(kustomization));
    const spec = { path: "./in", postBuild: { substitute: VARIABLES } };
    return { root, sources: [], kustomization: { metadata: { name: "a", namespace: "b" }, spec } };
  });
  return buildWithFlux(requests);
}

/** Whether Flux can load an object with such a text at all, as our own port of it says. */
function isDeliverable(objects: readonly KubernetesObject[]): boolean {
  return objects.every(
    (object) => buildObject(escapeAll(object), new Map(Object.entries(VARIABLES)), { mode: "strict" }).ok,
  );
}

/** As the printer escapes it: texts that Flux would take for its own. */
function escapeAll(value: unknown): JsonObject {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === "string") return escapeLiteral(inner);
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value) as JsonObject;
}

function sortKeys(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

describe("text that somebody supplies", () => {
  const texts = [...KNOWN, ...fc.sample(anyText, { seed: 20_261_121, numRuns: 1000 })];
  const lists = texts.map((text, index) => ({ text, objects: carry(text, index) }));

  it("arrives as it was written, whatever it looks like to YAML, kustomize and Flux", () => {
    const deliverable = lists.filter(({ objects }) => isDeliverable(objects));
    const [answer] = deliver([deliverable.flatMap(({ objects }) => objects)]);
    expect(answer?.error).toBeUndefined();
    const identify = (object: AnyObject) => `${object["kind"]} ${(object["metadata"] as { name: string }).name}`;
    const delivered = new Map((answer?.objects ?? []).map((object) => [identify(object), object]));
    for (const { text, objects } of deliverable) {
      for (const object of objects as unknown as AnyObject[])
        expect(sortKeys(delivered.get(identify(object))), JSON.stringify(text)).toBe(sortKeys(object));
    }
    console.log(`${deliverable.length} of ${texts.length} texts arrive unchanged`);
    expect(deliverable.length).toBeGreaterThan(texts.length * 0.9);
  });

  it("is known to stop Flux where it does: several lines that start with a tab", () => {
    const others = lists.filter(({ objects }) => !isDeliverable(objects)).slice(0, 10);
    expect(others.length).toBeGreaterThan(3);
    for (const answer of deliver(others.map(({ objects }) => objects))) {
      expect(answer.error).toContain("found a tab character where an indentation space is expected");
    }
  });

  it("arrives when it is a megabyte long", () => {
    const text = "yes: $${X} é\t# 0123\n".repeat(60_000);
    expect(text.length).toBeGreaterThan(1e6);
    const objects = carry(text, 0).slice(0, 1);
    const [answer] = deliver([objects]);
    // A diff of megabytes would take longer than the build.
    expect(answer?.error).toBeUndefined();
    expect(sortKeys(answer?.objects) === sortKeys(objects)).toBe(true);
  });
});
