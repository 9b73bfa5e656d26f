import type { Catalog, CatalogPlugin, Finding, Path } from "@tenantry/tenant-model";
import { formatPath } from "@tenantry/tenant-model";
import { placePlugin } from "../names.ts";
import type { KubernetesObject, RenderedFile, RenderedObject } from "../resource.ts";
import type { PluginStep } from "./plugin-step.ts";
import { type ReadItem, readItem } from "./read-item.ts";
import { listRefusedKeys } from "./refused-keys.ts";
import { takeStage } from "./stage-annotation.ts";
import { dropUnset, substitutionOf, writeItem } from "./written-item.ts";

export interface PluggedFiles {
  readonly files: readonly RenderedFile[];
  readonly findings: readonly Finding[];
  /** What each plugin did, a line each. */
  readonly summaries: readonly string[];
  /** Names of the settings that plugins have put into objects. */
  readonly settings: ReadonlySet<string>;
}

/** Lets plugins change and add objects, one after the other; each sees what the ones before it made. */
export async function applyPlugins(
  files: readonly RenderedFile[],
  steps: readonly PluginStep[],
  catalog: Catalog,
): Promise<PluggedFiles> {
  let current = files.map((file): RenderedFile => ({ ...file, objects: file.objects.map(settle) }));
  const findings: Finding[] = [];
  const summaries: string[] = [];
  const settings = new Set<string>();
  for (const step of steps) {
    const objects = current.flatMap((file) => file.objects);
    const items = objects.map((object) => writeItem(object, catalog.substitution));
    const outcome = await step.transform(items);
    findings.push(...outcome.findings);
    if (!outcome.ok) break;
    const merge = new Merge(step.plugin, catalog);
    const changed = merge.change(objects, items, outcome.items);
    const added = merge.add(outcome.items);
    findings.push(...merge.findings);
    for (const name of merge.settings) settings.add(name);
    summaries.push(merge.summarize());
    let at = 0;
    current = current.map((file) => ({ ...file, objects: file.objects.map(() => changed[at++] as RenderedObject) }));
    current = [...current, ...added];
  }
  return { files: current, findings, summaries, settings };
}

function settle(rendered: RenderedObject): RenderedObject {
  return { ...rendered, object: dropUnset(rendered.object) as RenderedObject["object"] };
}

/** Takes over what one plugin returned. */
class Merge {
  readonly findings: Finding[] = [];
  readonly settings: string[] = [];
  private readonly plugin: CatalogPlugin;
  private readonly catalog: Catalog;
  private readonly ours = new Set<string>();
  private readonly count = { changed: 0, added: 0 };

  constructor(plugin: CatalogPlugin, catalog: Catalog) {
    this.plugin = plugin;
    this.catalog = catalog;
  }

  /** The objects that there were, as the plugin returned them. */
  change(
    objects: readonly RenderedObject[],
    written: readonly KubernetesObject[],
    returned: readonly KubernetesObject[],
  ): readonly RenderedObject[] {
    const byName = new Map<string, KubernetesObject>();
    for (const item of returned) {
      const name = nameItem(item);
      if (byName.has(name)) this.refuse(`it returned the ${name} twice`, "return each object once");
      byName.set(name, item);
    }
    return objects.map((rendered, index) => {
      const before = written[index];
      const name = before === undefined ? "" : nameItem(before);
      this.ours.add(name);
      const item = byName.get(name);
      if (item === undefined) {
        const help = "return every item: a plugin may change objects and add others, not remove or rename them";
        this.refuse(`it did not return the ${name}`, help);
        return rendered;
      }
      const read = this.read(item, { rendered: rendered.object, written: before });
      if (read.changes.length === 0) return rendered;
      this.count.changed += 1;
      const { origin } = this.plugin;
      const changes = [...read.changes.map((path) => ({ path, origin })), ...(rendered.changes ?? [])];
      return { ...rendered, object: read.value as RenderedObject["object"], changes };
    });
  }

  /** Files with the objects that there were not, one a stage. */
  add(returned: readonly KubernetesObject[]): readonly RenderedFile[] {
    const byPath = new Map<string, RenderedObject[]>();
    for (const item of returned) {
      if (this.ours.has(nameItem(item))) continue;
      if (isList(item)) {
        this.refuse(`it added the ${nameItem(item)}, which holds objects`, "return the objects of the list themselves");
        continue;
      }
      const staged = takeStage(item);
      if (!staged.ok) {
        this.refuse(`${nameItem(item)}: ${staged.message}`, staged.help);
        continue;
      }
      this.count.added += 1;
      const path = placePlugin(this.catalog, staged.stage, this.plugin.name);
      const { value } = this.read(staged.item, { rendered: undefined, written: undefined });
      const rendered = { object: value as RenderedObject["object"], origin: this.plugin.origin };
      byPath.set(path, [...(byPath.get(path) ?? []), rendered]);
    }
    return [...byPath].map(([path, objects]) => ({ path, objects }));
  }

  summarize(): string {
    const { changed, added } = this.count;
    return `${this.plugin.source}: ${added} added, ${changed} changed`;
  }

  private read(item: KubernetesObject, before: { readonly rendered: unknown; readonly written: unknown }): ReadItem {
    const substitution = substitutionOf(item, this.catalog.substitution);
    const { origin } = this.plugin;
    const read = readItem({ ...before, returned: item }, substitution, { variables: this.catalog.variables, origin });
    for (const { field, reason, help } of listRefusedKeys(item, before.written))
      this.refuse(`${nameItem(item)}: ${field}: ${reason}`, help);
    for (const { path, reason, help } of read.mistakes)
      this.refuse(`${nameItem(item)}: ${formatPath(path)}: ${reason}`, help);
    this.settings.push(...read.settings);
    return read;
  }

  private refuse(message: string, help: string): void {
    this.findings.push(refusePlugin(this.plugin, message, help));
  }
}

/** Kustomize and the API server open a list: its objects would go by unseen. */
function isList(item: KubernetesObject): boolean {
  return item.kind.endsWith("List") && "items" in item && Array.isArray(item.items);
}

/** A mistake of a plugin. */
export function refusePlugin(
  { source, origin }: { source: string; origin: Path },
  message: string,
  help: string,
): Finding {
  return { rule: "plugin", severity: "error", message: `${source}: ${message}`, help, place: origin };
}

/** As messages name it. */
function nameItem({ apiVersion, kind, metadata }: KubernetesObject): string {
  const { namespace, name = "" } = metadata ?? {};
  return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name} (${apiVersion})`;
}
