import type { Plugin, PluginAnswers, PluginRequest } from "@tenantry/krm-function";
import { judge } from "./judge.ts";
import { transform } from "./transform.ts";

export async function answer(
  plugin: Plugin<unknown>,
  request: PluginRequest,
): Promise<PluginAnswers[keyof PluginAnswers]> {
  if (request.do === "describe") {
    const rules = (plugin.rules ?? []).map(({ id, severity, title }) => ({ id, severity, title }));
    return { transforms: plugin.transform !== undefined, rules };
  }
  const items = [...request.items];
  const { params, context } = request;
  return request.do === "transform"
    ? transform(plugin, items, { params, context })
    : judge(plugin, items, { params, context });
}
