import type { Evidence, FoundVersion } from '../core/evidence/evidence.ts';
import { mayHaveEvidence, mayNameVersions, needsContext } from '../core/evidence/signs.ts';
import type { Catalogue } from '../node/catalogue.ts';

/** What a text holds beside its log lines. */
export interface SeenEvidence {
  readonly evidence: readonly Evidence[];
  /** Versions by product that narrow the answer: those that were asked for, then those that the text names. */
  readonly versions: Readonly<Record<string, string>> | undefined;
  /** Which of them the text named. */
  readonly named: readonly FoundVersion[];
}

/**
 * Reads the evidence in a text. The readers are loaded, and the orders and records that a stack is set beside, only where the text has
 * something for them; for any other log this looks for a few words and is done.
 */
export async function evidenceIn(text: string, catalogue: Catalogue, asked: Readonly<Record<string, string>> | undefined): Promise<SeenEvidence> {
  const hasEvidence = mayHaveEvidence(text);
  if (!hasEvidence && !mayNameVersions(text)) return { evidence: [], versions: asked, named: [] };
  const { versions, named } = (await import('../core/evidence/narrowing.ts')).narrowing(text, asked);
  return {
    evidence: hasEvidence ? await read(text, catalogue, versions) : [],
    versions: Object.keys(versions).length > 0 ? versions : undefined,
    named,
  };
}

async function read(text: string, catalogue: Catalogue, versions: Readonly<Record<string, string>>): Promise<Evidence[]> {
  const { readEvidence } = await import('../core/evidence/read-evidence.ts');
  if (!needsContext(text)) return readEvidence(text, undefined, versions);
  const { evidenceContext } = await import('../core/evidence/context.ts');
  const [orders, incidents] = await Promise.all([
    Promise.all(catalogue.startupOrders.map((card) => catalogue.startupOrder(card))),
    Promise.all(catalogue.incidents.map((card) => catalogue.incident(card))),
  ]);
  return readEvidence(text, evidenceContext(orders, incidents), versions);
}
