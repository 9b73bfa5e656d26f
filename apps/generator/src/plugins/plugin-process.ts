import { spawn } from "node:child_process";
import type { PluginAnswers, PluginReply, PluginRequest } from "@tenantry/krm-function";
import { Conversation } from "./conversation.ts";
import { locateSyntax } from "./locate-syntax.ts";
import { endWithThisProcess } from "./running-plugins.ts";
import { SANDBOX } from "./sandbox.ts";

export interface PluginProcess {
  /** One question at a time. After a failure there are no more answers. */
  ask<Asked extends keyof PluginAnswers>(
    request: Extract<PluginRequest, { readonly do: Asked }> | (PluginRequest & { readonly do: Asked }),
  ): Promise<PluginReply<Asked>>;
  stop(): void;
}

export interface StartOptions {
  /** Absolute path of the module. */
  readonly file: string;
  /** Absolute path of plugin-host.mjs. */
  readonly host: string;
  /** Folder that relative paths of the plugin start from. */
  readonly folder: string;
  /** For one answer; 30 when left out. */
  readonly limitSeconds?: number;
}

/** Starts a plugin in a process of its own, with an empty environment: what it makes depends on its input alone. */
export function startPlugin(options: StartOptions): PluginProcess {
  const child = spawn(process.execPath, [...SANDBOX, options.host, options.file], {
    cwd: options.folder,
    env: {},
    stdio: ["pipe", "pipe", "inherit", "pipe"],
  });
  endWithThisProcess(child);
  const conversation = new Conversation(child, {
    ...options,
    complete: (failure) => locateSyntax(failure, options.file),
  });
  return {
    ask: async (request) => (await conversation.ask(request)) as never,
    stop: () => conversation.stop(),
  };
}
