import * as z from "zod/mini";
import { literal } from "./field.ts";
import { modulePath } from "./text-forms.ts";

/** Whatever YAML can say; the plugin knows what it takes. */
const anything: z.ZodMiniType<unknown> = z.unknown();

export const pluginConfig = literal(
  "A plugin: the path of its module relative to the catalog's folder, or its path with parameters.",
  z.union([
    modulePath(),
    z.strictObject({
      source: literal("Path of the module, relative to the catalog's folder.", modulePath()),
      params: z.optional(
        literal("Parameters, which the plugin gets as they are written.", z.record(z.string(), anything)),
      ),
    }),
  ]),
);
