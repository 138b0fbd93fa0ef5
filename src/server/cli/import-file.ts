import type { ImportFile } from '#server/importing.ts';

export const importFile: ImportFile = async () => ({});
