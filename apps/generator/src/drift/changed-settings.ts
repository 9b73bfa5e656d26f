import type { Difference } from "../placing/difference.ts";
import { type ChangedSetting, compareSettings, readRecordedSettings } from "./recorded-settings.ts";

/** Renders the catalog as it is now, but with other values of some settings; path → text, undefined when it cannot be. */
export type RenderWith = (settings: ReadonlyMap<string, string>) => Promise<ReadonlyMap<string, string> | undefined>;

/** What the settings that changed since the last render have to do with a stale file. */
export type SettingsShare =
  /** The record of the last render cannot be read or trusted. */
  | { readonly kind: "unknown" }
  /** No setting changed, or none that makes a difference here. */
  | { readonly kind: "none" }
  /** `catalog`: whether something else changed too. */
  | {
      readonly kind: "some";
      readonly settings: readonly ChangedSetting[];
      readonly catalog: "same" | "changed" | "unknown";
    };

export type StaleFile = Extract<Difference, { readonly kind: "updated" }>;

/** Rendering with the old values tells exactly which files a setting changed, and whether anything else did. */
export async function findChangedSettings(
  differences: readonly Difference[],
  renderWith: RenderWith,
): Promise<(file: StaleFile) => SettingsShare> {
  const changed = readChanges(differences);
  if (changed === undefined) return () => ({ kind: "unknown" });
  if (changed.length === 0) return () => ({ kind: "none" });
  const before = await renderWith(new Map(changed.map((setting) => [setting.name, setting.before])));
  if (before === undefined) return () => ({ kind: "some", settings: changed, catalog: "unknown" });
  const alone = new Map<ChangedSetting, ReadonlyMap<string, string> | undefined>();
  for (const setting of changed) {
    alone.set(setting, changed.length === 1 ? before : await renderWith(new Map([[setting.name, setting.before]])));
  }
  return ({ path, found, wanted }) => {
    const was = before.get(path);
    if (was === wanted) return { kind: "none" };
    const settings = changed.filter((setting) => alone.get(setting)?.get(path) !== wanted);
    return {
      kind: "some",
      settings: settings.length > 0 ? settings : changed,
      catalog: was === found ? "same" : "changed",
    };
  };
}

/** The record stands in one file and speaks for all. Where that file was edited or is gone, nothing is known. */
function readChanges(differences: readonly Difference[]): readonly ChangedSetting[] | undefined {
  for (const difference of differences) {
    const after = difference.kind === "deleted" ? undefined : readRecordedSettings(difference.wanted);
    if (after === undefined) continue;
    if (difference.kind !== "updated" || difference.since === "edited") return undefined;
    // No record: the catalog read no setting then.
    return compareSettings(readRecordedSettings(difference.found) ?? new Map(), after);
  }
  return [];
}
