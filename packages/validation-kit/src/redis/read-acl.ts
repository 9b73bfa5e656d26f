/** A user as a server lists it. */
export interface AclUser {
  readonly name: string;
  readonly isOn: boolean;
  /** Whether it logs in with any password at all. */
  readonly takesAnyPassword: boolean;
  /** Patterns of its keys with their sign, e.g. `~shop:*`. */
  readonly keys: ReadonlySet<string>;
  /** Patterns of its channels, e.g. `&shop:*`. */
  readonly channels: ReadonlySet<string>;
}

/** The users of ACL LIST, by name; a line that is none is left out. */
export function readAclList(text: string): ReadonlyMap<string, AclUser> {
  const users = text.split(/\r?\n/).flatMap((line): [string, AclUser][] => {
    const [kind, name, ...words] = line.trim().split(/\s+/);
    return kind?.toLowerCase() !== "user" || name === undefined ? [] : [[name, readRules(name, words)]];
  });
  return new Map(users);
}

/** @param words e.g. `on`, `~shop:*`, `&shop:*`, `+@all`, `-scan`, also as ACL SETUSER takes them */
export function readRules(name: string, words: readonly string[]): AclUser {
  const lower = words.map((word) => word.toLowerCase());
  return {
    name,
    isOn: lower.includes("on"),
    takesAnyPassword: lower.includes("nopass"),
    keys: new Set(words.filter((word) => /^[~%]/.test(word))),
    channels: new Set(words.filter((word) => word.startsWith("&"))),
  };
}
