/**
 * A French number as it is read, in pairs: `0465710520`, `04.65.71.05.20`, `+33 4 65 71 05 20` → `04 65 71 05 20`. What
 * is none, or not whole yet, stays as it was typed.
 */
export function inPairs(typed: string): string {
  const text = typed.trim()
  if (!/^[\d\s.\-()+\u00a0\u202f]+$/.test(text)) return typed
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '')
  const national = /^(?:\+|00)/.test(text) ? digits.replace(/^(?:00)?33(?=[1-9]\d{8}$)/, '0') : digits
  return /^0[1-9]\d{8}$/.test(national) ? national.match(/\d\d/g)!.join(' ') : typed
}
