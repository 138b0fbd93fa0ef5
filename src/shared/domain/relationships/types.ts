/**
 * Typed links between two assets. One row, read both ways. `impact` says which way trouble travels:
 * `to-from`: if the target stops, the source is hit; `from-to`: the other way; `none`: neither.
 */
export const RELATIONSHIP_TYPES = {
  'depends-on': { label: 'depends on', inverse: 'used by', impact: 'to-from' },
  'runs-on': { label: 'runs on', inverse: 'runs', impact: 'to-from' },
  'hosted-on': { label: 'hosted on', inverse: 'hosts', impact: 'to-from' },
  contains: { label: 'contains', inverse: 'contained by', impact: 'from-to' },
  'member-of': { label: 'member of', inverse: 'has member', impact: 'none' },
  'connects-to': { label: 'connects to', inverse: 'connected by', impact: 'to-from' },
  'powered-by': { label: 'powered by', inverse: 'powers', impact: 'to-from' },
  'backed-up-by': { label: 'backed up by', inverse: 'backs up', impact: 'none' },
  'licensed-by': { label: 'licensed by', inverse: 'licenses', impact: 'to-from' },
  'protected-by': { label: 'protected by', inverse: 'protects', impact: 'none' },
  'documented-by': { label: 'documented by', inverse: 'documents', impact: 'none' },
  'managed-by': { label: 'managed by', inverse: 'manages', impact: 'none' },
} as const;

export type RelationshipType = keyof typeof RELATIONSHIP_TYPES;

/** Whether the link means the same in either direction: a cable has no first end. */
export const isMutual = (type: RelationshipType): boolean => type === 'connects-to';

export const relationshipTypes = Object.keys(RELATIONSHIP_TYPES) as [RelationshipType, ...RelationshipType[]];
