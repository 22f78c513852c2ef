/** The pages of those who follow somebody together, in one chunk. */
export { PairPage } from './pairs/pair.page.tsx'
export { PairFiguresPage } from './pairs/pairs.figures.page.tsx'
export { PairsPage } from './pairs/pairs.page.tsx'
