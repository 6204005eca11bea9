import { button } from './element.ts';

/** A field for text of any length. */
export interface PasteField {
  /** What was typed or pasted, whole; a file that was dropped stays a file. */
  readonly content: () => string | Blob;
  /** Something in it was pasted or dropped, so that it may hold secrets. */
  readonly isPasted: () => boolean;
}

/** A browser lays a longer text out for seconds; only its end is put into the field then. */
const mostLaidOut = 100_000;
const endShown = 4000;

/**
 * Lets a field take long pastes and dropped files without a browser laying them out.
 *
 * @param note below the field, where it says what of a long text is shown
 * @param changed after a paste, a drop, or when the field was emptied
 */
export function pasteField(field: HTMLTextAreaElement, note: HTMLElement, changed: () => void): PasteField {
  let held: string | Blob | undefined;
  let pasted = false;
  /** The browser is about to put a paste into the field. */
  let pasting = false;

  const release = (value: string): void => {
    held = undefined;
    field.readOnly = false;
    field.value = value;
    note.replaceChildren();
  };
  const hold = (content: string | Blob, size: number, name: string, end: string): void => {
    release(end);
    held = content;
    field.readOnly = true;
    field.scrollTop = field.scrollHeight;
    note.append(`${name}, ${sizeWords(size)}${end === '' ? '. ' : '; only its end is shown here. '}`, button('Clear', () => {
      release('');
      pasted = false;
      field.focus();
      changed();
    }));
  };
  const take = (file: File): void => {
    pasted = true;
    hold(file, file.size, file.name, '');
    changed();
  };

  field.addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '' && !file) return;
    pasted = true;
    if (text !== '' && text.length <= mostLaidOut && held === undefined) {
      pasting = true;
      return;
    }
    event.preventDefault();
    if (text === '') return take(file!);
    if (text.length > mostLaidOut) hold(text, text.length, 'A long paste', text.slice(-endShown));
    else release(text);
    // Apart from this task, which the browser has filled with fetching the text.
    setTimeout(changed);
  });
  field.addEventListener('input', () => {
    if (pasting) changed();
    pasting = false;
    // What is typed after the paste was deleted is no paste any more.
    if (field.value.trim() === '') pasted = false;
  });
  field.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  field.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) {
      event.preventDefault();
      take(file);
    } else pasted = true;
  });
  return { content: () => held ?? field.value, isPasted: () => pasted };
}

const sizeWords = (size: number): string => (size < 1_000_000 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`);
