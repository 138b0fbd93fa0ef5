import { type Clock, isoTime } from '#shared/lib/clock.ts';
import type { SyncStore } from './sync-store.ts';

/**
 * When something happened, by office time as far as this device can tell (S18): office time at the last contact
 * plus what a forward-only clock counted since, while the app kept running; after a restart the device's own
 * time plus the last known difference.
 */
export class EventTime {
  private anchor: { office: number; elapsed: number } | null = null;
  private offsetMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly store: SyncStore,
  ) {}

  async load(): Promise<void> {
    this.offsetMs = (await this.store.read((tables) => tables.meta.get('clockOffsetMs'))) ?? 0;
  }

  /** The office told its time just now. Kept on disk only when the difference moved by more than a second. */
  async heard(officeTime: string): Promise<void> {
    const office = Date.parse(officeTime);
    this.anchor = { office, elapsed: this.clock.elapsed() };
    const offset = office - this.clock.now();
    const hasMoved = Math.abs(offset - this.offsetMs) > 1000;
    this.offsetMs = offset;
    await this.store.write(async (tables) => {
      if (hasMoved) await tables.meta.set('clockOffsetMs', offset);
      await tables.meta.set('lastContactAt', officeTime);
    });
  }

  now(): string {
    const ms = this.anchor
      ? this.anchor.office + (this.clock.elapsed() - this.anchor.elapsed)
      : this.clock.now() + this.offsetMs;
    return isoTime(Math.round(ms));
  }

  /** The device's own wall clock, which is kept beside the event time. */
  deviceNow(): string {
    return isoTime(this.clock.now());
  }
}
