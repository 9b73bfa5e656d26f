import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { placeholderWithoutValue } from "./placeholder-without-value.ts";

const variables = new Map([["CNPG_DATA_SIZE", "20Gi"]]);
const flux = { substitution: "flux", variables } as const;
const map = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: ${JSON.stringify(value)}\n`;

describe("placeholder-without-value", () => {
  it("finds a name without a value, and says that the whole Kustomization fails", () => {
    expect(findFaults(placeholderWithoutValue, map("${CNPG_DATASIZE}"), flux)).toEqual([
      "data.x: ConfigMap a: no setting gives `CNPG_DATASIZE` a value: Flux 2.9 and later fails to build the whole Kustomization",
    ]);
  });

  it("says what Flux before 2.9 does instead", () => {
    expect(findFaults(placeholderWithoutValue, map("${X}"), { ...flux, flux: "2.8" })).toEqual([
      expect.stringContaining("Flux 2.8 puts an empty text in its place"),
    ]);
  });

  it("names each of several once, those inside of defaults and behind operators too", () => {
    expect(findFaults(placeholderWithoutValue, map("${X} ${X} ${A:=${Y}} ${Z%%/*}"), flux)).toEqual([
      expect.stringContaining("`X`, `Y`, `Z` a value"),
    ]);
  });

  it.each(["${CNPG_DATA_SIZE}", "${X:=d}", "${X:-d}", "${X=d}", "${X:+d}", "${X:?d}", "$${X}", "$X", "$(X)", "a$"])(
    "is silent about %s",
    (value) => expect(findFaults(placeholderWithoutValue, map(value), flux)).toEqual([]),
  );

  it("is silent where Flux reads more than is at hand, or substitutes nothing", () => {
    expect(findFaults(placeholderWithoutValue, map("${X}"), { ...flux, variablesKnown: "some" })).toEqual([]);
    expect(findFaults(placeholderWithoutValue, map("${X}"), { substitution: "none" })).toEqual([]);
    const metadata = "{name: a, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}";
    expect(findFaults(placeholderWithoutValue, map("${X}").replace("{name: a}", metadata), flux)).toEqual([]);
  });

  it("is silent where a parent patches settings into Flux Kustomizations", () => {
    const parent = `---\napiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: all}\nspec: {patches: [{patch: "spec: {postBuild: {substituteFrom: []}}"}]}\n`;
    expect(findFaults(placeholderWithoutValue, map("${X}") + parent, flux)).toEqual([]);
    expect(findFaults(placeholderWithoutValue, map("${X}") + parent.replace("postBuild", "x"), flux)).toHaveLength(1);
  });

  it("leaves a script's own names, and what Flux cannot read, to other rules", () => {
    const script = "#!/bin/sh\nX=1\necho ${X}\n";
    expect(findFaults(placeholderWithoutValue, map(script), flux)).toEqual([]);
    expect(findFaults(placeholderWithoutValue, map("${a[0]} ${X}"), flux)).toEqual([]);
  });

  it("finds a name in a key", () => {
    expect(findFaults(placeholderWithoutValue, map("a").replace("x:", '"${X}":'), flux)).toHaveLength(1);
  });
});
