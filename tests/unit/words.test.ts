import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acronyms } from '../../server/features/listings/words.acronyms.ts'
import { engineSynonyms, groupsOf, isWhole } from '../../server/features/search/synonyms.rules.ts'
import { phrasePattern, wordPattern } from '../../server/features/search/words.patterns.ts'
import { contentWords } from '../../server/features/search/words.rules.ts'

const found = (word: string, text: string, mayGoOn = false) => {
  const { part, pattern } = wordPattern(word, mayGoOn)
  return text.includes(part) && new RegExp(pattern.replace('\\m', '\\b').replaceAll('\\M', '\\b')).test(text)
}

describe('the words of a question', () => {
  it('lose accents, capitals, elisions and the words that say nothing', () => {
    expect(contentWords("Je cherche de l’aide d’urgence à l'École")).toEqual(['aide', 'urgence', 'ecole'])
  })

  it('keep nothing of a syntax: quotes, signs, control characters, minus', () => {
    expect(contentWords('"permis" -voiture \u0000 state = \'published\' OR %_\\')).toEqual([
      'permis',
      'voiture',
      'state',
      'published',
      'or',
    ])
  })

  it('are ten at most, each once, and none endless', () => {
    expect(contentWords(Array.from({ length: 40 }, (_, i) => `mot${i}`).join(' '))).toHaveLength(10)
    expect(contentWords('permis permis')).toEqual(['permis'])
    expect(contentWords(`${'x'.repeat(150)} permis`)).toEqual(['permis'])
  })

  it.each(['', '   ', 'le la de', 'l’ d’', '!!! ???', '"'])('are refused when nothing is left: «%s»', (q) => {
    expect(() => contentWords(q)).toThrow(expect.objectContaining({ statusCode: 400, code: 'only-stop-words' }))
  })

  it('are letters and digits whatever is typed, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (q) => {
        try {
          for (const word of contentWords(q)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        } catch (error) {
          expect(error).toMatchObject({ code: 'only-stop-words' })
        }
      }),
    )
  })
})

describe('synonyms', () => {
  it('lead from an acronym to its name and back', () => {
    const table = engineSynonyms()
    expect(table.fsl).toContain('fonds de solidarite pour le logement')
    expect(table['fonds solidarite logement']).toContain('fsl')
  })

  it('lead from everyday words to what listings write, not back', () => {
    const table = engineSynonyms()
    expect(table.nounou).toContain('garde d enfants')
    expect(table['garde enfants'] ?? []).not.toContain('nounou')
  })

  it('never lead to themselves', () => {
    for (const [key, phrases] of Object.entries(engineSynonyms())) expect(phrases).not.toContain(key)
  })

  it('have no acronym of two letters, which would mean everything', () => {
    expect(Object.keys(acronyms).filter((acronym) => acronym.length < 3)).toEqual([])
  })

  it('are found in a question as the longest expression', () => {
    expect(groupsOf(['banque', 'alimentaire', 'dax'])).toEqual([
      { words: ['banque', 'alimentaire'], phrases: expect.arrayContaining(['epicerie solidaire']) },
      { words: ['dax'], phrases: [] },
    ])
  })

  it('keep acronyms whole, and let other words go on', () => {
    expect([isWhole('caf'), isWhole('fsl'), isWhole('vel'), isWhole('logement')]).toEqual([true, true, false, false])
  })
})

describe('a word looked for in the database', () => {
  it.each([
    ['logement', 'un logement', true],
    ['logement', 'des logements', true],
    ['logements', 'un logement', true],
    ['permis', 'preparer un permis', true],
    ['sociaux', 'un logement social', true],
    ['social', 'des logements sociaux', true],
    ['bus', 'en bus', true],
    ['bus', 'un budget', false],
    ['caf', 'la caf de dax', true],
    ['caf', 'un cafe sante', false],
    ['don', 'donner du temps', false],
    ['mobilite', 'immobilite', false],
  ])('«%s» in «%s»: %s', (word, text, expected) => {
    expect(found(word, text)).toBe(expected)
  })

  it('may be the beginning of a longer one when it is the last', () => {
    expect(found('addicto', 'csapa addictologie', true)).toBe(true)
    expect(found('addicto', 'csapa addictologie')).toBe(false)
  })

  it('must be folded: a sign would be syntax', () => {
    expect(() => wordPattern('a.*', false)).toThrow()
    expect(() => phrasePattern('100%')).toThrow()
  })
})
