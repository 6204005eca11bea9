/** What version ranges are written for. Apart from the schema, so that a page can read versions without it. */
export const products = ['docker', 'containerd', 'runc', 'kubernetes', 'linux', 'compose', 'buildkit'] as const;

export type Product = (typeof products)[number];

/** Daemons have the versions of the product that they come with. */
export const productOfDaemon = { dockerd: 'docker', containerd: 'containerd' } as const;

/** The product that a word names, a daemon's name included. */
export function productOf(word: string): Product | undefined {
  return products.find((product) => product === (word === 'dockerd' ? productOfDaemon.dockerd : word));
}
