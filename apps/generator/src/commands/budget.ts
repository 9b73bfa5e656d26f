import { type Budget, type Fields, INSTANCES, readBudgets, Subject } from "@tenantry/rules";
import { findUsedSettings, type Problem } from "@tenantry/tenant-model";
import { describeInstance } from "../budgeting/describe-budget.ts";
import { type DescribedBudget, printBudget } from "../budgeting/print-budget.ts";
import { printProposals, proposeChanges } from "../budgeting/propose-lines.ts";
import { findCatalogs } from "../catalogs/find-catalogs.ts";
import { loadUnjudged } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import type { OpenedCatalog } from "../compile-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { judgeCatalog } from "../judging/judge-catalog.ts";

/** What this command has to say; everything else is for `validate`. */
const RULES = new Set([
  "connection-memory",
  "pooler-rollout-surges",
  "pools-fit-max-connections",
  "role-limits-cover-pools",
  "role-limits-exceed-max-connections",
]);

/** Shows who may open how many sessions, whether or not they fit. */
export async function budget(context: CommandContext): Promise<Outcome> {
  const inspector = new PathInspector(context.root);
  const found = findCatalogs(inspector, { named: context.catalogs, workingFolder: context.workingFolder });
  const problems = [...found.problems];
  const texts: string[] = [];
  const budgets: object[] = [];
  for (const file of found.files) {
    const opening = await loadUnjudged(inspector, file, context);
    if (!opening.ok) {
      problems.push(...opening.problems);
      continue;
    }
    const { opened } = opening;
    problems.push(...opened.problems.filter(({ severity }) => severity === "error"));
    problems.push(...(await judgeBudget(opened, context.today)));
    const [read] = readBudgets(makeSubject(opened, context.today));
    if (read === undefined) continue;
    const { text, data } = context.product === "sizes" ? propose(read, opened) : describe(read, opened);
    texts.push(text);
    budgets.push(data);
  }
  return {
    problems: problems.map((problem) => ({ problem })),
    summary: texts.join("\n"),
    data: { budgets },
  };
}

interface Answer {
  readonly text: string;
  readonly data: object;
}

function describe(read: Budget, { catalog }: OpenedCatalog): Answer {
  const described: DescribedBudget = {
    catalog: catalog.name,
    maxConnections: read.maxConnections,
    reserved: read.reserved,
    // One instance has no standby.
    instances: INSTANCES.filter((instance) => instance === "primary" || read.instances !== 1).map((instance) =>
      describeInstance(read, catalog, instance),
    ),
  };
  return { text: printBudget(described), data: described };
}

function propose(read: Budget, { catalog, parsed }: OpenedCatalog): Answer {
  const proposals = proposeChanges(read, catalog);
  const data = { catalog: catalog.name, proposals: proposals ?? null };
  if (proposals === undefined) {
    const text = `# ${catalog.name}: not even one connection a pool fits: use fewer pods or poolers, or more max_connections\n`;
    return { text, data };
  }
  if (proposals.length === 0) return { text: `# ${catalog.name}: the present sizes fit\n`, data };
  return { text: `# ${parsed.source.file}: sizes that fit\n${printProposals(proposals)}`, data };
}

function makeSubject({ catalog, rendering }: OpenedCatalog, today: string): Subject {
  // The renderer's types promise more than rules may count on.
  const manifests = rendering.objects.map(({ object }) => ({
    object: object as unknown as Fields,
    form: "object" as const,
  }));
  return new Subject(manifests, { cloudNativePG: catalog.versions.cloudNativePG, today, catalog });
}

async function judgeBudget({ catalog, rendering, settings, parsed }: OpenedCatalog, today: string): Promise<Problem[]> {
  const judged = await judgeCatalog(catalog, rendering.objects, {
    today,
    source: parsed.source,
    settings,
    settingsUsed: findUsedSettings(parsed),
  });
  return judged.filter(({ rule }) => RULES.has(rule));
}
