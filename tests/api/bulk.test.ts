import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import {
  alteredWorkbook,
  bulkOf,
  goodColumns,
  linesCsv,
  sent,
  utf8Csv,
  windowsCsv,
  workbook,
  workbookBytes,
} from '../support/tables.ts'

const it = useApp({ engine: false })
let bulk: ReturnType<typeof bulkOf>
beforeAll(async () => {
  const { id } = await aStructure(it.deps.db)
  bulk = bulkOf(it, await it.signIn(await anAccount(it.deps.db, { role: 'partner', structureId: id })))
})

const cells = (...rows: string[][]) => rows.map((row) => row.map((value) => ({ value })))
const table = cells(['Titre', 'Téléphone'], ['Permis', '05 36 49 01 42'])

describe('who may not', () => {
  test.each(['adviser', 'referent'] as const)('a table is refused to %s', async (role) => {
    const other = bulkOf(it, await it.signIn(role))
    for (const answer of [await other.read(linesCsv({})), await other.check(linesCsv({}))])
      expect([answer.status, answer.code]).toEqual([403, 'forbidden'])
  })

  test('a partner imports for no other structure', async () => {
    const { id } = await aStructure(it.deps.db)
    const answer = await bulk.check(linesCsv({}), { structureId: id })
    expect([answer.status, answer.code]).toEqual([403, 'beyond-territory'])
  })

  test('an admin says for which structure, one of its territory', async () => {
    const admin = await anAccount(it.deps.db, { role: 'admin', departements: ['51'] })
    const other = bulkOf(it, await it.signIn(admin))
    expect(await other.check(linesCsv({}))).toMatchObject({ status: 400, code: 'structure-needed' })
    const { id } = await aStructure(it.deps.db)
    expect(await other.check(linesCsv({}), { structureId: id })).toMatchObject({
      status: 403,
      code: 'beyond-territory',
    })
    const { id: here } = await aStructure(it.deps.db, { commune: '51454' })
    expect(await other.check(linesCsv({}), { structureId: here })).toMatchObject({ status: 200 })
  })
})

describe('a file is refused, with what to do,', () => {
  const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), Buffer.alloc(600)])
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
  const lines = (count: number) => utf8Csv(`Titre\n${'Permis\n'.repeat(count)}`)
  const columns = (count: number) =>
    utf8Csv(`${Array.from({ length: count }, (_, at) => `Titre ${at}`).join(';')}\n${'x;'.repeat(count)}`)

  test.each([
    ['when it is empty', sent('vide.csv', Buffer.alloc(0)), 'no-lines'],
    ['when it has titles only', utf8Csv('Titre;Téléphone\n;\n'), 'no-lines'],
    ['when it is a PDF with another name', sent('fiches.xlsx', pdf), 'not-a-table'],
    ['when it is a picture', sent('fiches.csv', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')), 'not-a-table'],
    ['when it is anything', sent('fiches.csv', Buffer.from([0, 1, 2, 3, 250, 251, 0, 7])), 'not-a-table'],
    ['when it is a web page', utf8Csv('<html><table><tr><td>Titre</td></tr></table></html>'), 'not-a-table'],
    ['when it is of the former Excel', sent('fiches.xls', old), 'old-format'],
    ['when a password protects it', sent('fiches.xlsx', locked), 'password'],
    ['when its name says macros', sent('fiches.xlsm', Buffer.from('PK')), 'has-macros'],
    ['when it is a broken archive', sent('fiches.xlsx', Buffer.from('PK\u0003\u0004abcdef')), 'unreadable-workbook'],
    ['when a quote is never closed', utf8Csv('Titre;Texte\nPermis;"ouvert\nEncore;x'), 'unreadable-csv'],
    ['above 500 lines', lines(501), 'too-many-lines'],
    ['above 60 columns', columns(61), 'too-many-columns'],
    ['above 20,000 signs in a cell', utf8Csv(`Titre;x\nPermis;${'a'.repeat(20_001)}`), 'cell-too-long'],
  ])('%s', async (_when, file, code) => {
    const answer = await bulk.read(file)
    expect([answer.status, answer.code]).toEqual([400, code])
    expect(answer.fields.content).toBe(answer.message)
    expect(answer.message).toMatch(/^[A-ZÀÉ].*\.$/)
  })

  test('500 lines and 60 columns are taken', async () => {
    expect(await bulk.read(lines(500))).toMatchObject({ status: 200, lines: 500 })
    expect((await bulk.read(columns(60))).columns).toHaveLength(60)
  })

  test('above 5 MB, wherever it is noticed', async () => {
    const heavy = (bytes: number) => bulk.read(sent('fiches.csv', Buffer.alloc(bytes, 'a')))
    expect(await heavy(5_000_001)).toMatchObject({
      status: 413,
      code: 'too-large',
      message: 'Ce fichier dépasse 5 Mo.',
    })
    expect(await heavy(6_000_000)).toMatchObject({ status: 413, code: 'too-large' })
    expect(await heavy(5_000_000)).toMatchObject({ status: 400 })
  })

  test('when macros are inside, whatever its name', async () => {
    const withMacros = await alteredWorkbook(table, (parts) => ({ ...parts, 'xl/vbaProject.bin': 'Sub Auto_Open()' }))
    expect(await bulk.read(sent('fiches.xlsx', withMacros))).toMatchObject({ status: 400, code: 'has-macros' })
  })

  test('when it is another kind of archive', async () => {
    const other = await alteredWorkbook(table, () => ({ 'content.xml': '<x/>', mimetype: 'application/vnd.oasis' }))
    expect(await bulk.read(sent('fiches.ods', other))).toMatchObject({ status: 400, code: 'not-a-table' })
  })

  test('when it unpacks to far more than it weighs, whether it says so or lies', async () => {
    const bomb = await alteredWorkbook(table, (parts) => ({ ...parts, 'xl/sharedStrings.xml': ' '.repeat(30_000_000) }))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await bulk.read(sent('fiches.xlsx', bomb))).toMatchObject({ status: 400, code: 'unpacks-too-large' })
    const size = Buffer.alloc(4)
    size.writeUInt32LE(30_000_000)
    const lie = Buffer.from(
      Buffer.from(bomb).toString('latin1').replaceAll(size.toString('latin1'), '\x10\0\0\0'),
      'latin1',
    )
    expect(lie.equals(Buffer.from(bomb))).toBe(false)
    expect((await bulk.read(sent('fiches.xlsx', lie))).status).toBeLessThan(500)
  })

  test('when a cell far away would fill the memory', async () => {
    const far = await alteredWorkbook(table, (parts) => {
      const sheet = parts['xl/worksheets/sheet1.xml']!
      return { ...parts, 'xl/worksheets/sheet1.xml': sheet.replace('r="B2"', 'r="ZZZZZZZ2"') }
    })
    expect(await bulk.read(sent('fiches.xlsx', far))).toMatchObject({ status: 400, code: 'unreadable-workbook' })
    expect(await bulk.read(await workbook(table))).toMatchObject({ status: 200 })
  })

  test('the deflated body of an archive alone is none', async () => {
    const raw = deflateRawSync(Buffer.from(await workbookBytes(table)))
    expect((await bulk.read(sent('fiches.xlsx', raw))).status).toBe(400)
  })
})

describe('a file is read', () => {
  const text = 'Titre;Tél.;Détail\nAide à l’œuvre;05 36 49 01 42;"Deux lignes\net un ; dedans"\n'
  const expected = [
    { title: 'Titre', field: 'nom', examples: ['Aide à l’œuvre'] },
    { title: 'Tél.', field: 'contact_1_telephone' },
    { title: 'Détail', field: 'description', examples: ['Deux lignes et un ; dedans'] },
  ]
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

  test.each([
    ['in Windows-1252, as French Excel writes it', windowsCsv(text), 'Windows-1252, séparateur point-virgule'],
    ['in UTF-8', utf8Csv(text), 'UTF-8, séparateur point-virgule'],
    ['in UTF-8 with its mark', utf8Csv(`\ufeff${text}`), 'UTF-8, séparateur point-virgule'],
    ['in UTF-16', sent('a.csv', utf16), 'UTF-16, séparateur point-virgule'],
    ['in UTF-16 without its mark', sent('a.csv', utf16.subarray(2)), 'UTF-16, séparateur point-virgule'],
    ['with tabulations', utf8Csv(text.replace(/;(?! dedans)/g, '\t')), 'UTF-8, séparateur tabulation'],
    ['with commas', utf8Csv(text.replace(/;(?! dedans)/g, ',')), 'UTF-8, séparateur virgule'],
  ])('%s', async (_how, file, readAs) => {
    const answer = await bulk.read(file)
    expect(answer).toMatchObject({ status: 200, kind: 'csv', readAs, lines: 1, columns: expected })
  })

  test('from a workbook: numbers, dates, yes or no, and the value formulas last had', async () => {
    const bytes = await alteredWorkbook(
      [
        ['Titre', 'CP', 'Gratuit', 'Somme'].map((value) => ({ value })),
        [
          { value: 'Permis' },
          { value: 40100, type: Number },
          { value: true, type: Boolean },
          { value: 3, type: Number },
        ],
      ],
      (parts) => {
        const sheet = parts['xl/worksheets/sheet1.xml']!
        const withFormula = sheet.replace(/<c r="D2"([^>]*)><v>3<\/v>/, '<c r="D2"$1><f>1+2</f><v>3</v>')
        return { ...parts, 'xl/worksheets/sheet1.xml': withFormula }
      },
    )
    const { columns } = await bulk.read(sent('fiches.xlsx', bytes))
    expect(columns.map(({ examples }: { examples: string[] }) => examples[0])).toEqual(['Permis', '40100', 'oui', '3'])
    expect(columns.map(({ field }: { field: string }) => field)).toEqual(['nom', 'code_postal', 'frais', null])
  })

  test('telling titles that are missing or twice, a title above them, and lines that are too long', async () => {
    const { notices, titlesLine, columns } = await bulk.read(
      utf8Csv('Nos ateliers 2026;;;\n\nTitre;Lieu;Lieu;\nAtelier;Dax;Dax;x\nAutre;Dax;Dax;y;z\n'),
    )
    expect(titlesLine).toBe(3)
    expect(columns).toHaveLength(3)
    expect(notices).toEqual([
      'Les titres ont été lus à la ligne 3.',
      'Le titre « Lieu » est là plusieurs fois : colonnes B, C.',
      'Plus de cellules que de titres : lignes 4, 5.',
    ])
  })

  test('from the model itself, where only the example is', async () => {
    const headers = await it.signIn('partner')
    for (const kind of ['csv', 'xlsx']) {
      const { rawPayload } = await it.app.inject({ url: `/api/bulk/model.${kind}`, headers })
      const file = sent(`modele.${kind}`, rawPayload)
      const { columns, lines } = await bulk.read(file)
      const fields = columns.map(({ field }: { field: string }) => field)
      expect([lines, fields.length, fields.includes(null)]).toEqual([1, 32, false])
      const { lines: checked } = await bulk.check(file, { columns: fields })
      expect(checked).toMatchObject([{ line: 2, outcome: 'example', problems: [] }])
    }
  })
})

test('the columns of a check are those of the file, each field once, one of them the title', async () => {
  const refusals = [
    [{ columns: goodColumns.slice(1) }, 'columns-changed'],
    [{ columns: goodColumns.map((_, at) => (at < 2 ? 'nom' : null)) }, 'same-field-twice'],
    [{ columns: goodColumns.map(() => null) }, 'title-needed'],
    [{ columns: goodColumns.map(() => 'inconnu') }, 'unknown-field'],
  ] as const
  for (const [more, code] of refusals) expect(await bulk.check(linesCsv({}), more)).toMatchObject({ status: 400, code })
})
