import { useState } from 'preact/hooks'

type Texts = Readonly<Record<string, string>>

export interface Remarks {
  /** Those open, by field, empty ones included. */
  readonly asked: Texts
  /** The sentence beside a remark that says nothing. */
  readonly errors: Texts
  toggle(field: string): void
  write(field: string, text: string): void
  /** Puts the focus back where it was opened from; one that says nothing goes away. */
  close(field: string): void
  /** Opens the first one, or this one; puts the focus there. */
  begin(field: string): void
  /** What there is to send; null, with the focus on what is wrong, when there is nothing or one says nothing. */
  ready(fallback: string): Texts | null
}

/** Kept while the page is: going to the next one and back loses nothing. */
const drafts = new Map<string, Texts>()

// Once Preact has put it in the page.
const focus = (selector: string) => setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus())
const focusField = (field: string) => focus(`#remarque-${field}`)

export const forgetRemarks = (id: string) => drafts.delete(id)

/** What is asked to be corrected in a revision, while it is being written. */
export function useRemarks(id: string): Remarks {
  const [asked, setAsked] = useState<Texts>(drafts.get(id) ?? {})
  const [errors, setErrors] = useState<Texts>({})
  const put = (texts: Texts) => {
    drafts.set(id, texts)
    setAsked(texts)
    setErrors({})
  }
  const without = (field: string) => Object.fromEntries(Object.entries(asked).filter(([name]) => name !== field))
  const open = (field: string) => {
    if (asked[field] === undefined) put({ ...asked, [field]: '' })
    focusField(field)
  }
  return {
    asked,
    errors,
    toggle: (field) => (asked[field] === undefined ? open(field) : put(without(field))),
    write: (field, text) => put({ ...asked, [field]: text }),
    close: (field) => {
      if (!asked[field]?.trim()) put(without(field))
      focus(`[data-remark="${field}"]`)
    },
    begin: (field) => open(Object.keys(asked)[0] ?? field),
    ready: (fallback) => {
      const fields = Object.keys(asked)
      const blank = fields.find((field) => !asked[field]!.trim())
      if (fields.length > 0 && !blank) return asked
      if (blank) setErrors({ [blank]: 'Dites ce qu’il faut corriger, ou refermez cette remarque.' })
      if (blank) focusField(blank)
      else open(fallback)
      return null
    },
  }
}
