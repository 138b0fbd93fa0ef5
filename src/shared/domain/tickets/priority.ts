export const LEVELS = ['high', 'medium', 'low'] as const;
export type Level = (typeof LEVELS)[number];
export type Priority = 1 | 2 | 3 | 4 | 5;

/** Priority by impact (row) and urgency (column): the office's default matrix (domain.md section 3). */
export const PRIORITY_MATRIX: Record<Level, Record<Level, Priority>> = {
  high: { high: 1, medium: 2, low: 3 },
  medium: { high: 2, medium: 3, low: 4 },
  low: { high: 3, medium: 4, low: 5 },
};

/** The priority that impact and urgency give. */
export const priorityFor = (impact: Level, urgency: Level): Priority => PRIORITY_MATRIX[impact][urgency];

/** The impact to offer for an asset of this criticality (1 is the most critical). */
export const defaultImpact = (criticality: number): Level =>
  criticality <= 1 ? 'high' : criticality === 2 ? 'medium' : 'low';

/** How a ticket's priority is held: what it follows from, and what somebody decided instead, with the reason. */
export interface PriorityValue {
  impact: Level;
  urgency: Level;
  override: Priority | null;
  reason: string;
  /** Derived: the override, or what the matrix gives. Recomputed on every write. */
  level: Priority;
}

/** The same value with its level recomputed. */
export const withLevel = (value: PriorityValue): PriorityValue => ({
  ...value,
  level: value.override ?? priorityFor(value.impact, value.urgency),
});

/** Whether somebody decided against the matrix: shown as a flag beside the priority. */
export const deviates = (value: PriorityValue): boolean =>
  value.override !== null && value.override !== priorityFor(value.impact, value.urgency);
