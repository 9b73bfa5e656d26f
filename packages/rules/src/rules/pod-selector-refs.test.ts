import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { podSelectorRefs } from "./pod-selector-refs.ts";

const judge = (refs: string, lines: readonly string[], cloudNativePG = "1.30") =>
  findFaults(podSelectorRefs, clusterText(`podSelectorRefs: ${refs}\npostgresql: {pg_hba: ${JSON.stringify(lines)}}`), {
    cloudNativePG,
  });
const line = (...names: string[]) =>
  `host all all ${names.map((name) => `\${podselector:${name}}`).join(" ")} scram-sha-256`;

describe("pod-selector-refs", () => {
  it("finds a selector that is not there", () => {
    expect(judge("[{name: web}]", ["local all all peer", line("app")])).toEqual([
      "spec.postgresql.pg_hba[1]: Cluster shared: the line of `pg_hba` refers to the pod selector app, but `podSelectorRefs` has web",
    ]);
    expect(judge("[]", [line("app")])).toEqual([expect.stringContaining("there are no `podSelectorRefs`")]);
  });

  it("finds two selectors of one name, two references in one line, and a misspelt one", () => {
    expect(judge("[{name: a}, {name: a}]", [])).toEqual([expect.stringContaining("spec.podSelectorRefs[1].name: ")]);
    expect(judge("[{name: a}, {name: b}]", [line("a", "b")])).toEqual([
      expect.stringContaining("refers to 2 pod selectors"),
    ]);
    expect(judge("[{name: a}]", ["host all all ${podselectors:a} md5"])).toEqual([
      expect.stringContaining("nobody knows"),
    ]);
  });

  it("is silent about right lines, placeholders of Flux, open names, and versions without selectors", () => {
    expect(
      judge("[{name: a}]", [line("a"), "host all all ${CIDR} md5", "host all all ${CIDR:=10.0.0.0/8} md5"]),
    ).toEqual([]);
    expect(judge('[{name: "${X}"}]', [line("a")])).toEqual([]);
    expect(judge("[]", [line("a")], "1.28")).toEqual([]);
  });
});
