/** What other features hang on a demande, fetched when it is wanted. */
export const loadStartPair = () => import('./pairs/pair.start.tsx').then((module) => module.StartPair)
