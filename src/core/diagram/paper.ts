/** What print.css leaves of an A4 sheet for a picture, in CSS pixels. */
const sheet = { width: 680, height: 850 };

/** Below this scale the writing, 14 pixels high, is smaller than 6 points. */
const smallestScale = 0.57;

/** Whether a picture can still be read once it is shrunk to one sheet of paper. */
export const readableOnPaper = ({ width, height }: { readonly width: number; readonly height: number }): boolean =>
  Math.min(sheet.width / width, sheet.height / height) >= smallestScale;
