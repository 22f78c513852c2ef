import type { ComponentProps } from 'preact'
import { Ways } from './pairs/ways.tsx'
import { SectorLine } from './sectors/sector.line.tsx'

/** The référent social of a commune, and the ways that lead to them. */
export const CommuneLine = (props: Omit<ComponentProps<typeof SectorLine>, 'children'>) => (
  <SectorLine {...props}>{(known) => <Ways known={known} />}</SectorLine>
)
