import * as promql from "@tenantry/alert-library/promql";
import { loadSchemas, type StructuralSchema } from "@tenantry/crd-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS, type Manifest } from "./manifest.ts";
import { rules } from "./rules.ts";
import { runRules } from "./run-rules.ts";
import { identityOf, Subject } from "./subject.ts";
import { arbitraryManifest } from "./test-arbitraries.ts";

const VERSIONS = ["1.27", "1.28.4", "1.29", "1.30.0"];
const API_VERSIONS: Readonly<Record<string, string>> = {
  "": "v1",
  apps: "apps/v1",
  "barmancloud.cnpg.io": "barmancloud.cnpg.io/v1",
  batch: "batch/v1",
  "dragonflydb.io": "dragonflydb.io/v1alpha1",
  "external-secrets.io": "external-secrets.io/v1",
  "kustomize.config.k8s.io": "kustomize.config.k8s.io/v1beta1",
  "kustomize.toolkit.fluxcd.io": "kustomize.toolkit.fluxcd.io/v1",
  "monitoring.coreos.com": "monitoring.coreos.com/v1",
  "networking.k8s.io": "networking.k8s.io/v1",
  "operator.victoriametrics.com": "operator.victoriametrics.com/v1beta1",
  policy: "policy/v1",
  "postgresql.cnpg.io": "postgresql.cnpg.io/v1",
};

/** Kinds of core groups that are not pinned carry pods in these places. */
async function loadArbitraries() {
  const references = Object.values(KINDS).map((id) => {
    const [group = "", kind = ""] = id.split("/");
    return { apiVersion: API_VERSIONS[group] ?? "v1", kind };
  });
  const loaded = await loadSchemas({ cloudNativePG: "1.30" }, references);
  if (!loaded.ok) throw new Error(loaded.message);
  const { schemas } = loaded;
  const job = schemas.schemaOf({ apiVersion: "batch/v1", kind: "CronJob" })?.properties?.["spec"]?.properties?.[
    "jobTemplate"
  ];
  const template = job?.properties?.["spec"]?.properties?.["template"] ?? { type: "object" as const };
  const podTemplate: StructuralSchema = {
    type: "object",
    properties: { spec: { type: "object", properties: { template, replicas: { type: "integer" } } } },
  };
  return references.map((reference) => {
    const pinned = schemas.schemaOf(reference);
    const isPod = reference.kind === "Pod";
    return arbitraryManifest(reference, pinned ?? (isPod ? template : podTemplate));
  });
}

const arbitraries = await loadArbitraries();
const object = fc.oneof(...arbitraries);
const setting = fc.dictionary(
  fc.constantFrom("X", "CNPG_X", "my-key", "1"),
  fc.constantFrom<unknown>("5", "${Y}", "", 5, null),
);
const toManifest = (form: Manifest["form"]) => (fields: Manifest["object"]) => ({
  object: fields,
  written: fields,
  form,
});

const subjects = fc
  .record({
    objects: fc.array(object, { minLength: 1, maxLength: 8 }),
    before: fc.array(object, { maxLength: 4 }),
    settings: fc.array(
      setting.map((data) => ({ apiVersion: "v1", kind: "ConfigMap", data })),
      { maxLength: 1 },
    ),
    patches: fc.array(object, { maxLength: 1 }),
    cloudNativePG: fc.constantFrom(...VERSIONS),
    substitution: fc.constantFrom("flux" as const, "none" as const),
  })
  .map(({ objects, before, settings, patches, cloudNativePG, substitution }) => {
    const manifests = [
      ...objects.map(toManifest("object")),
      ...settings.map(toManifest("settings")),
      ...patches.map(toManifest("patch")),
    ];
    const committed = new Map(before.map(toManifest("object")).map((manifest) => [identityOf(manifest), manifest]));
    return () =>
      new Subject(manifests, {
        cloudNativePG,
        today: "2026-11-21",
        substitution,
        variables: new Map([["X", "5"]]),
        committed,
        promql,
      });
  });

describe("all rules", () => {
  it("never throw over valid, odd and broken objects of every kind, and find the same at every run", () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(subjects, (makeSubject) => {
        const first = runRules(makeSubject());
        const again = runRules(makeSubject());
        for (const { rule } of first) found.add(rule.id);
        expect(again.map(({ rule, fault }) => [rule.id, fault.path, fault.message])).toEqual(
          first.map(({ rule, fault }) => [rule.id, fault.path, fault.message]),
        );
        for (const { fault } of first) {
          expect(fault.message).not.toMatch(/undefined|NaN|\[object Object\]/);
          expect(fault.help).not.toMatch(/undefined|NaN|\[object Object\]/);
        }
      }),
      { numRuns: 400 },
    );
    // Objects that no rule finds anything in would prove nothing.
    expect(found.size).toBeGreaterThan(rules.length / 4);
  });
});
