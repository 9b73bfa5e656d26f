import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { readRunbookTemplates } from "../../precompile.mjs";
import { renderPage } from "./render-runbooks.ts";
import { listContexts, listPageContexts } from "./test-contexts.ts";
import { type CodeBlock, readMarkdown } from "./test-markdown.ts";

/**
 * Labels that CNPG sets on what it makes, by every version that we support (CNPG v1.27.0 and v1.30.0,
 * pkg/utils/labels_annotations.go). Its `app.kubernetes.io/*` are new in 1.28; only the operator's own pods have always had
 * a name (config/manager/manager.yaml). `app` is a label of the plugin's pods (plugin-barman-cloud v0.14.0,
 * kubernetes/deployment.yaml).
 */
const LABELS = new Set([
  ..."cluster jobRole pvcRole tablespaceName podRole instanceName backupName poolerName instanceRole immediateBackup"
    .split(" ")
    .map((name) => `cnpg.io/${name}`),
  ..."scheduled-backup reload userType backupTimeline backupYear backupMonth backupDate onlineBackup isManaged pluginName"
    .split(" ")
    .map((name) => `cnpg.io/${name}`),
  "app.kubernetes.io/name",
  "app",
  // Of Dragonfly's pods (dragonfly-operator v1.6.1, internal/resources/const.go).
  "role",
]);
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "cnpg.io/podRole": ["instance", "pooler"],
  "cnpg.io/instanceRole": ["primary", "replica"],
  "cnpg.io/pvcRole": ["PG_DATA", "PG_WAL", "PG_TABLESPACE"],
  "app.kubernetes.io/name": ["cloudnative-pg", "kube-state-metrics"],
  app: ["barman-cloud", "shop-dragonfly"],
  role: ["master", "replica"],
};

/** A kubectl command as far as what it runs inside a pod or hands to the next program. */
const SELECTOR = /\bkubectl\b(?:(?! -- | \| )[^\n])*? (?:-l|--selector)[ =]?("[^"\n]*"|'[^'\n]*'|[^\s`)]+)/g;

const groups = [...readRunbookTemplates().keys()];
const contexts = await listContexts();

describe.each(groups)("the commands of the page %s", (group) => {
  /** Every form that the page can have. */
  let pages: readonly string[] = [];
  let blocks: readonly CodeBlock[] = [];
  let scripts: readonly string[] = [];
  beforeAll(() => {
    pages = [...new Set(listPageContexts(contexts, group).map((context) => renderPage(group, context) ?? ""))];
    blocks = pages.flatMap((page) => readMarkdown(page).blocks);
    scripts = [...new Set(blocks.filter(({ language }) => language === "sh").map(({ text }) => text))];
  });

  it("are there, in blocks that say what they are", () => {
    expect(scripts.length).toBeGreaterThan(0);
    expect(blocks.filter(({ language }) => language === "")).toEqual([]);
  });

  it("hold nothing that Flux would replace", () => {
    expect(pages.filter((page) => /\$\{|\$\$/.test(page))).toEqual([]);
  });

  it("are understood by a POSIX shell", () => {
    const faults = scripts.flatMap((input) => {
      const { status, stderr } = spawnSync("sh", ["-n"], { input, encoding: "utf8" });
      return status === 0 ? [] : [`${stderr}${input}`];
    });
    expect(faults).toEqual([]);
  });

  it("ask a person for nothing but the variables that they set themselves", () => {
    // To a shell `<pod>` is a file to read from.
    const gaps = scripts.filter((text) => /(?<!<)<[a-z]/.test(text.replace(/"[^"]*"|'[^']*'|#.*/g, "")));
    expect(gaps).toEqual([]);
    const unset = pages.flatMap((page) => listUnset(readMarkdown(page).blocks));
    expect([...new Set(unset)]).toEqual([]);
  });

  it("select by labels and values that CNPG sets", () => {
    const selectors = pages.flatMap((page) => [...page.matchAll(SELECTOR)].map(([, selector = ""]) => selector));
    const terms = selectors.flatMap((selector) => selector.replace(/^["']|["']$/g, "").split(","));
    const wrong = [...new Set(terms)].filter((term) => {
      const [key = "", value = ""] = term.split(/!=|==?/);
      return !LABELS.has(key) || (VALUES[key] !== undefined && value !== "" && !VALUES[key].includes(value));
    });
    expect(wrong).toEqual([]);
  });
});

/** `POD=…`, `for POD in …` and `read -r POD`. */
const SETS = [/(?:^|[;\s])([A-Za-z_]\w*)=/g, /\b(?:for|read|read -r) ([A-Za-z_]\w*)/g];

/** Variables that a block uses before it, or a block before it for the same alert, has set them. */
function listUnset(blocks: readonly CodeBlock[]): string[] {
  const unset: string[] = [];
  const set = new Map<string, Set<string>>();
  for (const { section, text } of blocks) {
    const known = set.get(section) ?? new Set();
    set.set(section, known);
    for (const line of text.split("\n")) {
      for (const [, name = ""] of SETS.flatMap((pattern) => [...line.matchAll(pattern)])) known.add(name);
      for (const [, name = ""] of line.matchAll(/\$([A-Za-z_]\w*)/g)) {
        if (!known.has(name)) unset.push(`${section}: ${line}`);
      }
    }
  }
  return unset;
}
