import { scanBlockScalar } from "./block-scalar.ts";
import { Cursor, isBreak, type Mark } from "./cursor.ts";
import { OpenStructure } from "./open-structure.ts";
import { scanPlainScalar } from "./plain-scalar.ts";
import { scanAnchor, scanDirective, scanTag } from "./properties.ts";
import { scanQuotedScalar } from "./quoted-scalar.ts";
import type { Token } from "./token.ts";
import { findTokenStart } from "./token-start.ts";
import { failScan } from "./yaml-failure.ts";

type FlowStart = "flow-sequence-start" | "flow-mapping-start";
type FlowEnd = "flow-sequence-end" | "flow-mapping-end";

/** YAML 1.1 tokens in the dialect of go.yaml.in/yaml/v2 v2.4.3 (scannerc.go), made as they are asked for. */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly open: OpenStructure;

  constructor(text: string) {
    this.cursor = new Cursor(text);
    this.open = new OpenStructure(this.cursor);
  }

  peek(): Token {
    while (this.open.queue.first === undefined || this.open.keys.mayStart(this.open.queue.firstNumber)) this.fetch();
    return this.open.queue.first;
  }

  take(): Token {
    const token = this.peek();
    this.open.queue.removeFirst();
    return token;
  }

  private fetch(): void {
    this.skipToToken();
    this.open.leaveBlocksRightOf(this.cursor.column);
    const start = this.cursor.mark();
    if (this.cursor.code() === 0) {
      const line = start.column === 0 ? start.line : start.line + 1;
      this.cursor.column = 0;
      this.cursor.line = line;
      this.open.leaveDocument();
      this.open.queue.add({ kind: "stream-end" }, this.cursor.mark());
    } else if (start.column === 0 && this.cursor.char() === "%") {
      this.open.leaveDocument();
      this.open.queue.add(scanDirective(this.cursor), start);
    } else if (this.cursor.atDocumentIndicator()) {
      const kind = this.cursor.atDocumentIndicator("---") ? "document-start" : "document-end";
      this.open.leaveDocument();
      this.cursor.skip(3);
      this.open.queue.add({ kind }, start);
    } else {
      this.fetchContent(start);
    }
  }

  private fetchContent(start: Mark): void {
    const kind = findTokenStart(this.cursor, this.open.inFlow ? "flow" : "block");
    switch (kind) {
      case undefined:
        throw failScan("found character that cannot start any token", start, start);
      case "flow-sequence-start":
      case "flow-mapping-start":
        this.fetchFlowStart(kind, start);
        break;
      case "flow-sequence-end":
      case "flow-mapping-end":
        this.fetchFlowEnd(kind, start);
        break;
      case "flow-entry":
        this.fetchIndicator(kind, start, "key may follow");
        break;
      case "block-entry":
        this.fetchEntry(start);
        break;
      case "key":
        this.fetchKey(start);
        break;
      case "value":
        this.fetchValue(start);
        break;
      case "literal":
      case "folded":
        this.fetchBlockScalar(start, kind);
        break;
      case "plain":
        this.fetchPlain(start);
        break;
      default:
        this.fetchNode(kind, start);
        break;
    }
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      const tabs = this.open.inFlow || !this.open.keyAllowed;
      while (cursor.code() === 0x20 || (tabs && cursor.code() === 9)) cursor.skip();
      cursor.skipComment();
      if (!isBreak(cursor.code())) return;
      cursor.readBreak();
      if (!this.open.inFlow) this.open.keyAllowed = true;
    }
  }

  private fetchFlowStart(kind: FlowStart, start: Mark): void {
    this.open.saveKey(start);
    this.open.enterFlow(start);
    this.open.keyAllowed = true;
    this.cursor.skip();
    this.open.queue.add({ kind }, start);
  }

  private fetchFlowEnd(kind: FlowEnd, start: Mark): void {
    this.open.keys.remove();
    this.open.keys.close();
    this.open.keyAllowed = false;
    this.cursor.skip();
    this.open.queue.add({ kind }, start);
  }

  private fetchEntry(start: Mark): void {
    if (!this.open.inFlow) {
      this.open.requireKeyAllowed("block sequence entries are not allowed in this context", start);
      this.open.enterBlock("block-sequence-start", start);
    }
    this.fetchIndicator("block-entry", start, "key may follow");
  }

  private fetchKey(start: Mark): void {
    if (!this.open.inFlow) {
      this.open.requireKeyAllowed("mapping keys are not allowed in this context", start);
      this.open.enterBlock("block-mapping-start", start);
    }
    this.fetchIndicator("key", start, this.open.inFlow ? "no key may follow" : "key may follow");
  }

  /** A colon: it makes a key of the token that may have started one. */
  private fetchValue(start: Mark): void {
    const key = this.open.keys.current();
    if (this.open.keys.isValid(key)) {
      this.open.queue.insert(key.token, { kind: "key" }, key.mark);
      this.open.enterBlock("block-mapping-start", key.mark, key.token);
      this.open.keys.take(key);
      this.open.keyAllowed = false;
    } else {
      if (!this.open.inFlow) {
        this.open.requireKeyAllowed("mapping values are not allowed in this context", start);
        this.open.enterBlock("block-mapping-start", start);
      }
      this.open.keyAllowed = !this.open.inFlow;
    }
    this.cursor.skip();
    this.open.queue.add({ kind: "value" }, start);
  }

  private fetchIndicator(
    kind: "flow-entry" | "block-entry" | "key",
    start: Mark,
    next: `${string}key may follow`,
  ): void {
    this.open.keys.remove();
    this.open.keyAllowed = next === "key may follow";
    this.cursor.skip();
    this.open.queue.add({ kind }, start);
  }

  /** Anything that may start a key: an alias, an anchor, a tag, a quoted scalar. */
  private fetchNode(kind: "alias" | "anchor" | "tag" | "single" | "double", start: Mark): void {
    this.open.saveKey(start);
    this.open.keyAllowed = false;
    const { cursor, open } = this;
    if (kind === "tag") open.queue.add(scanTag(cursor), start);
    else if (kind === "alias" || kind === "anchor") open.queue.add(scanAnchor(cursor, kind), start);
    else open.queue.add({ kind: "scalar", value: scanQuotedScalar(cursor, kind), style: kind }, start);
  }

  private fetchBlockScalar(start: Mark, style: "literal" | "folded"): void {
    this.open.keys.remove();
    this.open.keyAllowed = true;
    const value = scanBlockScalar(this.cursor, this.open.indents.current, style);
    this.open.queue.add({ kind: "scalar", value, style }, start);
  }

  private fetchPlain(start: Mark): void {
    this.open.saveKey(start);
    const { value, endsLine } = scanPlainScalar(
      this.cursor,
      this.open.indents.current,
      this.open.inFlow ? "flow" : "block",
    );
    this.open.keyAllowed = endsLine;
    this.open.queue.add({ kind: "scalar", value, style: "plain" }, start);
  }
}
