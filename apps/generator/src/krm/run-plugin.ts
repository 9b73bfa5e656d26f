import { basename } from "node:path";
import type { JsonObject } from "@tenantry/flux-postbuild";
import type { Item, PluginContext } from "@tenantry/krm-function";
import {
  isOwnConfig,
  type ListedItem,
  type MatchConstraints,
  matchesConstraints,
  mergeItems,
  type ResourceList,
  refersTo,
} from "@tenantry/krm-function/resource-list";
import { formatPath } from "@tenantry/tenant-model";
import type { CommandContext } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { startPlugin } from "../plugins/plugin-process.ts";
import { pluginHost } from "../plugins/start-catalog-plugin.ts";
import { anyMapping, checkConfig, locateFaults, mapping, matchConstraints, required, text } from "./check-config.ts";
import { checkReturned } from "./check-returned.ts";
import { findConfig } from "./config-file.ts";
import { type Answer, type Finding, reportItem, reportProblem } from "./finding.ts";
import { type Plugin, PluginRefusal } from "./plugin-refusal.ts";
import { findSource } from "./plugin-source.ts";
import { describeInfo, reportResult } from "./report-result.ts";

/** `spec` of a TenantryRun. */
interface RunSpec {
  readonly source: string;
  readonly params?: JsonObject;
  readonly matchConstraints?: MatchConstraints;
}

const spec = required(mapping({ source: text, params: anyMapping, matchConstraints }), ["source"]);

/** Runs a module over the items that match: what it transforms, then what its rules say of that. */
export async function runPlugin(list: ResourceList, context: CommandContext): Promise<Answer<ListedItem>> {
  const { root, workingFolder, toolVersion, today } = context;
  const inspector = new PathInspector(root);
  const { config, file, folder } = await findConfig(list.functionConfig, { inspector, workingFolder });
  const refuse = (findings: readonly Finding[]): Answer<ListedItem> => ({ items: list.items, findings, notes: "" });
  const faults = checkConfig(config, spec, ["spec"]);
  if (faults.length > 0) return refuse((await locateFaults(faults, file)).map(reportProblem));
  const options = config["spec"] as unknown as RunSpec;
  const source = findSource(options.source, inspector, folder);
  if (!source.ok) return refuse((await locateFaults([source.fault], file)).map(reportProblem));

  const plugin: Plugin = {
    name: options.source,
    stem: basename(options.source, ".mjs"),
    process: startPlugin({ file: source.file, host: pluginHost(), folder: source.folder }),
  };
  const pluginContext: PluginContext = {
    plugin: plugin.stem,
    mode: "function",
    toolVersion,
    today,
    settings: {},
    functionConfig: config as unknown as Item,
  };
  const items = list.items.filter(({ value }) => !isOwnConfig(value, config));
  const given = new Set(items.filter(({ value }) => matchesConstraints(value, options.matchConstraints ?? {})));
  try {
    return await converse(plugin, { items, given, params: options.params ?? {}, context: pluginContext });
  } catch (refusal) {
    if (!(refusal instanceof PluginRefusal)) throw refusal;
    return refuse([reportProblem(refusal.problem)]);
  } finally {
    plugin.process.stop();
  }
}

interface Conversation {
  readonly items: readonly ListedItem[];
  readonly given: ReadonlySet<ListedItem>;
  readonly params: JsonObject;
  readonly context: PluginContext;
}

async function converse(plugin: Plugin, { items, given, params, context }: Conversation): Promise<Answer<ListedItem>> {
  const described = await plugin.process.ask({ do: "describe" });
  if (!described.ok) throw new PluginRefusal(plugin, described.failure);
  let current = [...given].map(({ value }) => value);
  let merged = items;
  const findings: Finding[] = [];
  let notes = "";
  if (described.answer.transforms) {
    const reply = await plugin.process.ask({ do: "transform", items: current as unknown as Item[], params, context });
    if (!reply.ok) throw new PluginRefusal(plugin, reply.failure);
    current = reply.answer.items as unknown as JsonObject[];
    merged = mergeItems(items, { given, returned: current });
    checkReturned(plugin, merged, items);
    for (const result of reply.answer.results) {
      findings.push(reportResult(result, plugin));
      notes += describeInfo(result, plugin);
    }
  }
  if (described.answer.rules.length === 0) return { items: merged, findings, notes };
  const judged = await plugin.process.ask({ do: "judge", items: current as unknown as Item[], params, context });
  if (!judged.ok) throw new PluginRefusal(plugin, judged.failure);
  for (const { rule, item: index, path, message, help } of judged.answer.faults) {
    const { severity = "error", title = "" } = described.answer.rules.find(({ id }) => id === rule) ?? {};
    const item = current[index] ?? {};
    const remark = { rule: `${plugin.stem}/${rule}`, severity, help: help ?? title };
    const named = reportItem({ item, field: formatPath(path), message: `${nameOf(item)}: ${message}`, ...remark });
    findings.push({ ...named, result: { ...named.result, message } });
  }
  return { items: merged, findings, notes };
}

function nameOf(item: JsonObject): string {
  const { kind, name } = refersTo(item);
  return [kind, name].filter(Boolean).join(" ");
}
