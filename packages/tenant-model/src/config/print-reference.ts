import { type AlertDefault, alertDefaults } from "../alert-defaults.ts";
import { listReferenceFields, type ReferenceField } from "./reference.ts";

/** The reference of all fields as Markdown: a table per mapping. */
export function printReference(): string {
  const fields = listReferenceFields();
  const required = fields.filter((field) => field.required).length;
  const preset = fields.filter((field) => field.preset !== undefined).length;
  const sections = new Map<string, ReferenceField[]>();
  for (const field of fields) sections.set(field.section, [...(sections.get(field.section) ?? []), field]);
  const intro = `# Fields of a catalog

Generated from the schema (\`nx run tenant-model:reference\`); do not edit. ${fields.length} fields: ${required} are required where
their mapping is written, ${preset} have a default, the others mean nothing when left out.

A placeholder \`\${SETTING}\` is *refused* in a field unless its row says otherwise. *passed through*: it stays in the rendered
file, and its setting's value is checked. *passed through and read*: the value also goes into values that are rendered.
`;
  return [intro, ...[...sections].map(([section, rows]) => printSection(section, rows))].join("\n");
}

function printSection(section: string, fields: readonly ReferenceField[]): string {
  const rows = fields.map(({ name, form, preset, required, notes }) => {
    const fallback = required ? "**required**" : preset === undefined ? "" : `\`${preset}\``;
    const placeholder = notes.placeholder === "refused" ? "" : ` Placeholder: ${notes.placeholder}.`;
    return `| \`${name}\` | ${escapeCell(form)} | ${escapeCell(fallback)} | ${escapeCell(notes.description + placeholder)} |`;
  });
  const title = section === "" ? "The file" : `\`${section}\``;
  const table = `## ${title}\n\n| field | form | default | meaning |\n|---|---|---|---|\n${rows.join("\n")}\n`;
  return section === "spec.monitoring.alerts.<name>" ? `${table}\n${printAlerts()}` : table;
}

/** What an alert is where the catalog does not say otherwise. */
function printAlerts(): string {
  const rows = Object.entries<AlertDefault>(alertDefaults).map(
    ([name, { severity, for: pending, unit, threshold }]) => {
      const compared = unit === undefined ? "" : `${threshold ?? "follows from the catalog"}, ${unit}`;
      return `| \`${name}\` | ${severity} | ${pending} | ${compared} |`;
    },
  );
  return `| name | severity | for | threshold |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}

function escapeCell(text: string): string {
  const parts = text.replaceAll("|", "\\|").replaceAll("\n", " ").split("`");
  // Between backquotes Markdown shows everything as it is.
  return parts.map((part, index) => (index % 2 === 0 ? part.replaceAll("<", "&lt;") : part)).join("`");
}
