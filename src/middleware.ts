import { defineMiddleware } from 'astro:middleware';

/** In the renderer the caller gives `locals.page`; in `npm run dev` they are looked up here. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV) {
    const { respondInDev } = await import('./integrations/dev-respond.ts');
    return respondInDev(context, next);
  }
  try {
    return await next();
  } catch (error) {
    // Astro would print it and answer with its own error page; the caller wants the error itself.
    context.locals.failure = error;
    return new Response(null, { status: 204 });
  }
});
