import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { shellTextSubstituted } from "./shell-text-substituted.ts";

const flux = { substitution: "flux", variables: new Map([["SIZE", "20Gi"]]) } as const;
const pod = (script: string, env = "[]") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - env: ${env}\n      command: [sh, -c, ${JSON.stringify(script)}]\n`;
const map = (name: string, script: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  ${name}: ${JSON.stringify(script)}\n`;

describe("shell-text-substituted", () => {
  it("finds what the script sets and what the container's environment gives", () => {
    const script = "COUNT=$(ls)\necho ${COUNT} ${BUCKET} ${COUNT}";
    expect(findFaults(shellTextSubstituted, pod(script, "[{name: BUCKET, value: b}]"), flux)).toEqual([
      "spec.containers[0].command[2]: Pod a: Flux substitutes `${COUNT}`, `${BUCKET}` before the shell can: they have no setting, so that Flux 2.9 and later fails to build the whole Kustomization",
    ]);
  });

  it("says what the shell gets where the build does not fail", () => {
    const gets = [expect.stringContaining("the shell gets an empty text or the default")];
    expect(findFaults(shellTextSubstituted, pod("X=1; echo ${X}"), { ...flux, flux: "2.8" })).toEqual(gets);
    expect(findFaults(shellTextSubstituted, pod("X=1; echo ${X:-2}"), flux)).toEqual(gets);
  });

  it("finds it where other settings are not at hand: the script itself is the evidence", () => {
    expect(findFaults(shellTextSubstituted, pod("X=1; echo ${X}"), { ...flux, variablesKnown: "some" })).toHaveLength(
      1,
    );
  });

  it("looks into scripts of ConfigMaps, not into other texts", () => {
    const script = "X=1\necho ${X}\n";
    expect(findFaults(shellTextSubstituted, map("check.sh", script), flux)).toHaveLength(1);
    expect(findFaults(shellTextSubstituted, map("check", `#!/usr/bin/env bash\n${script}`), flux)).toHaveLength(1);
    expect(findFaults(shellTextSubstituted, map("app.properties", script), flux)).toEqual([]);
  });

  it("is silent about what is escaped, has no braces, is a setting, or nobody's", () => {
    for (const script of ["X=1; echo $X $${X} $(date)", "SIZE=1; echo ${SIZE}", "echo a ${UNKNOWN}"]) {
      expect(findFaults(shellTextSubstituted, pod(script), flux)).toEqual([]);
    }
  });

  it("is silent where Flux does not substitute", () => {
    expect(findFaults(shellTextSubstituted, pod("X=1; echo ${X}"))).toEqual([]);
  });
});
