import type { Catalog } from "@tenantry/tenant-model";
import type Handlebars from "handlebars";
import handlebarsRuntime from "handlebars/runtime.js";
import { listAlertGroups } from "../catalog-alerts.ts";
import { nameRunbook } from "./link-runbook.ts";
import { buildRunbookContext, type RenderedNames, type RunbookContext } from "./runbook-context.ts";
import { printRunbookIndex } from "./runbook-index.ts";
import { runbookTemplates } from "./runbook-templates.generated.ts";

// Its own declarations leave the runtime's door empty; what is behind it is the object without the compiler.
const { template } = handlebarsRuntime as unknown as Pick<typeof Handlebars, "template">;
type TemplateSpecification = Parameters<typeof template>[0];

/** A file of the folder `output.runbooks`. */
export interface RunbookPage {
  /** Relative to the root. */
  readonly path: string;
  /** Markdown. */
  readonly text: string;
}

const templates: Readonly<Record<string, TemplateSpecification>> = runbookTemplates;

/** An index, and a page for each group of alerts that the catalog has; nothing where it has no alert at all. */
export function renderRunbooks(catalog: Catalog, names: RenderedNames): RunbookPage[] {
  const groups = listAlertGroups(catalog);
  const context = buildRunbookContext(catalog, groups, names);
  const written = groups.flatMap((group) => {
    const text = renderPage(group.id, context);
    return text === undefined ? [] : [{ group, text }];
  });
  if (written.length === 0) return [];
  const place = (name: string) => `${catalog.output.runbooks}/${name}`;
  const index = printRunbookIndex(
    written.map(({ group }) => group),
    context,
  );
  return [
    { path: place("README.md"), text: index },
    ...written.map(({ group, text }) => ({ path: place(nameRunbook(group.id)), text })),
  ];
}

/**
 * The page of a group; undefined where nobody has written one, of which a test knows.
 * @throws Error where the page prints a value that the context does not have: that is a bug of the page
 */
export function renderPage(group: string, context: RunbookContext): string | undefined {
  const compiled = templates[group];
  if (compiled === undefined) return undefined;
  const text = template(compiled)(context);
  // Blocks that are left out leave their blank lines.
  const page = `${(text.includes("\n\n\n") ? text.replace(/\n{3,}/g, "\n\n") : text).trim()}\n`;
  return context.settings === false ? page : sayWhereSettingsAre(page, context.file, context.settings);
}

/** Below the title: pages name fields of the catalog, of which some are set elsewhere. */
function sayWhereSettingsAre(page: string, file: string, settings: string): string {
  const end = page.indexOf("\n");
  const note = `Where a field of \`${file}\` holds \`\${NAME}\`, its value is a setting: change it in ${settings}.`;
  return `${page.slice(0, end)}\n\n${note}${page.slice(end)}`;
}
