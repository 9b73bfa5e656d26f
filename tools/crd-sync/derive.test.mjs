import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { derive } from "./derive.mjs";
import { hashText } from "./lock.mjs";

const pin = { project: "operator", repository: "acme/operator", version: "v1.2.3", path: "things.yaml" };
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: acme.dev
  scope: Namespaced
  names: { kind: OCIThing }
  versions:
    - { name: v1beta1, served: false, storage: false, schema: { openAPIV3Schema: { type: object, properties: { old: { type: string } } } } }
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec, status]
          description: gone
          properties:
            apiVersion: { type: string, description: gone }
            kind: { type: string }
            metadata: { type: object }
            status: { type: object, properties: { phase: { type: string } } }
            spec:
              type: object
              required: [name, mode]
              properties:
                name: { type: string, pattern: '^(?i)a\`\${x}\\d$', description: gone }
                description: { type: string, description: a field of this name stays }
                mode: { type: string, enum: [fast, safe], default: safe }
                ports: { type: array, minItems: 1, items: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] } }
                values: { type: object, x-kubernetes-preserve-unknown-fields: true }
              x-kubernetes-validations: [{ rule: has(self.name), message: needed }]
`;

async function deriveOne(text = crd) {
  const source = { read: async () => ({ text, commit: "c".repeat(40) }) };
  const lock = { coreKinds: { library: "kubernetes-models", version: "" }, files: [] };
  return derive({ source, lock, accept: "new", pins: [pin] });
}

/** Runs a generated schema module as JavaScript. */
function evaluate(/** @type {string | undefined} */ module) {
  return new Function(
    `${module?.replace("const schema: unknown", "const schema").replace("export default schema;", "return schema;")}`,
  )();
}

describe("what is derived from a CRD", () => {
  it("is the stored version without status and texts, every other word kept, its patterns in ECMA-262", async () => {
    const { generated } = await deriveOne();
    const schema = evaluate(generated.get("operator/1.2.3/oci-thing.ts"));
    assert.deepEqual(schema.required, ["spec"]);
    assert.deepEqual(Object.keys(schema.properties), ["apiVersion", "kind", "metadata", "spec"]);
    assert.deepEqual(schema.properties.spec, {
      type: "object",
      required: ["name", "mode"],
      properties: {
        name: { type: "string", pattern: "^[aA]`$\\{[xX]\\}\\d$" },
        description: { type: "string" },
        mode: { type: "string", enum: ["fast", "safe"], default: "safe" },
        ports: {
          type: "array",
          minItems: 1,
          items: { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] },
        },
        values: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      },
      "x-kubernetes-validations": [{ rule: "has(self.name)", message: "needed" }],
    });
  });

  it("is a type with literal apiVersion and kind, closed but for what the CRD keeps, defaults optional", async () => {
    const { generated } = await deriveOne();
    const text = generated.get("types/oci-thing.ts")?.replaceAll(/\s+/g, " ") ?? "";
    assert.match(
      text,
      /export interface OCIThing \{ apiVersion: "acme.dev\/v1" kind: "OCIThing" metadata: ObjectMetadata spec: \{/,
    );
    assert.match(text, / name: string /);
    assert.match(text, / mode\?: \("fast" \| "safe"\) /);
    assert.match(text, / ports\?: \(number \| string\)\[\] /);
    assert.match(text, / values\?: \{ \[k: string\]: unknown \} /);
  });

  it("is an entry of the module map that says whether rules need a CEL engine", async () => {
    const { generated } = await deriveOne();
    const map = generated.get("schema-modules.ts") ?? "";
    assert.match(
      map,
      /"acme.dev\/v1\/OCIThing": \{ .*scope: "Namespaced", rules: "some", load: \(\) => import\(".\/operator\/1.2.3\/oci-thing.ts"\) \}/,
    );
    assert.match(map, /"v1\/Namespace": \{ .*scope: "Cluster", rules: "none"/);
  });

  it("is the same every time, with one lock entry per file", async () => {
    const [first, second] = [await deriveOne(), await deriveOne()];
    assert.deepEqual(first, second);
    const { files, coreKinds } = JSON.parse(first.lockText);
    assert.deepEqual(files, [{ ...pin, commit: "c".repeat(40), sha256: hashText(crd) }]);
    assert.match(coreKinds.version, /^\d+\.\d+\.\d+$/);
  });

  it("is nothing at all when the file is no CRD or has no stored version", async () => {
    await assert.rejects(deriveOne("kind: Deployment\n"), /things\.yaml is not a CustomResourceDefinition/);
    await assert.rejects(
      deriveOne(crd.replace("served: true", "served: false")),
      /no version of OCIThing is both served and stored/,
    );
  });
});

describe("core kinds", () => {
  it("come from the library with every reference resolved, and a quantity that may be a fraction", async () => {
    const { generated } = await deriveOne();
    const job = evaluate(generated.get("kubernetes/cron-job.ts"));
    const pod = job.properties.spec.properties.jobTemplate.properties.spec.properties.template.properties.spec;
    assert.deepEqual(pod.required, ["containers"]);
    assert.equal(
      pod.properties.containers.items.properties.resources.properties.limits.additionalProperties.anyOf[0].type,
      "number",
    );
    assert.deepEqual(job.properties.metadata, { type: "object" });
    assert.equal(JSON.stringify(job).includes("$ref"), false);
  });
});
