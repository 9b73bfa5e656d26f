import type { Item, ItemPath } from "./item.ts";
import type { PluginContext, PluginRule } from "./plugin.ts";
import type { Result } from "./result.ts";

/** A rule without its function. */
export type DescribedRule = Pick<PluginRule<unknown>, "id" | "severity" | "title">;

/** What the process of a plugin is asked, a line of JSON each on its standard input: `{ token, request }`. */
export type PluginRequest =
  | { readonly do: "describe" }
  | {
      readonly do: "transform" | "judge";
      readonly items: readonly Item[];
      readonly params: unknown;
      readonly context: PluginContext;
    };

/**
 * What its answers hold, a line each on file descriptor 3: `{ token, reply }`, with the token of the question. Standard output is
 * not the plugin's to write to.
 */
export interface PluginAnswers {
  readonly describe: { readonly transforms: boolean; readonly rules: readonly DescribedRule[] };
  readonly transform: { readonly items: readonly Item[]; readonly results: readonly Result[] };
  readonly judge: {
    readonly faults: readonly {
      readonly rule: string;
      /** Index among the items that were given. */
      readonly item: number;
      readonly path: ItemPath;
      readonly message: string;
      readonly help?: string;
    }[];
  };
}

/** Why there is no answer. */
export interface PluginFailure {
  readonly message: string;
  readonly help: string;
  /** Where in the module, from 1. */
  readonly line?: number;
  readonly column?: number;
}

export type PluginReply<Asked extends keyof PluginAnswers> =
  | { readonly ok: true; readonly answer: PluginAnswers[Asked] }
  | { readonly ok: false; readonly failure: PluginFailure };
