import { Ajv } from 'ajv'
import { parsePhoneNumberFromString as parseByShape } from 'libphonenumber-js'
import { parsePhoneNumberFromString as parseByPlan } from 'libphonenumber-js/max'
import { Email } from '../../contract/fields.ts'

// Numbers written without prefix: metropolitan France first, then the départements and territories with their own code.
const regions = ['FR', 'RE', 'GP', 'GF', 'MQ', 'YT', 'PM', 'NC', 'PF'] as const

// 15, 115, 116 006, 3939, 1014: emergency and public service numbers, valid as they are (ARCEP numbering plan).
const shortNumber = /^(?:1\d{1,2}|10\d{2}|11[68]\d{3}|3\d{3})$/

const parts = (raw: string) => [raw, ...raw.split(/[/;,\n]| ou | et /)].map((part) => part.trim())

/** The first number in a text as it is dialled from anywhere, `+33536490142`; short numbers as they are; null when none. */
export function phoneOf(raw: string): string | null {
  for (const part of parts(raw)) {
    const digits = part.replace(/[\s.]/g, '')
    if (shortNumber.test(digits)) return digits
    for (const region of regions) {
      const phone = parseByPlan(part, region)
      if (phone?.isValid()) return phone.number
    }
    // Ranges the plan leaves empty: newly opened ones, those kept for fiction.
    const likely = parseByShape(part, 'FR')
    if (likely?.isValid()) return likely.number
  }
  return null
}

const isEmail = new Ajv({ strict: false }).compile<string>(Email)

/** The first e-mail address in a text, in lower case; null when there is none. */
export function emailOf(raw: string): string | null {
  const found = raw
    .replace(/^mailto:/i, '')
    .split(/[\s;,]+/)
    .find((part) => isEmail(part))
  return found?.toLowerCase() ?? null
}
