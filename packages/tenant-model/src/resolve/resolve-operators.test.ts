import { describe, expect, it } from "vitest";
import { valueOf } from "../placeholder.ts";
import { openCatalog, openText, writeCatalog } from "../test-tenant-catalog.ts";

const CNPG = { chartVersion: "0.29.0" };
const PLUGIN = { chartVersion: "0.7.0" };
const DRAGONFLY = { chartVersion: "v1.6.1" };

async function open(operators: unknown, more: Readonly<Record<string, unknown>> = {}) {
  const { catalog, problems } = await openCatalog({ operators, ...more });
  return { operators: catalog?.operators ?? [], problems };
}
const told = ({ problems }: Awaited<ReturnType<typeof open>>) =>
  problems.map(({ path, message, help }) => `${path}: ${message}; ${help}`);

describe("operators", () => {
  it("are nobody's business of this catalog unless it writes them", async () => {
    expect((await openCatalog()).catalog?.operators).toEqual([]);
  });

  it("go by the names that upstream's documentation has, in namespaces of their own", async () => {
    const { operators, problems } = await open({ cloudNativePG: CNPG, barmanCloud: PLUGIN, dragonfly: DRAGONFLY });
    expect(problems).toEqual([]);
    const names = operators.map(({ chart, namespace, manageNamespace, kustomization }) => [
      ...[chart, namespace, manageNamespace, kustomization],
    ]);
    expect(names).toEqual([
      ["cloudnative-pg", "cnpg-system", true, "any-databases-cnpg-operator"],
      ["plugin-barman-cloud", "cnpg-system", false, "any-databases-barman-cloud"],
      ["dragonfly-operator", "dragonfly-operator-system", true, "any-databases-dragonfly-operator"],
    ]);
  });

  it("have the plugin follow the operator that looks for it", async () => {
    const cloudNativePG = { ...CNPG, namespace: "operators" };
    expect((await open({ cloudNativePG, barmanCloud: PLUGIN })).operators[1]?.namespace).toBe("operators");
    expect((await open({ barmanCloud: { ...PLUGIN, namespace: "theirs" } })).operators[0]?.namespace).toBe("theirs");
    expect(told(await open({ cloudNativePG, barmanCloud: { ...PLUGIN, namespace: "theirs" } }))).toEqual([
      "spec.operators.barmanCloud.namespace: the plugin would be in theirs, where the operator in operators does not look for it; remove it: it follows the operator's",
    ]);
  });

  it.each(["0.29", "0.29.x", ">=0.29.0", "*", "~0.29.0", "latest", "${CHART}"])(
    "are pinned: %s is no version of a chart",
    async (version) => {
      const [problem] = (await open({ cloudNativePG: { chartVersion: version } })).problems;
      expect(problem?.path).toBe("spec.operators.cloudNativePG.chartVersion");
      expect(problem?.message).toContain(version);
    },
  );

  it("are pinned as an OCI registry has their tags, which it does not search as an index", async () => {
    const oci = "oci://registry.example.org/charts";
    const bare = await open({ dragonfly: { chartVersion: "1.6.1" } });
    expect(told(bare)).toEqual([
      "spec.operators.dragonfly.chartVersion: the OCI repository has no tag 1.6.1: the versions of the chart dragonfly-operator are written like v1.6.1; write v1.6.1",
    ]);
    expect(told(await open({ cloudNativePG: { chartVersion: "v0.29.0", repository: oci } }))).toHaveLength(1);
    expect(told(await open({ cloudNativePG: { chartVersion: "v0.29.0" } }))).toEqual([]);
  });

  it("are pinned by whoever writes them, never by us: a new release of Tenantry upgrades no operator", async () => {
    const [problem] = (await open({ cloudNativePG: {} })).problems;
    expect(problem?.message).toContain("chartVersion");
  });

  it("come from a mirror where the catalog names one, but not with its password", async () => {
    const repository = "oci://registry.example.org:5000/charts";
    expect((await open({ cloudNativePG: { ...CNPG, repository } })).operators[0]?.repository).toBe(repository);
    for (const wrong of ["https://user:secret@example.org/charts", "git://example.org/x", "https://example.org/"])
      expect((await open({ cloudNativePG: { ...CNPG, repository: wrong } })).problems).toHaveLength(1);
  });
});

describe("values of a chart", () => {
  const settings = { flux: { substitute: { REPLICAS: "2" } } };

  it("are placeholders only where the whole text is one", async () => {
    const values = { replicaCount: "${REPLICAS}", additionalArgs: ["--x=${HOME}", "$(date)"] };
    const { operators, problems } = await open({ cloudNativePG: { ...CNPG, values } }, settings);
    expect(problems).toEqual([]);
    const fields = operators[0]?.values?.fields ?? {};
    expect(valueOf(fields["replicaCount"] as never)).toBe(2);
    expect(fields["additionalArgs"]).toEqual(["--x=${HOME}", "$(date)"]);
  });

  it("tell of a setting that nobody defines, with its place", async () => {
    const [problem] = (await open({ cloudNativePG: { ...CNPG, values: { a: [{ b: "${NONE}" }] } } })).problems;
    expect(problem).toMatchObject({ rule: "setting-undefined", path: "spec.operators.cloudNativePG.values.a[0].b" });
  });

  it("are refused where JSON has no word for them", async () => {
    const [problem] = (await open({ cloudNativePG: { ...CNPG, values: { a: Number.POSITIVE_INFINITY } } })).problems;
    expect(problem).toMatchObject({ rule: "operators", path: "spec.operators.cloudNativePG.values.a" });
  });
});

describe("operators and databases that do not agree", () => {
  it("may not both render the Namespace", async () => {
    const namespace = { cluster: { name: "shared", storage: { size: "20Gi" }, namespace: "databases" } };
    const both = await open({ cloudNativePG: { ...CNPG, namespace: "databases" } }, namespace);
    expect(told(both)).toEqual([
      "spec.operators.cloudNativePG.namespace: the Namespace databases would be rendered twice: spec.cluster makes it too; choose another namespace, or set `manageNamespace: false` in one of the two",
    ]);
    const one = { ...CNPG, namespace: "databases", manageNamespace: false };
    expect(told(await open({ cloudNativePG: one }, namespace))).toEqual([]);
    const twice = await open({ cloudNativePG: CNPG, dragonfly: { ...DRAGONFLY, namespace: "cnpg-system" } });
    expect(told(twice)[0]).toContain("spec.operators.cloudNativePG makes it too");
  });

  it("may not lock the operator out with NetworkPolicies", async () => {
    const cloudNativePG = { ...CNPG, namespace: "operators" };
    const operatorNamespaces = ["cnpg-system"];
    expect(told(await open({ cloudNativePG }, { networkPolicy: { operatorNamespaces } }))).toEqual([
      "spec.networkPolicy.operatorNamespaces: the NetworkPolicies keep the operator in operators from its pods: it would call them unhealthy; remove spec.networkPolicy.operatorNamespaces, whose default it is, or add operators",
    ]);
    const cache = { networkPolicy: { operatorNamespaces } };
    const [told_] = told(await open({ dragonfly: DRAGONFLY }, { dragonfly: cache }));
    expect(told_).toContain("keep the operator in dragonfly-operator-system from its pods: none would be master");
    expect(told_).toContain("remove spec.dragonfly.networkPolicy.operatorNamespaces");
    expect(told(await open({}, { dragonfly: cache }))).toEqual([]);
  });

  it("are let in by NetworkPolicies from where the catalog installs them, else from where they usually are", async () => {
    const place = async (operators: object) => {
      const { catalog, problems } = await openCatalog({ operators, networkPolicy: {}, dragonfly: {} });
      expect(problems).toEqual([]);
      return [catalog?.networkPolicy, catalog?.dragonfly?.networkPolicy].map((it) => it?.operatorNamespaces);
    };
    expect(await place({})).toEqual([["cnpg-system"], ["dragonfly-operator-system"]]);
    const [cloudNativePG, dragonfly] = [
      { ...CNPG, namespace: "a" },
      { ...DRAGONFLY, namespace: "b" },
    ];
    expect(await place({ cloudNativePG, dragonfly })).toEqual([["a"], ["b"]]);
  });

  it("share a namespace with Dragonfly only as long as one of them renders it", async () => {
    const operators = { dragonfly: { ...DRAGONFLY, namespace: "dragonfly-system" } };
    const { catalog, problems } = await openCatalog({ operators, dragonfly: {} });
    expect(problems).toEqual([]);
    expect(catalog?.dragonfly).toMatchObject({ namespace: "dragonfly-system", manageNamespace: false });
    expect(told(await open(operators, { dragonfly: { manageNamespace: true } }))[0]).toContain(
      "the Namespace dragonfly-system would be rendered twice: spec.dragonfly makes it too",
    );
  });

  it("may not have names that Flux cannot put into a label", async () => {
    const name = "a".repeat(40);
    const openNamed = (dragonfly: object) =>
      openText(
        writeCatalog({ flux: { name: "short" }, operators: { dragonfly } }).replace("name: any", `name: ${name}`),
      );
    const { problems } = await openNamed(DRAGONFLY);
    expect(problems).toMatchObject([{ rule: "flux", path: "spec.operators.dragonfly.kustomization" }]);
    expect(problems[0]?.message).toContain(`${name}-databases-dragonfly-operator`);
    expect((await openNamed({ ...DRAGONFLY, kustomization: "dragonfly" })).problems).toEqual([]);
  });

  it("may not wait for themselves", async () => {
    const dependsOn = [{ name: "cert-manager" }, { name: "any-databases-barman-cloud", namespace: "flux-system" }];
    const [problem] = (await open({ barmanCloud: { ...PLUGIN, dependsOn } })).problems;
    expect(problem).toMatchObject({ rule: "flux", path: "spec.operators.barmanCloud.dependsOn[1]" });
    expect(problem?.message).toContain("depends on itself");
  });

  it("need a Flux that retries without rolling back", async () => {
    const { problems } = await open({ cloudNativePG: CNPG }, { versions: { flux: "2.6" } });
    expect(problems).toMatchObject([{ rule: "version-feature", path: "spec.operators" }]);
    expect((await open({ cloudNativePG: CNPG }, { versions: { flux: "2.7" } })).problems).toEqual([]);
  });
});
