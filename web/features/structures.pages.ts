/** The pages of structures and of what brings two into one, in one chunk. */
export { ClaimPage } from './structures/claim.page.tsx'
export { ListingMergePage } from './structures/listing.merge.page.tsx'
export { OwnStructurePage } from './structures/own-structure.page.tsx'
export { MergePage } from './structures/structure.merge.page.tsx'
export { StructurePage } from './structures/structure.page.tsx'
export { StructuresPage } from './structures/structures.page.tsx'
