import type { Item, PluginContext, PluginFailure, Result } from "@tenantry/krm-function";
import { type KubernetesObject, type PluginOutcome, type PluginStep, refusePlugin } from "@tenantry/renderer";
import type { Rule } from "@tenantry/rules";
import type { Catalog, CatalogConfig, CatalogPlugin, Finding, Path } from "@tenantry/tenant-model";
import { namePlace } from "./name-place.ts";
import type { PluginProcess } from "./plugin-process.ts";

/** Starts the process of a plugin, or says why there is none to start. */
export type StartCatalogPlugin = (
  plugin: CatalogPlugin,
) =>
  | { readonly ok: true; readonly process: PluginProcess }
  | { readonly ok: false; readonly message: string; readonly help: string };

/** What a rule of a plugin found in one of the objects. */
export interface PluginViolation {
  readonly rule: Rule;
  readonly object: number;
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

export interface PluginJudgement {
  readonly violations: readonly PluginViolation[];
  readonly findings: readonly Finding[];
}

export interface OpenOptions {
  readonly catalog: Catalog;
  readonly config: CatalogConfig;
  readonly toolVersion: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly start: StartCatalogPlugin;
}

/** The plugins of a catalog, each with a process that lives as long as the catalog is compiled. */
export class CatalogPlugins {
  /** What is wrong with the modules themselves. */
  readonly findings: Finding[] = [];
  /** Those that add and change objects, in the catalog's order. */
  readonly steps: PluginStep[] = [];
  /** Of all plugins; what they find comes from `judge`. */
  readonly rules: Rule[] = [];
  private readonly processes: PluginProcess[] = [];
  private readonly judges: {
    readonly plugin: CatalogPlugin;
    readonly process: PluginProcess;
    readonly rules: Rule[];
  }[] = [];
  private readonly options: OpenOptions;

  constructor(options: OpenOptions) {
    this.options = options;
  }

  /** Starts every plugin and asks what it does. */
  async open(): Promise<void> {
    for (const plugin of this.options.catalog.plugins) {
      const started = this.options.start(plugin);
      if (!started.ok) {
        this.findings.push(refusePlugin(plugin, started.message, started.help));
        continue;
      }
      const { process } = started;
      this.processes.push(process);
      const reply = await process.ask({ do: "describe" });
      if (!reply.ok) {
        this.findings.push(refuseFailure(plugin, reply.failure));
        continue;
      }
      const { transforms, rules } = reply.answer;
      if (transforms) this.steps.push({ plugin, transform: (items) => this.transform(plugin, process, items) });
      const own = rules.map(
        ({ id, severity, title }): Rule => ({ id: `${plugin.name}/${id}`, severity, title, check: () => [] }),
      );
      this.rules.push(...own);
      if (own.length > 0) this.judges.push({ plugin, process, rules: own });
    }
  }

  /** Runs the plugins' rules. @param objects as the API server receives them */
  async judge(objects: readonly KubernetesObject[]): Promise<PluginJudgement> {
    const violations: PluginViolation[] = [];
    const findings: Finding[] = [];
    for (const { plugin, process, rules } of this.judges) {
      const reply = await process.ask({ do: "judge", ...this.give(plugin, objects) });
      if (!reply.ok) {
        findings.push(refuseFailure(plugin, reply.failure));
        continue;
      }
      for (const { rule: id, item, path, message, help } of reply.answer.faults) {
        const rule = rules.find((it) => it.id === `${plugin.name}/${id}`);
        if (rule === undefined) continue;
        violations.push({ rule, object: item, path, message, help: help ?? rule.title });
      }
    }
    return { violations, findings };
  }

  stop(): void {
    for (const process of this.processes) process.stop();
  }

  private async transform(
    plugin: CatalogPlugin,
    process: PluginProcess,
    items: readonly KubernetesObject[],
  ): Promise<PluginOutcome> {
    const reply = await process.ask({ do: "transform", ...this.give(plugin, items) });
    if (!reply.ok) return { ok: false, findings: [refuseFailure(plugin, reply.failure)] };
    const findings = reply.answer.results.flatMap((result) => readResult(plugin, result));
    return { ok: true, items: reply.answer.items, findings };
  }

  private give({ name, params }: CatalogPlugin, objects: readonly KubernetesObject[]) {
    const { catalog, config, toolVersion, today } = this.options;
    const settings = Object.fromEntries(catalog.variables);
    const context: PluginContext = { plugin: name, mode: "catalog", toolVersion, today, settings, catalog: config };
    return { items: objects as readonly Item[], params, context };
  }
}

function refuseFailure(plugin: CatalogPlugin, failure: PluginFailure): Finding {
  return refusePlugin(plugin, namePlace(failure, plugin.file), failure.help);
}

/** An information is for those who run the plugin by itself. */
function readResult(plugin: CatalogPlugin, { message, severity = "info", resourceRef, field }: Result): Finding[] {
  if (severity === "info") return [];
  const { kind, namespace, name } = resourceRef ?? {};
  const object = [kind, namespace === undefined ? name : `${namespace}/${name}`].filter(Boolean).join(" ");
  const text = [object, field?.path, message].filter(Boolean).join(": ");
  return [{ ...refusePlugin(plugin, text, `correct what ${plugin.source} complains of, or the plugin`), severity }];
}
