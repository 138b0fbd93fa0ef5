import { useNavigate } from '@tanstack/react-router';
import { search } from '#renderer/data/search.ts';
import { isListed, LIST_OF } from '#renderer/parts/record-link.tsx';
import { useScans } from '#renderer/parts/shortcuts.ts';
import { usePalette } from '#renderer/state/palette.ts';

/**
 * A USB scanner opens what it reads, on every page: a tag, a serial, a number, a hardware address, or an address with
 * a record's id in it. Several records with the code are shown to choose from; for an unknown one a new asset is
 * offered. In a field the code is typed like any text; in the palette's it opens the record.
 */
export function useScanner(): void {
  const navigate = useNavigate();
  const show = usePalette((state) => state.show);
  useScans((scanned) => {
    const code = scanned.trim();
    if (code === '') return;
    void search(code, { isExact: true, limitPerKind: 2 }).then(({ hits }) => {
      const [hit, other] = hits;
      if (!hit) show({ typed: code, unknown: code });
      else if (other || !isListed(hit.collection)) show({ typed: code });
      else void navigate({ to: LIST_OF[hit.collection].one, params: { id: hit.id } });
    });
  });
}
