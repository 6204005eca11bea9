import type { Code, Heading, InlineCode, Root, RootContent } from 'mdast';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { YamlSource } from './yaml.ts';

/** A heading with the fragment that GitHub gives it. */
export interface DocumentHeading {
  readonly node: Heading;
  readonly depth: number;
  readonly slug: string;
  /** Plain text. */
  readonly title: string;
  readonly place: Place;
}

/** A `##` heading and everything down to the next one. */
export interface DocumentSection {
  readonly heading: DocumentHeading;
  readonly slug: string;
  readonly title: string;
  /** Without the section's own heading. */
  readonly nodes: readonly RootContent[];
  /** `###` and deeper. */
  readonly headings: readonly DocumentHeading[];
  /** Place of the heading. */
  readonly place: Place;
}

/** A code block and its info string, read as: language, words, `key="value"` options. */
export interface Fence {
  readonly node: Code;
  /** First word of the info string; empty for an indented block and for a fence that names none. */
  readonly language: string;
  /** The other words, in order: `signature`, `read-only`, … */
  readonly words: readonly FenceWord[];
  readonly options: readonly FenceOption[];
  /** Content without the last line break; lines end with `\n`. */
  readonly text: string;
  /** Slug of the `##` section that holds it; empty before the first. */
  readonly section: string;
  /** The opening line, from the fence marks to the end of the info string. */
  readonly place: Place;
  /** Line of the first content line, and the column at which each content line begins. */
  readonly firstLine: number;
  readonly columns: readonly number[];
}

export interface FenceWord {
  readonly text: string;
  readonly place: Place;
}

export interface FenceOption {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

/** A link or an image, references resolved. */
export interface DocumentLink {
  /** Decoded URL as Markdown gives it. */
  readonly url: string;
  /** Plain text of a link, alternative text of an image. */
  readonly text: string;
  readonly section: string;
  readonly place: Place;
}

/** A code span. `place` covers the text without the backticks. */
export interface CodeSpan {
  readonly node: InlineCode;
  readonly text: string;
  readonly section: string;
  readonly place: Place;
}

/** One Markdown content file, parsed. */
export interface Document {
  readonly file: string;
  /** File name without its ending. */
  readonly id: string;
  /** Without byte order mark, lines ending with `\n`; lines and columns are those of the file. */
  readonly text: string;
  readonly lines: readonly string[];
  /** Absent where the file has none or it is not valid YAML. */
  readonly frontMatter?: YamlSource;
  readonly tree: Root;
  /** Nodes between front matter and first `##`. */
  readonly introduction: readonly RootContent[];
  readonly sections: readonly DocumentSection[];
  readonly headings: readonly DocumentHeading[];
  readonly fences: readonly Fence[];
  readonly links: readonly DocumentLink[];
  readonly images: readonly DocumentLink[];
  readonly codeSpans: readonly CodeSpan[];
}
