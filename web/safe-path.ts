/**
 * The page to go to after signing in: on this site only, whatever an address says. Browsers drop tabs and line breaks
 * when they read an address, so `/\t/ailleurs` leads to another site as `//ailleurs` does.
 */
export const safePath = (path: string | null | undefined) =>
  path && /^\/(?![/\\\s])/.test(path) && !path.startsWith('/connexion') ? path : '/'
