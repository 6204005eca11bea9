export type Theme = 'light' | 'dark';
const key = 'leadline-theme';

/** The reader's own choice; `undefined` means the system's. Storage may be refused under `file://`. */
export function storedTheme(): Theme | undefined {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : undefined;
  } catch {
    return undefined;
  }
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // The choice then lasts for this page.
  }
}
