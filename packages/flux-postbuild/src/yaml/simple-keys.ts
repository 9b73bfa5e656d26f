import type { Cursor, Mark } from "./cursor.ts";
import { failScan } from "./yaml-failure.ts";

export interface SimpleKey {
  possible: boolean;
  readonly required: boolean;
  /** Number of the token that the key would start with. */
  readonly token: number;
  readonly mark: Mark;
}

/** Longest key that may go without `? `, in characters. */
const longestKey = 1024;
const missingColon = "could not find expected ':'";

/** The places where a key without `? ` may have started, one per flow level: known only when its `:` comes. */
export class SimpleKeys {
  private readonly cursor: Cursor;
  private readonly levels: SimpleKey[] = [];
  private readonly levelByToken = new Map<number, number>();

  constructor(cursor: Cursor) {
    this.cursor = cursor;
    this.open(0);
  }

  get flowLevel(): number {
    return this.levels.length - 1;
  }

  current(): SimpleKey {
    const key = this.levels.at(-1);
    if (key === undefined) throw new Error("There is always one level of keys.");
    return key;
  }

  open(token: number): void {
    this.levels.push({ possible: false, required: false, token, mark: this.cursor.mark() });
  }

  close(): void {
    if (this.flowLevel === 0) return;
    const key = this.levels.pop();
    if (key !== undefined) this.levelByToken.delete(key.token);
  }

  /** Whether the token may still turn out to start a key, so that more must be read before it is given out. */
  mayStart(token: number): boolean {
    const level = this.levelByToken.get(token);
    const key = level === undefined ? undefined : this.levels[level];
    return key !== undefined && this.isValid(key);
  }

  isValid(key: SimpleKey): boolean {
    if (!key.possible) return false;
    const now = this.cursor.mark();
    if (key.mark.line >= now.line && key.mark.index + longestKey >= now.index) return true;
    if (key.required) throw failScan(missingColon, now, key.mark);
    key.possible = false;
    return false;
  }

  save(key: SimpleKey): void {
    this.remove();
    this.levels[this.flowLevel] = key;
    this.levelByToken.set(key.token, this.flowLevel);
  }

  remove(): void {
    const key = this.current();
    if (!key.possible) return;
    if (key.required) throw failScan(missingColon, this.cursor.mark(), key.mark);
    this.take(key);
  }

  take(key: SimpleKey): void {
    key.possible = false;
    this.levelByToken.delete(key.token);
  }
}
