import { BlockIndents } from "./block-indents.ts";
import type { Cursor, Mark } from "./cursor.ts";
import { SimpleKeys } from "./simple-keys.ts";
import { TokenQueue } from "./token-queue.ts";
import { failScan } from "./yaml-failure.ts";

const deepest = 10_000;

/** What the scanner has open: blocks by their columns, flow collections, and keys that wait for their colon. */
export class OpenStructure {
  readonly queue = new TokenQueue();
  readonly keys: SimpleKeys;
  readonly indents = new BlockIndents();
  /** Whether a key may start here. */
  keyAllowed = true;
  private readonly cursor: Cursor;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
    this.keys = new SimpleKeys(cursor);
  }

  get inFlow(): boolean {
    return this.keys.flowLevel > 0;
  }

  saveKey(mark: Mark): void {
    if (!this.keyAllowed) return;
    const required = !this.inFlow && this.indents.current === mark.column;
    this.keys.save({ possible: true, required, token: this.queue.nextNumber, mark });
  }

  requireKeyAllowed(problem: string, at: Mark): void {
    if (!this.keyAllowed) throw failScan(problem, at, at);
  }

  enterBlock(kind: "block-sequence-start" | "block-mapping-start", start: Mark, before = this.queue.nextNumber): void {
    if (this.inFlow || !this.indents.open(start.column)) return;
    if (this.indents.depth > deepest) throw failScan(`exceeded max depth of ${deepest}`, start, start);
    this.queue.insert(before, { kind }, start);
  }

  enterFlow(start: Mark): void {
    this.keys.open(this.queue.nextNumber);
    if (this.keys.flowLevel > deepest) throw failScan(`exceeded max depth of ${deepest}`, start, start);
  }

  leaveBlocksRightOf(column: number): void {
    while (!this.inFlow && this.indents.closeOne(column)) this.queue.add({ kind: "block-end" }, this.cursor.mark());
  }

  leaveDocument(): void {
    this.leaveBlocksRightOf(-1);
    this.keys.remove();
    this.keyAllowed = false;
  }
}
