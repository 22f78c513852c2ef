/** What other features hang on a demande, fetched when it is wanted. */
export const loadPairBegin = () => import('./pairs/pair.begin.tsx').then((module) => module.PairBegin)
