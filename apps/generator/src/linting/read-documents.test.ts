import { describe, expect, it } from "vitest";
import { readContents } from "./test-inputs.ts";

async function read(text: string, name = "a.yaml") {
  const [file] = await readContents({ [name]: text });
  const kinds = file?.contents.map((it) => {
    if (it.kind === "foreign") return it.foreign;
    return it.kind === "objects" ? it.objects.map(({ prefix }) => prefix.join(".")) : it.kind;
  });
  return { kinds, problems: file?.problems.map(({ line, column, message }) => `${line}:${column} ${message}`) };
}

const OBJECT = "apiVersion: v1\nkind: Pod\n";

describe("readDocuments", () => {
  it("tells objects from what is none", async () => {
    expect((await read(OBJECT)).kinds).toEqual([[""]]);
    expect((await read("replicas: 1\nimage: x\n")).kinds).toEqual(["other"]);
    expect((await read("- a\n- b\n")).kinds).toEqual(["other"]);
    expect((await read("just text\n")).kinds).toEqual(["other"]);
    expect((await read("apiVersion: tenantry.dev/v1alpha1\nkind: TenantCatalog\n")).kinds).toEqual(["catalog"]);
    expect((await read(`${OBJECT}sops:\n  mac: x\n`)).kinds).toEqual(["encrypted"]);
    expect((await read("- op: remove\n  path: /spec\n")).kinds).toEqual(["json-patch"]);
    expect((await read("resources: [a.yaml]\n", "x/kustomization.yaml")).kinds).toEqual(["kustomization"]);
    expect((await read("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n")).kinds).toEqual([
      "kustomization",
    ]);
  });

  it("opens Lists, also in Lists", async () => {
    const list =
      "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n- {apiVersion: v1, kind: PodList, items: [{apiVersion: v1, kind: Pod}]}\n- x\n";
    expect((await read(list)).kinds).toEqual([["items.0", "items.1.items.0"]]);
  });

  it("reads the other documents of a file in which one is broken", async () => {
    const { kinds, problems } = await read(`${OBJECT}---\n${OBJECT}spec: [a\n---\n${OBJECT}`);
    expect(kinds).toEqual([[""], [""]]);
    expect(problems).toEqual([expect.stringMatching(/^6:7 this \[ is never closed/)]);
  });

  it("complains of broken alerts, whose texts hold templates of Prometheus' own", async () => {
    const alerts = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  summary: "on {{ $labels.pod }}"\n  summary: twice\n`;
    const { kinds, problems } = await read(alerts);
    expect(kinds).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^5:3 /)]);
  });

  it("does not complain of text that is YAML only after a template has run, nor of what is not Kubernetes", async () => {
    expect(await read(`{{- if .Values.x }}\n${OBJECT}metadata:\n  name: {{ .Release.Name }}\n{{- end }}\n`)).toEqual({
      kinds: ["template"],
      problems: [],
    });
    const chart = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  {{- toYaml .Values.rules }}\n";
    expect(await read(chart)).toEqual({ kinds: ["template"], problems: [] });
    expect(await read("a: [1\nb: 2\n")).toEqual({ kinds: ["other"], problems: [] });
  });
});
