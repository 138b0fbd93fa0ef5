import { NETWORK_INCIDENTS } from './incidents-network.ts';
import { SYSTEM_INCIDENTS } from './incidents-systems.ts';
import { WORKPLACE_INCIDENTS } from './incidents-workplace.ts';
import type { IncidentTemplate } from './ticket-templates.ts';

/** All incidents the demo office knows. */
export const INCIDENTS: readonly IncidentTemplate[] = [
  ...NETWORK_INCIDENTS,
  ...SYSTEM_INCIDENTS,
  ...WORKPLACE_INCIDENTS,
];
