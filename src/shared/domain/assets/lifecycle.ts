/** The life of an asset, and the moves that are legal from each state. */
export const ASSET_LIFECYCLE = {
  planned: { label: 'Planned', to: ['in-stock', 'installed', 'disposed'] },
  'in-stock': { label: 'In stock', to: ['installed', 'in-maintenance', 'retired', 'missing', 'disposed'] },
  installed: { label: 'Installed', to: ['in-maintenance', 'in-stock', 'retired', 'missing'] },
  'in-maintenance': { label: 'In maintenance', to: ['installed', 'in-stock', 'retired', 'missing'] },
  retired: { label: 'Retired', to: ['in-stock', 'disposed', 'missing'] },
  missing: { label: 'Missing', to: ['in-stock', 'installed', 'in-maintenance', 'retired', 'disposed'] },
  disposed: { label: 'Disposed', to: [] },
} as const satisfies Record<string, { label: string; to: readonly string[] }>;

export type AssetLife = keyof typeof ASSET_LIFECYCLE;
export const assetLives = Object.keys(ASSET_LIFECYCLE) as [AssetLife, ...AssetLife[]];

/** Whether an asset may go from one state to the other. Staying is always legal. */
export const canMoveAsset = (from: AssetLife, to: AssetLife): boolean =>
  from === to || (ASSET_LIFECYCLE[from].to as readonly string[]).includes(to);
