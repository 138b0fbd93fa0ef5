import { t } from '#renderer/words/t.ts';
import { RELATIONSHIP_TYPES, type RelationshipType, relationshipTypes } from '#shared/domain/relationships/types.ts';

/** A relationship read from one of its ends. */
export interface RelationLabel {
  /** What it is chosen by. */
  value: string;
  type: RelationshipType;
  /** Whether the asset it is read from is the end the record calls `toId`. */
  isInverse: boolean;
  label: string;
  /** What it is called from the other end. */
  other: string;
}

/** All twelve types from both sides, in the order in which they are shown. */
export const RELATION_LABELS: readonly RelationLabel[] = relationshipTypes.flatMap((type) => {
  const [label, inverse] = [t(RELATIONSHIP_TYPES[type].label), t(RELATIONSHIP_TYPES[type].inverse)];
  return [
    { value: type, type, isInverse: false, label, other: inverse },
    { value: `${type} inverse`, type, isInverse: true, label: inverse, other: label },
  ];
});

export const relationLabel = (type: RelationshipType, isInverse: boolean): RelationLabel =>
  RELATION_LABELS.find((one) => one.type === type && one.isInverse === isInverse) as RelationLabel;
