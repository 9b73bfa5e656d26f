import { isFields } from "./fields.ts";

/** Whether a text occurs in any key or text of a value. */
export function mentionsText(value: unknown, text: string): boolean {
  if (typeof value === "string") return value.includes(text);
  if (Array.isArray(value)) return value.some((item) => mentionsText(item, text));
  if (!isFields(value)) return false;
  return Object.entries(value).some(([key, item]) => key.includes(text) || mentionsText(item, text));
}
