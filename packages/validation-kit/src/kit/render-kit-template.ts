import type Handlebars from "handlebars";
import handlebarsRuntime from "handlebars/runtime.js";
import { kitTemplates } from "./kit-templates.generated.ts";

// Its own declarations leave the runtime's door empty; what is behind it is the object without the compiler.
const { template } = handlebarsRuntime as unknown as Pick<typeof Handlebars, "template">;
type TemplateSpecification = Parameters<typeof template>[0];

const templates: Readonly<Record<keyof typeof kitTemplates, TemplateSpecification>> = kitTemplates;

/**
 * The text of a template of this folder, by its name without `.hbs`.
 * @throws Error where it prints a value that the context does not have: that is a bug of the template
 */
export function renderKitTemplate(name: keyof typeof kitTemplates, context: object): string {
  const text = template(templates[name])(context);
  // Blocks that are left out leave their blank lines.
  return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}
