import type { DocumentSeed } from './document-seed.ts';
import { NETWORK_DOCUMENTS } from './documents-network.ts';
import { SYSTEM_DOCUMENTS } from './documents-systems.ts';
import { WORKPLACE_DOCUMENTS } from './documents-workplace.ts';

/** The library of the demo office: 24 runbooks and articles. */
export const DOCUMENTS: readonly DocumentSeed[] = [...NETWORK_DOCUMENTS, ...SYSTEM_DOCUMENTS, ...WORKPLACE_DOCUMENTS];
