import OpeningHours, { type opening_hours } from 'opening_hours'
import { keep } from '../../platform/bounded.ts'

// Public holidays are those of the whole country; the région only has to exist for the library.
const france = { lat: 46.6, lon: 2.4, address: { country_code: 'fr', state: 'Centre-Val de Loire' } }

/** A string takes 0.6 ms to parse and 39 kB to keep (1,896 real ones, Node 24): 500 are 20 MB. */
const kept = 500
/** The longest of 1,896 real strings has 270 characters; far beyond, parsing takes seconds. */
const longest = 500

/** As the picker keeps a day that is not right yet, `Mo ?14:00-`: the library would read past the sign. */
const unfinished = /(?:^|; )[A-Z][a-z] \?/

const parsed = new Map<string, opening_hours | null>()

function parse(raw: string): opening_hours | null {
  if (raw.length > longest || unfinished.test(raw)) return null
  try {
    return new OpeningHours(raw, france)
  } catch {
    // What is not in the OSM syntax is shown as it was written.
    return null
  }
}

/**
 * Opening hours of the OSM syntax, or null. The library reads and returns the local fields of a Date: give it the wall
 * clock of `wallClock`.
 */
export const openingHours = (raw: string): opening_hours | null =>
  parsed.get(raw) ?? keep(parsed, raw, parse(raw), kept)

/** Why hours cannot be published; null: they can. */
export function hoursSentence(raw: string): string | null {
  if (unfinished.test(raw)) return 'Les heures d’un jour sont à corriger.'
  return openingHours(raw) ? null : 'Ces horaires ne se lisent pas. Choisissez les jours et les heures.'
}

const holidays = new OpeningHours('PH', france)
export const isHoliday = (wall: Date) => holidays.getState(wall)
