import '@fontsource-variable/ibm-plex-sans/wdth.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import '@mantine/core/styles.css';
import './app/tokens.css';
import './app/base.css';
import './app/print.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { colourScheme, resolver, theme } from './app/theme.ts';
import { startSession } from './data/entry.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');

createRoot(root).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolver}
    colorSchemeManager={colourScheme}
    defaultColorScheme="auto"
  >
    <App />
  </MantineProvider>,
);

void startSession();

// The desktop app has its files with it; the web client keeps them for the time without a network.
if (import.meta.env.PROD && !window.sitebook && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => {
    console.warn('Sitebook will not open without a network here:', error);
  });
}
