/**
 * Whether the series of a vector have a label. `always`: each of them. `listed`: each, but on some it is empty. `some`: only
 * some of them, e.g. those of one side of an `or`. `unknown`: nobody can tell.
 */
export type Presence = "always" | "listed" | "some" | "never" | "unknown";

/** The labels of a vector's series. */
export class LabelSet {
  readonly named: ReadonlyMap<string, Presence>;
  /** Whether there are labels beyond the named ones. */
  readonly others: "never" | "unknown";

  constructor(named: Iterable<readonly [string, Presence]>, others: "never" | "unknown" = "never") {
    this.named = new Map(named);
    this.others = others;
  }

  /** The metric's own name is no label that anybody lists, and may be asked for everywhere. */
  presence(label: string): Presence {
    return label === "__name__" ? "unknown" : (this.named.get(label) ?? this.others);
  }

  with(label: string, presence: Presence): LabelSet {
    return new LabelSet([...this.named, [label, presence]], this.others);
  }

  without(labels: readonly string[]): LabelSet {
    return new LabelSet([...this.named, ...labels.map((label) => [label, "never"] as const)], this.others);
  }

  /** These alone; what is not there is not there then either. */
  only(labels: readonly string[]): LabelSet {
    return new LabelSet(labels.map((label) => [label, this.presence(label)]));
  }

  /** Series of this vector and of another. */
  or(other: LabelSet): LabelSet {
    const names = new Set([...this.named.keys(), ...other.named.keys()]);
    const others = this.others === "never" && other.others === "never" ? "never" : "unknown";
    return new LabelSet(
      [...names].map((name) => [name, combine(this.presence(name), other.presence(name))]),
      others,
    );
  }

  /** What it has, or may have, in alphabetical order. */
  list(): string[] {
    return [...this.named].flatMap(([name, presence]) => (presence === "never" ? [] : [name])).sort();
  }
}

function combine(a: Presence, b: Presence): Presence {
  if (a === b) return a;
  if (a === "unknown" || b === "unknown") return "unknown";
  const isListed = (presence: Presence) => presence === "always" || presence === "listed";
  return isListed(a) && isListed(b) ? "listed" : "some";
}

export const NO_LABELS: LabelSet = new LabelSet([]);
export const ANY_LABELS: LabelSet = new LabelSet([], "unknown");
