import { Column } from './column.ts';

/**
 * What is known of the documents and of the records they lead to, besides their words. A document is a record or what
 * hangs on one (a note on a ticket); a target is a record with a page.
 */
export class Catalogue {
  readonly documentIds: string[] = [];
  readonly targetIds: string[] = [];
  /** By document: where it leads; -1 when it is gone. */
  readonly leadsTo = new Column();
  /** By document: its collection. */
  readonly kind = new Column();
  /** By target: its own document; -1 while it is not here. */
  readonly own = new Column();
  /** By target: the targets of its client and its site. */
  readonly client = new Column();
  readonly site = new Column();
  /** By target: when it was last written, in minutes since 1970; whether it needs somebody; words of its name. */
  readonly minute = new Column();
  readonly isOpen = new Column();
  readonly nameWords = new Column();
  private readonly documents = new Map<string, number>();
  private readonly targets = new Map<string, number>();
  private present = 0;

  /** How many records with a page are here. */
  get size(): number {
    return this.present;
  }

  addDocument(id: string, kind: number, target: number): number {
    const document = this.documentIds.push(id) - 1;
    this.documents.set(id, document);
    this.kind.set(document, kind);
    this.leadsTo.set(document, target);
    return document;
  }

  /** Names a document as its target's own: the record is here. */
  takeIn(target: number, document: number): void {
    if (this.own.get(target) < 0) this.present++;
    this.own.set(target, document);
  }

  dropDocument(id: string): void {
    const document = this.documents.get(id);
    if (document === undefined) return;
    const target = this.leadsTo.get(document);
    this.documents.delete(id);
    this.leadsTo.set(document, -1);
    if (this.own.get(target) !== document) return;
    this.own.set(target, -1);
    this.present--;
  }

  /** The target with this id, here or not yet. */
  target(id: string): number {
    const known = this.targets.get(id);
    if (known !== undefined) return known;
    const target = this.targetIds.push(id) - 1;
    this.targets.set(id, target);
    return target;
  }

  /** The record with this id that is here, or -1. */
  presentTarget(id: string): number {
    const target = this.targets.get(id) ?? -1;
    return this.own.get(target) >= 0 ? target : -1;
  }
}
