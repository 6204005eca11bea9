import { define } from '../define.ts';

export const projectCodes = {
  'project/unread-file': define<{ path: string; suggestion?: string }>({
    severity: 'error',
    title: 'File that nothing reads',
    message: ({ path }) => `Nothing reads the file “${path}”: by its name and folder it is no record, no runbook, no start-up order and no healthy log.`,
    help: ({ suggestion }) => suggestion
      ? `Rename it to ${suggestion}.`
      : 'A record is content/incidents/<id>.md, a runbook runbooks/<id>.md, a start-up order content/startup/<daemon>/<version>.yaml, '
        + 'a healthy log content/healthy/<id>.log; what is to be published as it is belongs in public/.',
    why: 'A record with another ending, or in a folder below, would be missing on the site, and nobody would be told.',
    wrong: 'content/incidents/image-pull-timeout.markdown',
    right: 'content/incidents/image-pull-timeout.md',
  }),
};
