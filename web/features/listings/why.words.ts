/** What fits on a row beside the two other reasons. */
const roomy = 20

const unrestricted = 'Sans condition de résidence'

const brief: Readonly<Record<string, (text: string) => string>> = {
  // The part of the coverage the person lives in is enough.
  coverage: (text) => (text === unrestricted ? 'Où que l’on habite' : text.replace(/ et \d+ autres? \p{L}+$/u, '')),
  public: (text) =>
    text.length <= roomy ? text : capital(text.replace(/^Pour /, '')).replace(/ et (\d+) autres publics$/, ', +$1'),
}

const capital = (text: string) => {
  const named = text.replace(/^les /, '').replace(/ et les /, ' et ')
  return named.charAt(0).toUpperCase() + named.slice(1)
}

/** A reason on one line: «Couvre le Grand Dax et 2 autres intercommunalités» → «Couvre le Grand Dax», «Pour les familles et les actifs» → «Familles et actifs». */
export const briefly = (code: string, text: string) => brief[code]?.(text) ?? text
