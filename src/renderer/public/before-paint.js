// Sets what everything is drawn by before anything is painted: the colour scheme (the key is the one of app/theme.ts)
// and the density (state/layout.ts), so that a dark or a large start does not flash.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem('sitebook.colour-scheme');
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  try {
    root.setAttribute('data-density', JSON.parse(localStorage.getItem('sitebook.layout') || '{}').state.density);
  } catch {
    root.setAttribute('data-density', 'normal'); // nobody has set anything on this laptop yet
  }
})();
