const key = 'leadline-paste';

/**
 * Keeps a paste for this tab, so that it gets from the home page to the search page, and survives Back and reload, without
 * standing in an address, where servers and histories would keep it.
 *
 * @returns false when the browser refuses to store anything
 */
export function keepPaste(text: string): boolean {
  try {
    sessionStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** The kept paste; empty when there is none. */
export function keptPaste(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function forgetPaste(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}
