/** What other features hang on a demande, fetched when it is wanted. */
export const loadPairStart = () => import('./pairs/pair.begin.tsx').then((module) => module.PairBegin)
