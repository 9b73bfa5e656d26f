import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { managedServices } from "./managed-services.ts";

const judge = (services: string) => findFaults(managedServices, clusterText(`managed: {services: ${services}}`));
const additional = (...templates: string[]) =>
  judge(`{additional: [${templates.map((template) => `{selectorType: rw, serviceTemplate: ${template}}`)}]}`);

describe("managed-services", () => {
  it("finds the read-write Service disabled", () => {
    expect(judge("{disabledDefaultServices: [ro, rw]}")).toEqual([
      "spec.managed.services.disabledDefaultServices[1]: Cluster shared: the Service for reading and writing cannot be disabled",
    ]);
    expect(judge("{disabledDefaultServices: [rw]}")).toHaveLength(1);
    expect(judge("{disabledDefaultServices: [ro, r]}")).toEqual([]);
  });

  it("finds names that are missing, the operator's own, or taken", () => {
    expect(
      additional("{metadata: {name: shared-rw}}", "{}", "{metadata: {name: lb}}", "{metadata: {name: lb}}"),
    ).toEqual([
      expect.stringContaining(
        "additional[0].serviceTemplate.metadata.name: Cluster shared: the Service name shared-rw is the",
      ),
      expect.stringContaining(
        "additional[1].serviceTemplate.metadata.name: Cluster shared: an additional Service has no",
      ),
      expect.stringContaining(
        "additional[3].serviceTemplate.metadata.name: Cluster shared: the Service name lb is taken by",
      ),
    ]);
    expect(additional("{metadata: {name: shared-any}}")).toHaveLength(1);
  });

  it("finds a selector", () => {
    expect(additional("{metadata: {name: lb}, spec: {selector: {a: b}}}")).toEqual([
      expect.stringContaining("additional[0].serviceTemplate.spec.selector: "),
    ]);
  });

  it("is silent about right ones, placeholders and what the schema refuses", () => {
    expect(additional("{metadata: {name: shared-external}, spec: {type: LoadBalancer, selector: {}}}")).toEqual([]);
    expect(additional('{metadata: {name: "${A}"}}', '{metadata: {name: "${A}"}}', "{metadata: {name: 5}}")).toEqual([]);
    expect(judge("[]")).toEqual([]);
  });
});
