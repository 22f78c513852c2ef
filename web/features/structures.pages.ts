/** The pages of structures, of what brings two into one, and of social sectors, in one chunk. */
export { SectorsImportPage } from './sectors/sectors.import.page.tsx'
export { SectorsPage } from './sectors/sectors.page.tsx'
export { ClaimPage } from './structures/claim.page.tsx'
export { ListingMergePage } from './structures/listing.merge.page.tsx'
export { OwnStructurePage } from './structures/own-structure.page.tsx'
export { MergePage } from './structures/structure.merge.page.tsx'
export { StructurePage } from './structures/structure.page.tsx'
export { StructuresPage } from './structures/structures.page.tsx'
