export { definePlugin } from "./define-plugin.ts";
export type { Item, ItemPath } from "./item.ts";
export type { Plugin, PluginContext, PluginFault, PluginRule, Transform, Transformed } from "./plugin.ts";
export type { DescribedRule, PluginAnswers, PluginFailure, PluginReply, PluginRequest } from "./protocol.ts";
export { type Result, SEVERITIES, type Severity } from "./result.ts";
