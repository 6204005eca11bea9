import { redactSecrets } from '../core/signature/redact.ts';

const key = 'leadline-words';
/** The end of a log says why it ended; more words are not searched for. */
const mostHandedOver = 4000;

/**
 * Gives the words of a paste to the search page of this tab. They stand in no address, have no secrets in them, and are gone from the
 * browser as soon as that page has them.
 */
export function handOver(text: string): void {
  try {
    sessionStorage.setItem(key, redactSecrets(text.slice(-mostHandedOver)).text);
  } catch {
    // Then the search page begins empty.
  }
}

/** What was handed over, once; empty when there is nothing. */
export function takeOver(): string {
  try {
    const text = sessionStorage.getItem(key) ?? '';
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return '';
  }
}
