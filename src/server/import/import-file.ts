import type { ImportDoor, ImportedFile } from '#server/importing.ts';
import { importEventLog } from './event-log.ts';
import { EVENT_LOG_COLUMNS } from './event-log-rows.ts';
import { importInventory } from './inventory.ts';
import { readInventory } from './inventory-file.ts';
import { type ImportReport, unreadable } from './report.ts';

const FORMATS =
  'an incident event log (CSV with number, incident_state, opened_at, impact, urgency, priority ...) and a GLPI inventory (JSON of a network device, a computer or a printer)';

/**
 * Imports a file, its format told by its content (domain.md section 8). Good rows go in, bad ones are named with line
 * and reason, nothing of a bad one is written; the same file again changes nothing.
 */
export async function importFile(door: ImportDoor, file: ImportedFile): Promise<ImportReport> {
  const content = file.content.replace(/^\uFEFF/, '');
  if (content.trim() === '') return unreadable('The file is empty; nothing was written.');
  if (content.includes('\0')) {
    return unreadable(
      'The file is not UTF-8 text (it looks like UTF-16 or a binary file). Save it as UTF-8 and import it again; nothing was written.',
    );
  }
  if (content.includes('\uFFFD')) {
    return unreadable(
      'The file is not UTF-8 text: some of its characters cannot be read. Save it as UTF-8 and import it again; nothing was written.',
    );
  }
  if (content.trimStart().startsWith('{')) {
    const inventory = readInventory(content);
    return inventory.ok ? importInventory(door, inventory.value) : unreadable(inventory.error);
  }
  const heading = content
    .slice(0, content.indexOf('\n') + 1 || content.length)
    .split(',')
    .map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const missing = EVENT_LOG_COLUMNS.filter((name) => !heading.includes(name));
  if (missing.length === 0) return importEventLog(door, content);
  if (missing.length < EVENT_LOG_COLUMNS.length) {
    return unreadable(
      `This looks like an event log of incidents without the columns ${missing.join(', ')}; nothing was written.`,
    );
  }
  return unreadable(`The format is not known; nothing was written. Sitebook reads ${FORMATS}.`);
}
