/**
 * Markdown source made readable in a terminal: fences without their marks, headed by what they are; links as `text (target)`.
 * Everything else stays as the contributor wrote it.
 *
 * @param stepName what to say for a link to a step of the same file
 */
export function renderMarkdownText(markdown: string, stepName: (id: string) => string | undefined): string {
  const lines: string[] = [];
  let marks: string | undefined;
  for (const line of markdown.split('\n')) {
    const fence = /^\s*(`{3,}|~{3,})(.*)$/.exec(line);
    if (marks !== undefined) {
      if (fence && fence[1]!.startsWith(marks) && fence[2]!.trim() === '') marks = undefined;
      else lines.push(line === '' ? '' : `    ${line}`);
      continue;
    }
    if (fence) {
      marks = fence[1]!;
      lines.push(...fenceHead(fence[2]!));
      continue;
    }
    lines.push(line.replace(/\[([^[\]\n]*)\]\(([^()\s]*)\)/g, (_, label: string, url: string) => linkText(label, url, stepName)));
  }
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** The class of a command, `output`, or nothing for plain text. */
function fenceHead(info: string): string[] {
  const [language = '', word = ''] = info.trim().split(/\s+/);
  if (language === 'sh' || language === 'bash') return [`[${word || 'command'}]`];
  return language === 'output' ? ['[output]'] : [];
}

function linkText(label: string, url: string, stepName: (id: string) => string | undefined): string {
  if (url.startsWith('#')) return `${label} (${stepName(url.slice(1)) ?? url})`;
  return label === url ? url : `${label} (${url})`;
}
