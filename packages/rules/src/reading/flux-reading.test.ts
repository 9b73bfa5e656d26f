import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { formatDuration, readDuration } from "./duration.ts";
import { isStrict, kindGroup } from "./flux.ts";
import { listSettings } from "./settings.ts";
import { readShellText } from "./shell-texts.ts";
import { holdsText } from "./string-fields.ts";
import { listWrittenTexts } from "./written-texts.ts";

const kustomization = `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: databases, namespace: flux-system}
spec:
  postBuild:
    substituteFrom: [{kind: ConfigMap, name: cluster-settings}]
`;

describe("readDuration", () => {
  it.each([
    ["5m", 300],
    ["1h30m", 5400],
    ["1.5h", 5400],
    ["90s", 90],
    ["500ms", 0.5],
  ])("reads %s", (text, seconds) => expect(readDuration(text)).toBe(seconds));

  it("reads nothing else", () => {
    for (const value of ["", "5", "5 m", "5d", "${T}", null, 5, undefined]) expect(readDuration(value)).toBeUndefined();
  });

  it("writes what it reads", () => {
    for (const text of ["5m", "1h30m", "4m30s", "0s", "2h"]) {
      expect(formatDuration(readDuration(text) ?? 0)).toBe(text);
    }
  });
});

describe("isStrict", () => {
  it.each([
    ["2.9", true],
    ["2.9.4", true],
    ["2.10", true],
    ["3.0", true],
    ["2.8", false],
    ["2.8.5", false],
    ["newest", true],
  ])("is for Flux %s %s", (flux, strict) => expect(isStrict(makeSubject("", { flux }))).toBe(strict));

  it("takes Flux 2.9 where nobody says", () => expect(isStrict(makeSubject(""))).toBe(true));
});

describe("kindGroup", () => {
  it("names the kind and its group", () => {
    expect(kindGroup({ apiVersion: "apps/v1", kind: "Deployment" })).toBe("Deployment.apps");
    expect(kindGroup({ apiVersion: "v1", kind: "Secret" })).toBe("Secret.");
    expect(kindGroup(null)).toBe(".");
  });
});

describe("listSettings", () => {
  const names = (text: string, settings?: string) =>
    listSettings(makeSubject(text, settings === undefined ? {} : { settings })).map(
      ({ name, value, path }) => `${path.join(".")} ${name}=${value}`,
    );

  it("reads a ConfigMap, a mapping with data, and names with texts alone", () => {
    expect(names("", "kind: ConfigMap\napiVersion: v1\ndata: {A: x, B: 5}")).toEqual(["data.A A=x", "data.B B=5"]);
    expect(names("", "data: {A: x}\nother: y")).toEqual(["data.A A=x"]);
    expect(names("", "A: x\nsops: {mac: y}")).toEqual(["A A=x"]);
  });

  it("reads both fields of a Secret, and no value from what is no base64", () => {
    const secret = "apiVersion: v1\nkind: Secret\ndata: {A: eA==, B: '%'}\nstringData: {C: y}";
    expect(names("", secret)).toEqual(["data.A A=x", "data.B B=", "stringData.C C=y"]);
  });

  it("finds the ConfigMaps that a Flux Kustomization names, and no others", () => {
    const map = (name: string, namespace: string) =>
      `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: ${namespace}}\ndata: {A: ${name}}\n`;
    const text = kustomization + map("cluster-settings", "flux-system") + map("other", "flux-system");
    expect(names(text)).toEqual(["data.A A=cluster-settings"]);
    expect(names(kustomization + map("cluster-settings", "elsewhere"))).toEqual([]);
  });
});

describe("listWrittenTexts", () => {
  const variables = new Map([["A", "x"]]);
  const list = (text: string, options = {}) =>
    [...listWrittenTexts(makeSubject(text, { substitution: "flux", variables, ...options }))].map(
      ({ path, at, text: found }) => `${at ?? "value"} ${path.join(".")}: ${found}`,
    );
  const map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {'$k': '$v', list: [a, $b]}\n";

  it("lists keys and values with a dollar sign", () => {
    expect(list(map)).toEqual(["key data.$k: $k", "value data.$k: $v", "value data.list.1: $b"]);
  });

  it("lists nothing where Flux does not substitute", () => {
    expect(list(map, { substitution: "none" })).toEqual([]);
    expect(list(map, { variables: new Map() })).toEqual([]);
    expect(list(map, { variables: new Map(), variablesKnown: "some" })).toHaveLength(3);
    const disabled = "{name: a, LIST: {kustomize.toolkit.fluxcd.io/substitute: disabled}}";
    for (const field of ["labels", "annotations"]) {
      expect(list(map.replace("{name: a}", disabled.replace("LIST", field)))).toEqual([]);
    }
    expect(list(map.replace("v1\nkind: ConfigMap", "kustomize.config.k8s.io/v1beta1\nkind: Kustomization"))).toEqual(
      [],
    );
  });

  it("substitutes without a variable where the strategy is Always", () => {
    const always = kustomization.replace(/substituteFrom.*/, "substituteStrategy: Always");
    expect(list(`${always}---\n${map}`, { variables: new Map() })).toHaveLength(3);
  });

  it("leaves settings to rules of their own", () => {
    expect(list(`${kustomization}---\n${map.replace("name: a", "name: cluster-settings")}`)).toEqual([]);
  });
});

describe("readShellText", () => {
  const owns = (args: string, name: string, env = "[]") => {
    const text = `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - env: ${env}\n      args:\n        - ${JSON.stringify(args)}\n`;
    const variables = new Map([["A", "x"]]);
    const written = [...listWrittenTexts(makeSubject(text, { substitution: "flux", variables }))].at(-1);
    return written === undefined ? undefined : readShellText(written)?.owns(name);
  };

  it.each([
    "X=1; echo ${X}",
    "export X=1\necho ${X}",
    "echo a; X=$(date) echo ${X}",
    "for X in a b; do echo ${X}; done",
    "while read -r a X; do echo ${X}; done",
    "X+=1 echo ${X}",
  ])("knows that the shell sets X in %j", (args) => expect(owns(args, "X")).toBe(true));

  it.each(["echo ${X}", "XX=1; echo ${X}", "echo a==X ${X}", "[ ${X} = 1 ]", "spread X ${X}"])(
    "does not in %j",
    (args) => expect(owns(args, "X")).toBe(false),
  );

  it("knows the container's environment, apart from what the setting of the same name fills", () => {
    expect(owns("echo ${X}", "X", "[{name: X, value: a}]")).toBe(true);
    expect(owns("echo ${X}", "X", "[{name: X, valueFrom: {}}]")).toBe(true);
    expect(owns("echo ${X}", "X", "[{name: X, value: '${X}'}]")).toBe(false);
  });

  it("takes single words for no script", () => expect(owns("--x=${X}", "X", "[{name: X}]")).toBeUndefined());
});

describe("holdsText", () => {
  it.each([
    ["Deployment", ["spec", "template", "spec", "containers", 0, "env", 1, "value"]],
    ["Anything", ["metadata", "annotations", "a/b"]],
    ["Deployment", ["spec", "template", "metadata", "labels", "x"]],
    ["Cluster", ["spec", "postgresql", "parameters", "max_connections"]],
    ["Pooler", ["spec", "pgbouncer", "parameters", "default_pool_size"]],
    ["ConfigMap", ["data", "a"]],
  ])("knows that %s %j is a text", (kind, path) => expect(holdsText(kind, path)).toBe(true));

  it.each([
    ["Cluster", ["spec", "instances"]],
    ["Pooler", ["spec", "instances"]],
    ["constructor", ["spec", "x"]],
    ["ConfigMap", ["data", "a", "b"]],
    ["Deployment", ["spec", "template", "spec", "containers", 0, "resources", "limits", "cpu"]],
  ])("does not say so of %s %j", (kind, path) => expect(holdsText(kind, path)).toBe(false));
});
