import type { Mark } from "./cursor.ts";
import type { YamlNode } from "./node.ts";
import { Scanner } from "./scanner.ts";
import type { Token, TokenKind } from "./token.ts";
import { failDecode, failParse } from "./yaml-failure.ts";

export interface Properties {
  readonly anchor: string | undefined;
  /** "" where none is written. */
  readonly tag: string;
}

/** The tokens of a text together with the names that its anchors and tag directives give. */
export class TokenStream {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, YamlNode>();
  private readonly tagPrefixes = new Map<string, string>();

  constructor(text: string) {
    this.scanner = new Scanner(text);
  }

  peek(): Token {
    return this.scanner.peek();
  }

  take(): Token {
    return this.scanner.take();
  }

  takeIf(kind: TokenKind): Token | undefined {
    return this.peek().kind === kind ? this.take() : undefined;
  }

  meets(...kinds: TokenKind[]): boolean {
    return kinds.includes(this.peek().kind);
  }

  /** Takes a token of the kind; `collection` is where the collection began that lacks it. */
  expect(kind: TokenKind, problem: string, collection: Mark): void {
    if (this.takeIf(kind) === undefined) throw failParse(problem, this.peek().start, collection);
  }

  addAnchor<N extends YamlNode>(properties: Properties, node: N): N {
    if (properties.anchor !== undefined) this.anchors.set(properties.anchor, node);
    return node;
  }

  findAnchor(name: string): YamlNode {
    const target = this.anchors.get(name);
    if (target === undefined) throw failDecode(`unknown anchor '${name}' referenced`);
    return target;
  }

  /** False when the handle has a prefix already. */
  addTagPrefix(handle: string, prefix: string): boolean {
    if (this.tagPrefixes.has(handle)) return false;
    this.tagPrefixes.set(handle, prefix);
    return true;
  }

  /** An anchor and a tag in either order, each at most once. */
  takeProperties(): Properties {
    let anchor: string | undefined;
    let tag = "";
    const node = this.peek().start;
    for (let count = 0; count < 2; count++) {
      const token = this.peek();
      if (token.kind === "anchor" && anchor === undefined) anchor = token.name;
      else if (token.kind === "tag" && tag === "") tag = this.resolveTag(token.handle, token.suffix, token.start, node);
      else break;
      this.take();
    }
    return { anchor, tag };
  }

  private resolveTag(handle: string, suffix: string, at: Mark, node: Mark): string {
    if (handle === "") return suffix;
    const prefix = this.tagPrefixes.get(handle);
    if (prefix === undefined) throw failParse("found undefined tag handle", at, node);
    return prefix + suffix;
  }
}
