// Sets the colour scheme on <html> before anything is painted. The key is the one of app/theme.ts.
(() => {
  const chosen = localStorage.getItem('sitebook.colour-scheme');
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
