import type { PluginAnswers, PluginReply, PluginRequest } from "@tenantry/krm-function";

export type Reply = PluginReply<keyof PluginAnswers>;

/** A line to the process of a plugin. */
export interface Question {
  /** The answer repeats it: what the plugin itself writes to the same pipe is none. */
  readonly token: string;
  readonly request: PluginRequest;
}

/** A line from it. */
export interface Answer {
  readonly token: string;
  readonly reply: Reply;
}

/** Of one answer, in bytes: twice what a function reads. */
export const MOST_BYTES = 64 * 1024 * 1024;

export const TOO_LARGE = {
  ok: false,
  failure: { message: "it answered with more than 64 MiB", help: "return fewer objects, or smaller ones" },
} as const satisfies Reply;
