const form = document.querySelector<HTMLFormElement>('form[data-filter]');
if (form) {
  const items = [...document.querySelectorAll<HTMLElement>('.cards > li')].map((item) => ({ item, text: item.textContent.toLowerCase() }));
  const count = form.querySelector('[data-count]');
  const none = document.querySelector<HTMLElement>('[data-none]');
  const names = ['component', 'severity', 'status'];

  const filter = () => {
    const data = new FormData(form);
    const words = String(data.get('words') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of items) {
      const fits = words.every((word) => text.includes(word))
        && names.every((name) => !data.get(name) || item.dataset[name] === data.get(name));
      item.hidden = !fits;
      if (fits) shown++;
    }
    if (count) count.textContent = `${shown} of ${items.length}`;
    if (none) none.hidden = shown > 0;
    remember(data);
  };

  /** The filter stands in the fragment, so that a link to the list keeps it; under `file://` nothing else of the address may change. */
  const remember = (data: FormData) => {
    const set = new URLSearchParams([...data].filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)]));
    history.replaceState(null, '', set.size > 0 ? `#${set}` : location.pathname + location.search);
  };

  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  filter();
}
