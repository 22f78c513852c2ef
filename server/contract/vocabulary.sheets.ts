/** How much a sheet holds: two sides of an A4, and signs of each text. */
export const sheetLimits = { listings: 12, note: 120, bring: 300 } as const
