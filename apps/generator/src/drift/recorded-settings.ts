/** The comment stands right behind the ownership header. */
const HEAD_LINES = 4;
const RECORD = /^# .*\bsettings read: (\S.*)$/;
/** A value with spaces is written in JSON. */
const SETTING = /(\w+)=("(?:[^"\\]|\\.)*"|\S*)/g;

/**
 * Settings whose values are baked into derived values, as the kustomization file of a catalog records them: a comment
 * that ends in `settings read: NAME=value NAME=value`. Without the record `check` could not tell a changed setting from a
 * changed catalog. Undefined for a file without it.
 */
export function readRecordedSettings(text: string): ReadonlyMap<string, string> | undefined {
  for (const line of text.split("\n", HEAD_LINES)) {
    const record = RECORD.exec(line.trimEnd())?.[1];
    if (record !== undefined)
      return new Map([...record.matchAll(SETTING)].map(([, name = "", value = ""]) => [name, readText(value)]));
  }
  return undefined;
}

function readText(value: string): string {
  try {
    return value.startsWith('"') ? String(JSON.parse(value)) : value;
  } catch {
    return value;
  }
}

export interface ChangedSetting {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What changed between two records. */
export function compareSettings(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ChangedSetting[] {
  // A setting that is read for the first time is a change of the catalog.
  return [...after].flatMap(([name, value]) => {
    const was = before.get(name) ?? value;
    return was === value ? [] : [{ name, before: was, after: value }];
  });
}
