import { type Alias, type Document, isNode, type Node, type Pair, type Scalar, visit, type YAMLMap } from "yaml";
import { CONTROL, describeControl } from "./check-text.ts";
import { FLOW_PLACEHOLDER, type YamlFault } from "./yaml-fault.ts";

/** More aliases than a person writes; fewer than a bomb needs. */
const MOST_ALIASES = 100;
const CORE_TAGS = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((tag) => `tag:yaml.org,2002:${tag}`),
);

/** What YAML allows and a catalog or a settings file must not hold. */
export function checkDocument(document: Document.Parsed, text: string): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  let aliases = 0;
  visit(document, {
    Alias: (_key, alias) => {
      aliases += 1;
      const fault = aliases > MOST_ALIASES ? tooManyAliases(alias) : checkAlias(alias, document);
      if (fault === undefined) return undefined;
      faults.push(fault);
      return visit.BREAK;
    },
    Seq: (_key, list) => {
      faults.push(...checkTag(list, text));
    },
    Scalar: (_key, scalar) => {
      faults.push(...checkTag(scalar, text));
      const { value, range } = scalar;
      const control = typeof value === "string" ? CONTROL.exec(value) : null;
      if (control !== null) faults.push({ offset: range?.[0] ?? 0, ...describeControl(control[0]) });
    },
    Map: (_key, map) => {
      faults.push(...checkTag(map, text), ...checkKeys(map));
    },
  });
  faults.sort((a, b) => a.offset - b.offset);
  return faults.length > 0 ? faults : checkExpansion(document);
}

function checkTag(node: Node, text: string): YamlFault[] {
  const { tag } = node;
  if (tag === undefined || CORE_TAGS.has(tag)) return [];
  const name = tag.replace("tag:yaml.org,2002:", "!!");
  return [
    {
      // A node's range starts behind its tag.
      offset: Math.max(0, text.lastIndexOf(name, startOf(node))),
      message: `the tag ${name} is not known here`,
      help: "remove it, or quote the value if it starts with an exclamation mark",
    },
  ];
}

function checkKeys(map: YAMLMap): YamlFault[] {
  const faults: YamlFault[] = [];
  const seen = new Set<unknown>();
  for (const { key } of map.items as Pair<Scalar | null, unknown>[]) {
    const name = key?.value ?? null;
    const offset = startOf(key);
    if (seen.has(name)) {
      faults.push({
        offset,
        message: `the key ${JSON.stringify(name)} stands twice in one mapping`,
        help: "remove one of them, or merge their contents",
      });
    }
    seen.add(name);
    if (name === "__proto__") {
      faults.push({
        offset,
        message: 'the key "__proto__" is not allowed',
        help: "remove it: no field has this name",
      });
    }
    // `{ size: ${X} }` is read as the text `$` and a mapping only where no error follows.
    if (map.flow === true && typeof name === "string" && /(?:^|[^$])\$$/.test(name)) {
      faults.push({ offset, ...FLOW_PLACEHOLDER });
    }
  }
  return faults;
}

function checkAlias(alias: Alias, document: Document.Parsed): YamlFault | undefined {
  const target = alias.resolve(document);
  if (target !== undefined && endOf(target) >= startOf(alias)) {
    return {
      offset: startOf(alias),
      message: `*${alias.source} stands inside of the value that &${alias.source} names: it would hold itself without end`,
      help: "write the value that is meant, or quote the text",
    };
  }
  if (target !== undefined) return undefined;
  return {
    offset: startOf(alias),
    message: `*${alias.source} names an anchor that does not stand above it`,
    help: `put &${alias.source} before the value that is meant, or quote the text: "*${alias.source}"`,
  };
}

function tooManyAliases(alias: Alias): YamlFault {
  return {
    offset: startOf(alias),
    message: `more than ${MOST_ALIASES} aliases: this looks like an alias bomb`,
    help: "write the values out instead of repeating them with *alias",
  };
}

/** Nested aliases grow exponentially: the library counts what they would expand to. */
function checkExpansion(document: Document.Parsed): YamlFault[] {
  try {
    document.toJS({ maxAliasCount: MOST_ALIASES });
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    let offset = 0;
    visit(document, {
      Alias: (_key, alias) => {
        offset = startOf(alias);
        return visit.BREAK;
      },
    });
    return [
      {
        offset,
        message: "aliases expand too far: this looks like an alias bomb",
        help: "write the values out instead of repeating them with *alias",
      },
    ];
  }
}

function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}
