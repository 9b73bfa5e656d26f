import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerResourcesMisplaced } from "./pooler-resources-misplaced.ts";

const find = (spec: string) =>
  findFaults(
    poolerResourcesMisplaced,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: p}, spec: {template: {spec: ${spec}}}}`,
  );
const RESOURCES = "resources: {limits: {memory: 64Mi}}";

describe("pooler-resources-misplaced", () => {
  it("finds resources of the pod alone", () => {
    expect(find(`{containers: [], ${RESOURCES}}`)).toEqual([
      "spec.template.spec.resources: Pooler p: the operator gives `template.spec.resources` to the init container, and pgbouncer runs without requests and limits of its own",
    ]);
    expect(find(`{containers: [{name: sidecar, ${RESOURCES}}], ${RESOURCES}}`)).toHaveLength(1);
  });

  it.each([
    `{containers: [{name: pgbouncer, ${RESOURCES}}]}`,
    `{containers: [{name: pgbouncer, ${RESOURCES}}], ${RESOURCES}}`,
    "{containers: []}",
    "[]",
  ])("is silent about %s", (spec) => expect(find(spec)).toEqual([]));
});
