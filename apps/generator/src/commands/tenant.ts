import {
  addTenant,
  type CatalogEdit,
  type CatalogText,
  removeTenant,
  retireTenant,
  type TenantRequest,
} from "@tenantry/tenant-model";
import { chooseCatalog } from "../catalogs/choose-catalog.ts";
import { catalogGone, compileText, createCatalogInputs } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { openBaseline } from "../committed/open-baseline.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";
import { askQuestions, openTerminal } from "../editing/questions.ts";
import { refuseEdits, writeEdits } from "../editing/write-edits.ts";
import { whileLocked } from "./while-locked.ts";

export type TenantVerb = "add" | "retire" | "remove";

function nextStep(verb: TenantVerb, name: string): string {
  const later = `; once that is applied and nobody misses it: tenantry tenant remove ${name}`;
  return `next       tenantry render${verb === "retire" ? later : ""}`;
}

/** Edits a tenant of a catalog, after every check of the catalog that this makes has passed; one edit at a time. */
export async function editTenants(context: CommandContext, verb: TenantVerb): Promise<Outcome> {
  const [typed, ...named] = context.catalogs;
  const name = typed ?? (await askName());
  if (name === undefined) {
    const message = `tenant ${verb} needs a NAME`;
    return { problems: [], summary: "", misuse: { message, help: "give it, or run this on a terminal, which asks" } };
  }
  const inspector = new PathInspector(context.root);
  const chosen = chooseCatalog(inspector, {
    named,
    workingFolder: context.workingFolder,
    usage: `tenantry tenant ${verb} ${name}`,
  });
  if (!chosen.ok) return chosen.outcome;
  const { file } = chosen;
  const run = () => editCatalog(context, { verb, name, file, inspector });
  // Two at once would have to be typed again, one by one.
  return context.told?.has("dry-run") ? run() : whileLocked(context, [file], run);
}

async function askName(): Promise<string | undefined> {
  const terminal = openTerminal();
  const field = "tenant";
  const question = { field, question: "Name of the application", place: ["spec", "tenants", 0, "name"] } as const;
  return terminal && (await askQuestions([question], terminal))?.get(field);
}

interface Target {
  readonly verb: TenantVerb;
  /** Of the tenant. */
  readonly name: string;
  /** Of the catalog. */
  readonly file: string;
  readonly inspector: PathInspector;
}

async function editCatalog(context: CommandContext, { verb, name, file, inspector }: Target): Promise<Outcome> {
  const { told = new Map() } = context;
  const read = readText(inspector, file);
  if (read.kind === "refused") return refuseEdits([read.problem]);
  if (read.kind === "missing") return refuseEdits([catalogGone(file)]);
  const catalog = { file, text: read.text, listIncluded: createCatalogInputs(inspector, file).listIncluded };
  const edited = await edit(catalog, verb, readRequest(name, told));
  if (edited.kind === "refused") return refuseEdits(edited.problems, edited.edit);
  if (edited.kind === "misused") {
    const { message, help } = edited;
    return {
      problems: [],
      summary: "",
      misuse: { message: `${OPTIONS[edited.field] ?? edited.field} ${message}`, help },
    };
  }
  if (edited.kind === "unchanged") return { problems: [], summary: `${edited.message}\n`, data: { edits: [] } };

  const { baseline, problems: unread } = await openBaseline(context.root, { catalogs: [file] });
  const compilation = await compileText(inspector, edited.catalog, {
    ...context,
    ...(baseline !== undefined && { baseline }),
  });
  if (!compilation.ok) return refuseEdits(compilation.problems, edited.edit);
  return writeEdits(inspector, [edited.edit], {
    mode: told.has("dry-run") ? "dry-run" : "write",
    lines: [...edited.notes.map((note) => `note       ${note}`), nextStep(verb, name)],
    warnings: [...unread, ...compilation.compiled.problems],
  });
}

function edit(catalog: CatalogText, verb: TenantVerb, request: TenantRequest): Promise<CatalogEdit> {
  if (verb === "add") return addTenant(catalog, request);
  return verb === "retire" ? retireTenant(catalog, request.name) : removeTenant(catalog, request.name);
}

/** How a field of the request is typed. */
const OPTIONS: Readonly<Record<string, string>> = {
  name: "NAME",
  databases: "--database",
  namespaces: "--namespace",
  poolers: "--pooler",
  mode: "--mode",
  secretKey: "--secret-key",
  shard: "--shard",
};

function readRequest(name: string, told: ReadonlyMap<string, readonly string[]>): TenantRequest {
  const one = (option: string) => told.get(option)?.[0];
  const [mode, secretKey, shard] = [one("mode"), one("secret-key"), one("shard")];
  return {
    name,
    databases: told.get("database") ?? [],
    namespaces: told.get("namespace") ?? [],
    poolers: told.get("pooler") ?? [],
    ...(mode !== undefined && { mode }),
    ...(secretKey !== undefined && { secretKey }),
    ...(shard !== undefined && { shard }),
  };
}
