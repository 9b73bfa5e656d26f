import type { Mark } from "./cursor.ts";
import type { Token, TokenBody } from "./token.ts";

/** Tokens found and not yet taken. Each has a number, counted from the start of the text. */
export class TokenQueue {
  private readonly tokens: Token[] = [];
  private taken = 0;

  get first(): Token | undefined {
    return this.tokens[0];
  }

  get firstNumber(): number {
    return this.taken;
  }

  get nextNumber(): number {
    return this.taken + this.tokens.length;
  }

  add(body: TokenBody, start: Mark): void {
    this.tokens.push({ ...body, start });
  }

  /** Puts a token before the one that has this number. */
  insert(number: number, body: TokenBody, start: Mark): void {
    this.tokens.splice(number - this.taken, 0, { ...body, start });
  }

  removeFirst(): void {
    this.tokens.shift();
    this.taken++;
  }
}
