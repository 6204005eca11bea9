import { define } from '../define.ts';

export const draftCodes = {
  'draft/to-write': define<{ what: string }>({
    severity: 'error',
    title: 'Still to write',
    message: ({ what }) => `This is not written yet: ${what}`,
    help: () => 'Replace the text from “To write:” on by what you know. Where nobody knows, say that, and say why.',
    why: '`leadline new` writes all that a program can know. What only a person can know it marks with “To write:”, so that nobody on call reads a draft.',
    wrong: '## Impact\n\nTo write: what does not work, and what goes on.',
    right: '## Impact\n\nNo container can be started. Running ones go on.',
  }),
};
