import { define } from '../define.ts';

export const linkCodes = {
  'link/dead': define<{ url: string; kind: string; name: string; suggestion?: string }>({
    severity: 'error',
    title: 'Dead link',
    message: ({ url, kind, name }) => `The link “${url}” leads to the ${kind} “${name}”, which does not exist.`,
    help: ({ suggestion, kind }) => suggestion
      ? `Did you mean “${suggestion}”?`
      : `Correct the file name, or add the ${kind} first.`,
    why: 'At three in the morning a link that ends nowhere costs more than no link.',
    wrong: '[restart](../../runbooks/dockerd-hangs-completely.md)',
    right: '[restart](../../runbooks/dockerd-does-not-answer.md)',
  }),
  'link/dead-anchor': define<{ url: string; anchor: string; target: string; suggestion?: string; known: readonly string[] }>({
    severity: 'error',
    title: 'Dead anchor',
    message: ({ url, anchor, target }) => `The link “${url}” names the section “#${anchor}”, which ${target} does not have.`,
    help: ({ suggestion, known }) => suggestion
      ? `Did you mean “#${suggestion}”?`
      : `It has: ${known.map((name) => `#${name}`).join(', ')}.`,
    why: 'Headings are renamed and links to them are forgotten. The browser would then open the top of the page without a word.',
    wrong: '[look here](#conform)',
    right: '[look here](#confirm)',
  }),
  'link/outside': define<{ url: string; path: string }>({
    severity: 'error',
    title: 'Link to a file that is not published',
    message: ({ url, path }) => `The link “${url}” leads to “${path}”, which is not part of the site.`,
    help: () => 'Link to a record, a runbook, a start-up order or a file in public/, or give an https address.',
    why: 'Only content/, runbooks/ and public/ are copied to the site. Everything else is missing on a USB stick.',
    wrong: '[the code](../../src/cli/main.ts)',
    right: '[the picture](../../public/overview.svg)',
  }),
  'link/missing-file': define<{ path: string; suggestion?: string }>({
    severity: 'error',
    title: 'Missing file',
    message: ({ path }) => `There is no file “${path}”.`,
    help: ({ suggestion }) => suggestion
      ? `Did you mean “${suggestion}”?`
      : 'Put the file into public/; names that begin with a dot are not published.',
    why: 'A missing picture is an empty frame on the page, and nothing says what it would have shown.',
    wrong: '![The order](../../public/ordre.svg)',
    right: '![The order](../../public/order.svg)',
  }),
  'link/unknown-stage': define<{ stage: string; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown start-up stage',
    message: ({ stage }) => `The stage “${stage}” stands in no start-up order.`,
    help: ({ suggestion }) => suggestion
      ? `Did you mean “${suggestion}”?`
      : 'Write <daemon>/<stage> with a stage from content/startup/<daemon>/*.yaml.',
    why: 'The stage puts the record into the start-up order: people find it by how far the daemon got.',
    wrong: 'stage: containerd/restore',
    right: 'stage: containerd/restore-containers',
  }),
  'link/duplicate-id': define<{ id: string; other: string }>({
    severity: 'error',
    title: 'Duplicate id',
    message: ({ id, other }) => `The id “${id}” is taken already by ${other}.`,
    help: () => 'Give one of the two files another name, or merge them.',
    why: 'The id is the address of the page and the name under which a match is reported. Ids that differ only in upper and lower case collide on macOS and Windows.',
    wrong: 'content/incidents/Image-Pull.md beside content/incidents/image-pull.md',
    right: 'content/incidents/image-pull-timeout.md beside content/incidents/image-pull.md',
  }),
};
