/** Columns of the open block collections. */
export class BlockIndents {
  private readonly outer: number[] = [];
  /** Column of the innermost, -1 for none. */
  current = -1;

  get depth(): number {
    return this.outer.length;
  }

  /** Opens a collection at a column; false when the innermost one stands there already. */
  open(column: number): boolean {
    if (this.current >= column) return false;
    this.outer.push(this.current);
    this.current = column;
    return true;
  }

  /** Closes one collection that stands right of the column; false when there is none. */
  closeOne(column: number): boolean {
    if (this.current <= column) return false;
    this.current = this.outer.pop() ?? -1;
    return true;
  }
}
