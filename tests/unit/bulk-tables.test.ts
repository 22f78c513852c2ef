import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../server/features/bulk/bulk.columns.ts'
import { csvFile } from '../../server/platform/csv.ts'
import { readCsv, separatorOf } from '../../server/platform/tables/csv.ts'
import { columnLetter, type Table, tableOf } from '../../server/platform/tables/table.ts'

const read = (text: string) => readCsv(Buffer.from(text))

// What a person may type in a cell; a leading apostrophe is the mark of what was neutralised.
const cell = fc
  .string({ unit: fc.constantFrom(...'abcé ’€;,\t"\n=+-@1€œÉ'), maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => !text.startsWith("'"))
const title = fc.stringMatching(/^[a-zé]{1,8}$/)

test('any table our own files are written with reads back the same', () => {
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.record({
        titles: fc.array(title, { minLength: width, maxLength: width }),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      }),
    )
    .filter(({ rows }) => rows.some((row) => row.some(Boolean)))
  fc.assert(
    fc.property(tables, ({ titles, rows }) => {
      const table = read(csvFile([titles, ...rows]))
      expect(table.titles).toEqual(titles)
      expect(table.rows.map(({ cells }) => cells)).toEqual(rows.filter((row) => row.some(Boolean)))
    }),
  )
})

test('lines are numbered as the spreadsheet does, empty ones and line ends in cells included', () => {
  const { rows } = read('Titre;Texte\n\n"Un\ndeux\ntrois";x\n;\nFin;y\n')
  expect(rows.map(({ line }) => line)).toEqual([3, 5])
})

test.each([
  ['a;b;c\n1;2;3', ';'],
  ['a,b,c\n1,2,3', ','],
  ['a\tb\n1\t2', '\t'],
  ['sep=,\na,b', ','],
  ['titre;texte\nx;"un, deux, trois, quatre"', ';'],
  ['seul', ';'],
])('the separator of %j is %j', (text, separator) => expect(separatorOf(text)).toBe(separator))

test('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 59].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'BH'])
})

describe('a column is', () => {
  const table = (titles: string[], ...rows: string[][]): Table => tableOf('csv', '', [titles, ...rows])
  const fieldsOf = (...titles: string[]) =>
    columnsOf(table(['Titre', ...titles], ['x']))
      .map(({ field }) => field)
      .slice(1)

  test('known by its title, other words for it, or its data·inclusion name', () => {
    expect(fieldsOf('TÉLÉPHONE *', 'Adresse e-mail', 'Ville', 'zone_eligibilite', 'lien_mobilisation')).toEqual([
      'contact_1_telephone',
      'contact_1_courriel',
      'commune',
      'zone_eligibilite',
      'lien_mobilisation',
    ])
    expect(fieldsOf('Modalités et conditions d’accès au service')).toEqual(['conditions_acces'])
  })

  test('the second person’s when the first has one already, and nothing the third time', () => {
    expect(fieldsOf('Tél', 'Portable', 'Mobile')).toEqual(['contact_1_telephone', 'contact_2_telephone', null])
    expect(fieldsOf('Ville', 'Commune')).toEqual(['commune', null])
  })

  test('guessed by what it contains when its title says nothing', () => {
    const rows = ['05 36 49 01 42', '05 36 49 01 43'].map((phone, at) => [
      'x',
      phone,
      `a${at}@b.example`,
      'https://c.example',
      '40100',
    ])
    const columns = columnsOf(table(['Titre', 'Q1', 'Q2', 'Q3', 'Q4'], ...rows)).slice(1)
    expect(columns.map(({ field }) => field)).toEqual([
      'contact_1_telephone',
      'contact_1_courriel',
      'lien_mobilisation',
      'code_postal',
    ])
    expect(columns.every(({ because }) => because !== null)).toBe(true)
  })

  test('left aside otherwise', () =>
    expect(fieldsOf('Notes internes', 'Budget 2026', '')).toEqual([null, null, null].slice(0, 2)))
})
