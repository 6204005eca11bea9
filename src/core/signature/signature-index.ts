/** What `src/exporters` writes and a page reads to name a paste. */
export interface SignatureIndex {
  /** By `serialiseSignatures`. */
  readonly signatures: string;
  /** What a verdict shows of each record, by its id. */
  readonly records: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
}
