import { useCallback, useRef, useState } from 'react';
import type { Panel } from './band.tsx';

/** What is open below the band. On closing, the focus goes back to where it was. */
export function usePanel() {
  const [panel, setPanel] = useState<Panel>(null);
  const opener = useRef<Element | null>(null);
  const open = useCallback((next: Panel) => {
    opener.current = document.activeElement;
    setPanel(next);
  }, []);
  const close = useCallback(() => {
    setPanel(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
  return { panel, open, close };
}
