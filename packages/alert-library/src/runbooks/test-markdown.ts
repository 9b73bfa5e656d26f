export interface Heading {
  /** Number of `#`. */
  readonly level: number;
  readonly title: string;
}

export interface CodeBlock {
  readonly language: string;
  /** Without the indent of the list that it stands in. */
  readonly text: string;
  /** Title of the `##` heading that it stands below; empty where there is none. */
  readonly section: string;
}

export interface Markdown {
  readonly headings: readonly Heading[];
  readonly blocks: readonly CodeBlock[];
}

/** Headings and code blocks of a page, as far as our pages use Markdown. @throws Error for a block without an end */
export function readMarkdown(text: string): Markdown {
  const headings: Heading[] = [];
  const blocks: CodeBlock[] = [];
  let section = "";
  let open: { readonly indent: number; readonly language: string; readonly lines: string[] } | undefined;
  for (const line of text.split("\n")) {
    const [, indent = "", language = ""] = /^( *)```(\w*)$/.exec(line) ?? [];
    const isFence = line.trimStart().startsWith("```");
    if (open === undefined && isFence) open = { indent: indent.length, language, lines: [] };
    else if (open !== undefined && isFence) {
      blocks.push({ language: open.language, text: `${open.lines.join("\n")}\n`, section });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line.slice(open.indent));
    else {
      const [, marks, title = ""] = /^(#+) (.*)$/.exec(line) ?? [];
      if (marks === undefined) continue;
      headings.push({ level: marks.length, title });
      if (marks.length === 2) section = title;
    }
  }
  if (open !== undefined) throw new Error(`a code block has no end: ${open.lines[0]}`);
  return { headings, blocks };
}

/** Anchors of headings as GitHub makes them (github-slugger 2.0); GitLab's are the same for letters, digits and spaces. */
export function listAnchors(headings: readonly Heading[]): string[] {
  const taken = new Map<string, number>();
  return headings.map(({ title }) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-");
    const before = taken.get(anchor) ?? 0;
    taken.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}
