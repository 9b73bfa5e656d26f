import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { committedCatalogs, openKit } from "./test-kit.ts";
import { listCalls, listShellBlocks } from "./test-markdown.ts";

/**
 * What kubectl takes, by subcommand: its own flags (kubernetes v1.32.4, `kubectl <command> --help`) beside those that all
 * commands have.
 */
const KUBECTL: Readonly<Record<string, readonly string[]>> = {
  annotate: ["--overwrite"],
  create: ["-f"],
  delete: ["-f", "--grace-period"],
  exec: ["-c", "-i", "--container", "--stdin"],
  get: ["-A", "-L", "-l", "-o", "-w", "--all-namespaces", "--output", "--raw", "--selector", "--sort-by"],
  logs: ["-l", "--all-containers", "--tail"],
  patch: ["-p", "--field-manager", "--type"],
  rollout: ["--timeout"],
  wait: ["-A", "-l", "--for", "--timeout"],
};
const EVERYWHERE = ["-n", "--namespace", "--context"];
/** CNPG v1.27.0, internal/cmd/plugin/<command>/cmd.go; the same in v1.30.0. `-n` and `--context` are kubectl's own there. */
const CNPG: Readonly<Record<string, { readonly arguments: number; readonly flags: readonly string[] }>> = {
  backup: { arguments: 1, flags: ["--backup-name", "--method", "--plugin-name"] },
  destroy: { arguments: 2, flags: [] },
  promote: { arguments: 2, flags: [] },
  restart: { arguments: 2, flags: [] },
  status: { arguments: 1, flags: ["--verbose"] },
};
/** flux2 v2.9, cmd/flux/{get,suspend,resume,reconcile}_kustomization.go: `--with-source` is an option of reconcile alone. */
const FLUX: Readonly<Record<string, readonly string[]>> = {
  "get kustomizations": [],
  "suspend kustomization": [],
  "resume kustomization": [],
  "reconcile kustomization": ["--with-source"],
};
/** Kinds by the names that are never ambiguous. */
const RESOURCES = [
  "backups.postgresql.cnpg.io",
  "clusters.postgresql.cnpg.io",
  "customresourcedefinitions.apiextensions.k8s.io",
  "databaseroles.postgresql.cnpg.io",
  "databases.postgresql.cnpg.io",
  "deployments.apps",
  "dragonflies.dragonflydb.io",
  "externalsecrets.external-secrets.io",
  "jobs.batch",
  "kustomizations.kustomize.toolkit.fluxcd.io",
  "objectstores.barmancloud.cnpg.io",
  "persistentvolumeclaims",
  "pod",
  "pods",
  "poolers.postgresql.cnpg.io",
  "scheduledbackups.postgresql.cnpg.io",
  "secret",
  "storageclasses",
  "volumesnapshots.snapshot.storage.k8s.io",
];

const method = (backup: object) => (spec: { backup: object }) => {
  spec.backup = backup;
};
const plain = "docs/examples/newcomer/tenants.yaml";
const kits = await Promise.all([
  ...committedCatalogs.map((path) => openKit(path)),
  openKit(plain, method({ method: "none", reason: "a test" })),
  openKit(plain, method({ method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "fast" })),
  openKit(plain, (spec) => {
    spec.cluster.instances = 1;
    spec.roles = "databaseRole";
    spec.substitution = "none";
    spec.tenants = [{ name: "web", direct: 5, poolers: [] }];
  }),
]);
const pages = kits.flatMap(({ kit }) => [...kit.files].filter(([path]) => path.endsWith(".md")));
const blocks = pages.flatMap(([path, text]) => listShellBlocks(text).map((block) => ({ path, block })));
const scripts = kits.flatMap(({ kit }) => [...kit.files].filter(([path]) => path.endsWith(".sh")));
/** What the scripts ask, in one line each. */
const questions = scripts.flatMap(([, text]) =>
  [...text.replaceAll("\\\n", " ").matchAll(/^ *ask (.*)$/gm)].map(([, words]) => `kubectl ${words}`),
);
const shell = [...blocks.map(({ block }) => block), ...questions];
const kubectl = shell.flatMap((text) => listCalls(text, "kubectl"));
const inProse = pages.flatMap(([, text]) => [...text.matchAll(/`(kubectl [^`\n]+)`/g)].map(([, line = ""]) => line));

function flagsOf(words: readonly string[]): string[] {
  const end = words.indexOf("--");
  return words
    .slice(0, end === -1 ? words.length : end)
    .filter((word) => /^-/.test(word) && word !== "-")
    .map((word) => word.replace(/=.*$/s, ""));
}

describe("the commands of the pages", () => {
  it("are understood by a POSIX shell, and ask for nothing but what they set themselves", () => {
    expect(blocks.length).toBeGreaterThan(60);
    for (const { path, block } of blocks) {
      const { status, stderr } = spawnSync("sh", ["-n"], { input: block, encoding: "utf8" });
      expect(`${stderr}${status}`, `${path}\n${block}`).toBe("0");
      expect(block.replaceAll(/"[^"]*"|'[^']*'|<<|#.*/g, ""), path).not.toMatch(/<[a-z]/);
    }
  });

  it("are those that kubectl has, with the options that it has there", () => {
    const own = kubectl
      .map(({ words }) => words.slice(1).filter((word) => !word.startsWith("--context")))
      .filter(([verb]) => verb !== "cnpg");
    expect(own.length).toBeGreaterThan(200);
    const verbs = new Set(own.map(([verb = ""]) => verb));
    expect([...verbs].filter((verb) => KUBECTL[verb] === undefined)).toEqual([]);
    const wrong = own.flatMap(([verb = "", ...words]) => {
      const known = [...(KUBECTL[verb] ?? []), ...EVERYWHERE];
      return flagsOf(words)
        .filter((flag) => !known.includes(flag))
        .map((flag) => `${verb} ${flag}`);
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("patch under a name of their own: Flux takes back what is done under one that begins with kubectl", () => {
    const patches = kubectl.filter(({ words }) => words.includes("patch"));
    expect(patches.length).toBeGreaterThan(3);
    for (const { line } of patches) expect(line).toMatch(/ --field-manager=(?!kubectl|before-first-apply)\S+/);
  });

  it("change the names of two databases in one transaction, so that none is ever missing", () => {
    const renames = kubectl.filter(({ line }) => line.includes("RENAME TO"));
    expect(renames.length).toBeGreaterThan(2);
    for (const { words } of renames) expect(words).toContain("--single-transaction");
  });

  it("name kinds in full", () => {
    const named = kubectl.flatMap(({ words }) => {
      const [verb = "", ...rest] = words.slice(1).filter((word) => !word.startsWith("--context"));
      if (!["get", "delete", "patch", "annotate", "wait"].includes(verb)) return [];
      return rest
        .slice(0, 1)
        .filter((word) => !word.startsWith("-"))
        .map((word) => word.replace(/\/.*$/, ""));
    });
    expect([...new Set(named)].filter((kind) => !RESOURCES.includes(kind))).toEqual([]);
  });

  it("are those that CloudNativePG's plugin has, with the arguments and options that it takes, after its name", () => {
    const calls = [
      ...kubectl.map(({ line, words }) => ({ line, words })),
      ...inProse.map((line) => ({ line, words: line.split(" ") })),
    ]
      .filter(({ words }) => words.includes("cnpg") && words.length > 2)
      // That one is named to say that it is not there.
      .filter(({ words }) => words[2] !== "restore");
    expect(calls.length).toBeGreaterThan(20);
    for (const { line, words } of calls) {
      expect(words[1], line).toBe("cnpg");
      const command = CNPG[words[2] ?? ""];
      expect(command, line).toBeDefined();
      const known = [...(command?.flags ?? []), ...EVERYWHERE];
      expect(
        flagsOf(words).filter((flag) => !known.includes(flag)),
        line,
      ).toEqual([]);
      const positional = words
        .slice(3)
        .filter((word, index, rest) => !word.startsWith("-") && rest[index - 1] !== "-n");
      expect(positional.length, line).toBeLessThanOrEqual(command?.arguments ?? 0);
    }
  });

  it("are those that flux has", () => {
    const calls = shell.flatMap((text) => listCalls(text, "flux"));
    expect(calls.length).toBeGreaterThan(5);
    for (const { line, words } of calls) {
      const known = FLUX[`${words[1]} ${words[2]}`];
      expect(known, line).toBeDefined();
      expect(
        flagsOf(words).filter((flag) => ![...(known ?? []), ...EVERYWHERE].includes(flag)),
        line,
      ).toEqual([]);
    }
  });

  it("never delete the catalog's own Cluster, nor its volumes", () => {
    const deletions = kubectl.filter(({ words }) => words.includes("delete"));
    expect(deletions.length).toBeGreaterThan(5);
    const names = deletions.flatMap(({ words }) => {
      const index = words.indexOf("clusters.postgresql.cnpg.io");
      return index === -1 ? [] : [words[index + 1]];
    });
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/-restore-drill$/);
    expect(deletions.filter(({ line }) => line.includes("persistentvolumeclaims"))).toEqual([]);
  });

  it("hold no word of the story that cannot work", () => {
    for (const [path, text] of pages) {
      expect(text, path).not.toMatch(
        /resume kustomization \S+ .*--with-source|-U postgres pgbouncer|cnpg-controller-manager|dragonflyinstances|kubectl .*\brun -it\b/,
      );
    }
  });
});

describe("the names in the commands", () => {
  it.each(kits.map((opened) => [opened.catalog.file, opened] as const))(
    "of %s are those of rendered objects",
    (_, { catalog, objects, kit }) => {
      const rendered = [...objects, ...kit.objects];
      const namesOf = (kind: string) =>
        rendered.filter((object) => object.kind === kind).map(({ metadata }) => metadata?.name);
      const kinds = {
        Cluster: "clusters",
        Dragonfly: "dragonflies",
        Pooler: "poolers",
        ObjectStore: "objectstores",
        ExternalSecret: "externalsecrets",
        ScheduledBackup: "scheduledbackups",
      };
      const own = [...kit.files]
        .flatMap(([path, text]) => (path.endsWith(".md") ? listShellBlocks(text) : []))
        .flatMap((text) => listCalls(text, "kubectl"));
      let named = 0;
      for (const { line, words } of own) {
        for (const [kind, plural] of Object.entries(kinds)) {
          const index = words.findIndex((word) => word.startsWith(`${plural}.`));
          const after = words[index]?.includes("/") ? words[index]?.split("/")[1] : words[index + 1];
          if (index === -1 || after === undefined || after.startsWith("-") || after.includes(".")) continue;
          named += 1;
          expect(namesOf(kind), line).toContain(after);
        }
        const deployment = words.find((word) => word.startsWith("deploy/"))?.slice("deploy/".length);
        if (deployment !== undefined) expect(namesOf("Pooler"), line).toContain(deployment);
        const namespace = words[words.indexOf("-n") + 1];
        if (words.includes("-n") && !namespace?.startsWith("$")) {
          const namespaces = rendered.map(({ metadata }) => metadata?.namespace);
          expect(namespaces, line).toContain(namespace);
        }
        if (catalog.verify.context !== undefined) expect(line).toContain(`--context=${catalog.verify.context}`);
      }
      expect(named).toBeGreaterThan(3);
      const flux = [...kit.files]
        .flatMap(([, text]) => listShellBlocks(text))
        .flatMap((text) => listCalls(text, "flux"));
      for (const { line, words } of flux) expect(namesOf("Kustomization"), line).toContain(words[3]);
    },
  );
});
