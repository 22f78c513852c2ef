import { describe, expect, test } from 'vitest'
import { buildDirectory } from '../../server/features/communes/communes.directory.ts'
import { oppositionsOf } from '../../server/features/oppositions/oppositions.rules.ts'
import { readSectors } from '../../server/features/sectors/sectors.lines.ts'
import { planOf, type SectorWhole } from '../../server/features/sectors/sectors.plan.ts'
import { checkedTexts, heldBy } from '../../server/features/sectors/sectors.rules.ts'
import { readCsv } from '../../server/platform/tables/csv.ts'

const commune = (code: string, nom: string, postalCode: string, epci: string | null, population = 1000) => ({
  ...{ code, nom, departement: code.slice(0, 2), region: '75', epci, population, codesPostaux: [postalCode] },
  ...{ latitude: 44, longitude: 0, approximate: false },
})
const directory = buildDirectory({
  departements: [
    { code: '40', nom: 'Landes', region: '75' },
    { code: '64', nom: 'Pyrénées-Atlantiques', region: '75' },
  ],
  epcis: [
    { code: '244000675', nom: 'CA du Grand Dax' },
    { code: '246400000', nom: 'CC des Deux Rives' },
  ],
  communes: [
    commune('40088', 'Dax', '40100', '244000675', 20_000),
    commune('40279', 'Saint-Paul-lès-Dax', '40990', '244000675', 13_000),
    commune('40100', 'Estibeaux', '40290', null, 700),
    commune('40313', 'Tartas', '40400', null, 3000),
    commune('40500', 'Rive Gauche', '40555', '246400000', 300),
    commune('64500', 'Rive Droite', '64640', '246400000'),
    commune('64102', 'Bayonne', '64100', null, 50_000),
  ],
  former: [{ code: '40300', nom: 'Vieille-Dax', commune: '40088', codesPostaux: [] }],
})
const nobody = oppositionsOf([])
const head =
  'Code du secteur;Nom du secteur;Accueil (CMS);Téléphone;Courriel;Commune ou EPCI;Référent;Téléphone du référent'
const read = (lines: readonly string[], titles = head) =>
  readSectors(readCsv(Buffer.from([titles, ...lines].join('\n'))), {
    ...{ departement: '40', directory, oppositions: nobody, elsewhere: new Set(['64-BAYONNE']) },
  })
const line = (place: string, code = 'DAX') => `${code};;;;;${place};;`
const communesOf = (lines: readonly string[]) =>
  Object.fromEntries(read(lines).wanted.map(({ code, communes }) => [code, [...communes].sort()]))
const said = (lines: readonly string[]) => read(lines).lines.map(({ problems, notes }) => [...problems, ...notes])

describe('a territory', () => {
  test.each([
    ['40088', ['40088']],
    ['Dax', ['40088']],
    ['DAX (40)', ['40088']],
    ['st paul les dax', ['40279']],
    ['244 000 675', ['40088', '40279']],
    ['CA du Grand Dax', ['40088', '40279']],
    ['Grand Dax', ['40088', '40279']],
    ['Dax, Tartas', ['40088', '40313']],
    ['Dax | 40313', ['40088', '40313']],
    ['40990', ['40279']],
    ['Autre nom (40100)', ['40100']],
  ])('«%s» is read', (text, codes) => {
    expect(communesOf([line(text)])).toEqual({ DAX: codes })
  })

  test.each([
    ['40300', '40300 est une ancienne commune : comprise comme Dax (40).'],
    ['Vieille-Dax', '« Vieille-Dax » compris : Dax (40).'],
    ['40100', '40100 est lu comme un code INSEE : Estibeaux (40). C’est aussi un code postal.'],
    ['40990', '« 40990 » compris comme un code postal : Saint-Paul-lès-Dax (40).'],
    ['Deux Rives', '« CC des Deux Rives » : seulement 1 de ses 2 communes : les autres sont d’un autre département.'],
    ['Daxe', 'Nous ne trouvons ni commune ni EPCI pour « Daxe ».'],
    ['Bayonne', 'Bayonne (64) n’est pas de ce département.'],
  ])('«%s» is told how it is understood', (text, sentence) => {
    expect(said([line(text)])).toEqual([[sentence]])
  })

  test('named by itself is taken out of its EPCI, whatever the order of the lines', () => {
    for (const lines of [
      [line('Grand Dax'), line('Dax', 'VILLE')],
      [line('Dax', 'VILLE'), line('Grand Dax')],
    ])
      expect(communesOf(lines)).toEqual({ DAX: ['40279'], VILLE: ['40088'] })
    expect(said([line('Grand Dax'), line('Dax', 'VILLE')])).toEqual([
      ['CA du Grand Dax sans Dax (ligne 3, VILLE), d’un autre secteur.'],
      [],
    ])
  })

  test('named for two sectors is of the first, and the other line is left aside', () => {
    const { lines, wanted } = read([line('Dax'), line('40300', 'AUTRE'), line('Tartas', 'AUTRE')])
    expect(lines.map(({ refused }) => refused)).toEqual([false, true, false])
    expect(lines[1]!.problems).toEqual(['Déjà d’un autre secteur de ce fichier : Dax (ligne 2, DAX).'])
    expect(wanted.map(({ communes }) => [...communes])).toEqual([['40088'], ['40313']])
  })
})

describe('a sector', () => {
  test('is said once for all its lines, and another word of it is told', () => {
    const { wanted, lines } = read([
      'dax;Dax;CMS de Dax;05 36 49 60 10;CMS@Landes.example;Dax;Isabelle Darracq;536496012',
      'DAX;Dax;CMS de Saint-Paul;;;Saint-Paul-lès-Dax;Solène Darribère;',
      'DAX;;;;;;Isabelle  Darracq;',
    ])
    expect(wanted).toHaveLength(1)
    expect(wanted[0]).toMatchObject({
      code: 'DAX',
      details: { name: 'Dax', deskName: 'CMS de Dax', deskPhone: '+33536496010', deskEmail: 'cms@landes.example' },
    })
    expect(wanted[0]!.referents!.map(({ name }) => name)).toEqual(['Isabelle Darracq', 'Solène Darribère'])
    expect(lines[1]!.notes).toEqual(['« CMS de Saint-Paul » est laissé : la ligne 2 dit autre chose du même secteur.'])
  })

  test.each([
    [';Dax;;;;Dax;;', true, 'Il manque le code du secteur.'],
    [
      '64-bayonne;Dax;;;;Dax;;',
      true,
      'Le code « 64-BAYONNE » est celui d’un secteur d’un autre département : donnez-en un autre.',
    ],
    ['EXEMPLE-1;Dax;;;;Dax;;', true, 'Ligne d’exemple du modèle, ignorée.'],
    ['DAX;Dax;;pas un numéro;;Dax;;', false, '« pas un numéro » n’est pas un numéro de téléphone : laissé.'],
    ['DAX;Dax;;;pas une adresse;Dax;;', false, '« pas une adresse » n’est pas une adresse e-mail : laissé.'],
    ['DAX;Dax;;;;Dax;;05 36 49 60 12', false, 'Ce référent n’a pas de nom : laissé.'],
    [
      'DAX;Dax;;;;Dax;;;;de trop',
      false,
      'Cette ligne a plus de cellules que de titres : vérifiez les points-virgules.',
    ],
  ])('of line %s is told, refused: %s', (text, refused, sentence) => {
    expect(read([text, line('Tartas', 'T')]).lines[0]).toMatchObject({ refused })
    expect(said([text, line('Tartas', 'T')])[0]).toEqual([sentence])
  })

  test('loses the référent whose contact was opposed, and a formula stays text', () => {
    const oppositions = { ...nobody, none: false, telephone: (number: string) => number === '+33536496012' }
    const table = readCsv(Buffer.from(`${head}\nDAX;'=1+1;;;;Dax;Isabelle Darracq;05 36 49 60 12`))
    const { wanted, lines } = readSectors(table, { departement: '40', directory, oppositions, elsewhere: new Set() })
    expect(wanted[0]).toMatchObject({ referents: [], details: { name: '=1+1' } })
    expect(lines[0]!.problems).toEqual(['Quelqu’un s’est opposé à ce que ce contact paraisse : laissé.'])
  })

  test('needs a column for its code and one for its territory; others are told', () => {
    expect(() => read(['Dax;Dax'], 'Nom;Commune')).toThrow('Il manque la colonne « Code du secteur »')
    expect(() => read(['Dax;Dax'], 'Code;Nom')).toThrow('Il manque la colonne « Commune ou EPCI »')
    const { notices, wanted } = read(['DAX;40088;;Fermé'], 'Code secteur;Code INSEE;SIREN EPCI;Remarque')
    expect(notices).toEqual(['Colonnes laissées de côté : « Remarque ».'])
    expect([...wanted[0]!.communes]).toEqual(['40088'])
  })
})

describe('what an import does', () => {
  const sector = (code: string, communes: string[], more: Partial<SectorWhole> = {}): SectorWhole => ({
    ...{ id: code.toLowerCase(), code, name: code, communes: new Set(communes), accounts: 0, requests: 0 },
    ...{ desk: { name: 'CMS', phone: '+33536496010', email: null }, referents: [] },
    ...more,
  })
  const now = [
    sector('DAX', ['40088', '40279']),
    sector('TARTAS', ['40313']),
    sector('TENU', ['40100'], { accounts: 2 }),
  ]
  const plan = (lines: readonly string[], removeAbsent = false, titles = 'Code;Nom;Téléphone;Commune') =>
    planOf(read(lines, titles), now, { departement: '40', directory, removeAbsent })
  const kinds = ({ changes }: ReturnType<typeof plan>) => changes.map(({ code, kind }) => `${code} ${kind}`)

  test('is nothing when the file says what is there', () => {
    const { writes, moves, lost, ...rest } = plan(['DAX;DAX;05 36 49 60 10;Grand Dax'])
    expect(writes).toEqual([])
    expect([moves, lost]).toEqual([[], []])
    expect(kinds({ writes, moves, lost, ...rest })).toEqual(['DAX same', 'TARTAS absent', 'TENU absent'])
  })

  test('is told field by field, with what moves, what is lost, and the gap', () => {
    const done = plan(['DAX;Grand Dax;;Dax', 'NEUF;Neuf;;Tartas'])
    expect(done.changes[0]).toEqual({
      ...{ code: 'DAX', name: 'Grand Dax', kind: 'changed' },
      details: ['Nom : Grand Dax au lieu de DAX', 'Téléphone : retiré', '1 commune de moins : Saint-Paul-lès-Dax'],
    })
    expect(done.changes[1]).toEqual({ code: 'NEUF', name: 'Neuf', kind: 'added', details: ['1 commune, 0 référent'] })
    expect(done.moves).toEqual(['Tartas : de « TARTAS » à « Neuf »'])
    expect(done.lost).toEqual(['Saint-Paul-lès-Dax'])
    expect(done.without).toEqual({ communes: 2, population: 13_300 })
  })

  test('takes away sectors that are not in the file when asked, but those that are held or named in a wrong line', () => {
    const done = plan(['NEUF;Neuf;;Dax', 'TARTAS;;;Nulle part'], true)
    expect(kinds(done)).toEqual(['NEUF added', 'DAX removed', 'TENU absent'])
    expect(done.changes[2]!.details).toEqual(['Gardé : 2 comptes y travaillent.'])
    expect(done.removed).toEqual(['dax'])
  })

  test('leaves alone what no column of the file says', () => {
    const { writes } = plan(['DAX;Tartas'], false, 'Code;Commune')
    expect(writes[0]).toMatchObject({ name: 'DAX', desk: { name: 'CMS', phone: '+33536496010' } })
    expect([...writes[0]!.communes]).toEqual(['40313'])
  })
})

test('what holds a sector is said', () => {
  expect(heldBy({ accounts: 0, requests: 0 })).toBeNull()
  expect(heldBy({ accounts: 1, requests: 2 })).toBe('1 compte y travaille, 2 demandes y sont en cours.')
})

test('what is typed is kept as it is dialled and written, and told field by field when it is wrong', () => {
  const typed = {
    name: ' Dax ',
    desk: { name: '', phone: '05.36.49.60.10', email: 'CMS@Landes.example' },
    referents: [{ name: 'Isabelle Darracq', role: null, phone: null, email: null }],
  }
  expect(checkedTexts(typed, nobody)).toMatchObject({
    ...{ name: 'Dax', desk: { name: null, phone: '+33536496010', email: 'cms@landes.example' } },
  })
  const wrong = {
    name: '',
    desk: { name: null, phone: '12', email: 'x' },
    referents: [{ ...typed.referents[0]!, name: ' ' }],
  }
  const refusal = () => checkedTexts(wrong, nobody)
  expect(refusal).toThrow(
    expect.objectContaining({
      code: 'invalid-sector',
      fields: expect.objectContaining({
        name: 'Donnez un nom au secteur.',
        'desk.email': expect.any(String),
        'referents.0.name': expect.any(String),
      }),
    }),
  )
})
