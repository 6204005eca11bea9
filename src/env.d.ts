/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends Mutable<import('./integrations/locals.ts').PageLocals> {
    /** Set by the middleware when the page threw. */
    failure?: unknown;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
