import type { Json } from "../json.ts";
import { setOwn } from "../json.ts";
import { formatGoFloat } from "../scalars/go-number.ts";
import type { ResolvedScalar } from "../scalars/resolve-scalar.ts";
import type { AliasNode, MappingNode, ScalarNode, YamlNode } from "./node.ts";
import { resolveTagged } from "./tagged-scalar.ts";
import { failDecode, YamlFailure } from "./yaml-failure.ts";

type Value = ResolvedScalar | { readonly type: "sequence"; readonly items: Value[] } | YamlMap;
interface YamlMap {
  readonly type: "mapping";
  /** By type and value of the key: `1` and `"1"` are two keys to YAML and one to JSON. */
  readonly entries: Map<string, { readonly key: ResolvedScalar; readonly value: Value }>;
}

const mergeTag = "tag:yaml.org,2002:merge";

/** Gives nodes their values as go.yaml.in/yaml/v2 (decode.go) and sigs.k8s.io/yaml (yaml.go) do one after the other. */
export class Decoder {
  private readonly openAliases = new Set<AliasNode>();
  private decoded = 0;
  private decodedInAliases = 0;
  private readonly repeatedKeys: "last" | "refused";

  constructor(repeatedKeys: "last" | "refused" = "last") {
    this.repeatedKeys = repeatedKeys;
  }

  decodeJson(node: YamlNode): Json {
    return this.convert(this.decode(node));
  }

  private decode(node: YamlNode): Value {
    this.decoded++;
    if (this.openAliases.size > 0) this.decodedInAliases++;
    if (
      this.decodedInAliases > 100 &&
      this.decoded > 1000 &&
      this.decodedInAliases / this.decoded > this.allowedRatio()
    ) {
      throw failDecode("document contains excessive aliasing");
    }
    switch (node.kind) {
      case "scalar":
        return resolveTagged(node);
      case "sequence":
        return { type: "sequence", items: node.items.map((item) => this.decode(item)) };
      case "mapping":
        return this.decodeMapping(node, { type: "mapping", entries: new Map() });
      case "alias":
        return this.follow(node, (target) => this.decode(target));
    }
  }

  /** Go allows 99 % of the work to come from aliases in small documents and 10 % in large ones. */
  private allowedRatio(): number {
    const low = 400_000;
    const high = 4_000_000;
    if (this.decoded <= low) return 0.99;
    return this.decoded >= high ? 0.1 : 0.99 - 0.89 * ((this.decoded - low) / (high - low));
  }

  private follow<T>(alias: AliasNode, use: (target: YamlNode) => T): T {
    if (this.openAliases.has(alias)) throw failDecode(`anchor '${alias.name}' value contains itself`);
    this.openAliases.add(alias);
    const result = use(alias.target);
    this.openAliases.delete(alias);
    return result;
  }

  private decodeMapping(node: MappingNode, into: YamlMap): YamlMap {
    const own = new Set<string>();
    for (const [keyNode, valueNode] of node.entries) {
      if (isMerge(keyNode)) {
        this.merge(valueNode, into);
        continue;
      }
      const key = this.decode(keyNode);
      if (key.type === "sequence" || key.type === "mapping") throw failDecode("invalid map key: it is a list or a map");
      const identity = identify(key);
      if (own.has(identity) && this.repeatedKeys === "refused") {
        throw failDecode(`key ${JSON.stringify(sayKey(key))} already set in map`);
      }
      own.add(identity);
      into.entries.set(identity, { key, value: this.decode(valueNode) });
    }
    return into;
  }

  private merge(node: YamlNode, into: YamlMap): void {
    if (node.kind === "sequence") {
      for (const item of [...node.items].reverse()) this.mergeOne(item, into);
    } else {
      this.mergeOne(node, into);
    }
  }

  private mergeOne(node: YamlNode, into: YamlMap): void {
    const target = node.kind === "alias" ? node.target : node;
    if (target.kind !== "mapping") throw failDecode("map merge requires map or sequence of maps as the value");
    this.decoded++;
    if (node.kind === "alias") this.follow(node, () => this.decodeMapping(target, into));
    else this.decodeMapping(target, into);
  }

  private convert(value: Value): Json {
    switch (value.type) {
      case "null":
        return null;
      case "int":
        return Number(value.value);
      case "float":
        return convertFloat(value.value);
      case "sequence":
        return value.items.map((item) => this.convert(item));
      case "mapping": {
        const object: Record<string, Json> = {};
        for (const entry of value.entries.values()) setOwn(object, sayKey(entry.key), this.convert(entry.value));
        return object;
      }
      default:
        return value.value;
    }
  }
}

function isMerge(node: YamlNode): node is ScalarNode {
  return node.kind === "scalar" && node.value === "<<" && (node.implicit || node.tag === mergeTag);
}

function identify(key: ResolvedScalar): string {
  if (key.type === "null") return "null";
  // Go keeps -0 and 0 apart in text but not as keys.
  return `${key.type === "timestamp" ? "str" : key.type} ${key.value === 0 ? 0 : key.value}`;
}

function convertFloat(value: number): number {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  const name = Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  throw new YamlFailure(`json: unsupported value: ${name}`);
}

function sayKey(key: ResolvedScalar): string {
  switch (key.type) {
    case "null":
      throw new YamlFailure("unsupported map key of type: %!s(<nil>), key: <nil>");
    case "float": {
      const text = formatGoFloat(key.value, 32);
      return { "+Inf": ".inf", "-Inf": "-.inf", NaN: ".nan" }[text] ?? text;
    }
    case "int":
      if (BigInt.asIntN(64, key.value) === key.value) return String(key.value);
      throw new YamlFailure(`unsupported map key of type: uint64, key: ${key.value}`);
    default:
      return String(key.value);
  }
}
