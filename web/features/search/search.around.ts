/** What stands on both sides of the list where there is room: it comes after it on a small screen. */
export { Filters } from './search.filters.tsx'
export { NothingOpen } from './search.nothing-open.tsx'
