import { sql } from 'kysely'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import type { Trx } from '../../server/platform/db.ts'
import type { ExampleEmail, FictionalPhone } from './model.ts'
import { type Area, areas, type Town, towns, zoneCode } from './places.ts'

interface DemoReferent {
  readonly name: string
  readonly role?: string
  readonly phone?: FictionalPhone
  readonly email?: ExampleEmail
}

interface DemoSector {
  readonly code: string
  readonly name: string
  readonly desk: readonly [name: string, phone: FictionalPhone, email: ExampleEmail]
  /** Communes and EPCI; those the demo names nowhere else, by their code. */
  readonly covers: readonly (Town | Area | `${number}`)[]
  readonly referents?: readonly DemoReferent[]
  /** Addresses of the accounts that work there. */
  readonly accounts?: readonly string[]
}

/**
 * The social sectors of the demo. Two communes have none, Le Rozier and Montgreleix: their EPCI is that of the
 * neighbouring département, which an import by EPCI forgets.
 */
const sectors: readonly DemoSector[] = [
  {
    ...{ code: '40-DAX', name: 'Dax', covers: ['grandDax'] },
    desk: ['Centre médico-social de Dax', '05 36 49 60 10', 'cms-dax@landes.levier.example'],
    referents: [
      {
        ...{ name: 'Isabelle Darracq', role: 'assistante sociale, Dax ville' },
        ...{ phone: '05 36 49 60 12', email: 'isabelle.darracq@landes.levier.example' },
      },
      {
        ...{ name: 'Solène Darribère', role: 'assistante sociale, communes autour de Dax' },
        ...{ phone: '05 36 49 60 14', email: 'solene.darribere@landes.levier.example' },
      },
    ],
    accounts: [demoEmails.referent, 'solene.darribere@landes.levier.example'],
  },
  {
    ...{ code: '40-COTE-SUD', name: 'Côte sud', covers: ['maremneAdour', '244000659'] },
    desk: ['Centre médico-social de Saint-Vincent-de-Tyrosse', '05 36 49 60 20', 'cms-tyrosse@landes.levier.example'],
    referents: [{ name: 'Hervé Lassalle', role: 'assistant social', phone: '05 36 49 60 22' }],
  },
  {
    ...{ code: '40-ORTHE', name: 'Pays d’Orthe et Luys', covers: ['ortheEtArrigans', '244000881'] },
    desk: ['Centre médico-social de Peyrehorade', '05 36 49 60 30', 'cms-peyrehorade@landes.levier.example'],
  },
  {
    ...{ code: '40-CHALOSSE', name: 'Chalosse', covers: ['chalosseTursan', '200069631'] },
    desk: ['Centre médico-social de Saint-Sever', '05 36 49 60 40', 'cms-saint-sever@landes.levier.example'],
    referents: [{ name: 'Maïté Dubroca', role: 'référente insertion', phone: '05 36 49 60 42' }],
  },
  {
    ...{ code: '40-TARTAS', name: 'Pays tarusate et morcenais', covers: ['paysTarusate', 'paysMorcenais'] },
    desk: ['Centre médico-social de Tartas', '05 36 49 60 50', 'cms-tartas@landes.levier.example'],
  },
  {
    ...{ code: '40-MONT-DE-MARSAN', name: 'Mont-de-Marsan', covers: ['montDeMarsanAgglomeration'] },
    desk: ['Centre médico-social de Mont-de-Marsan', '05 36 49 60 60', 'cms-montdemarsan@landes.levier.example'],
    referents: [{ name: 'Pascale Brethes', role: 'assistante sociale', phone: '05 36 49 60 62' }],
  },
  {
    ...{ code: '40-ARMAGNAC', name: 'Armagnac et Adour' },
    covers: ['paysDAire', '244000824', '244000774', '200035541'],
    desk: ['Centre médico-social de Villeneuve-de-Marsan', '05 36 49 60 70', 'cms-villeneuve@landes.levier.example'],
  },
  {
    ...{ code: '40-BORN', name: 'Born', covers: ['grandsLacs', '244000543'] },
    desk: ['Centre médico-social de Parentis-en-Born', '05 36 49 60 80', 'cms-parentis@landes.levier.example'],
  },
  {
    ...{ code: '40-HAUTE-LANDE', name: 'Haute Lande', covers: ['coeurHauteLande', '244000857'] },
    desk: ['Centre médico-social de Labouheyre', '05 36 49 60 90', 'cms-labouheyre@landes.levier.example'],
  },
  {
    ...{ code: '48-MENDE', name: 'Mende', covers: ['coeurDeLozere', 'montLozere', '200069102'] },
    desk: ['Centre médico-social de Mende', '04 65 71 60 10', 'cms-mende@lozere.levier.example'],
    referents: [{ name: 'Bernadette Fages', role: 'assistante sociale', phone: '04 65 71 60 12' }],
  },
  {
    ...{ code: '48-LANGOGNE', name: 'Langogne', covers: ['hautAllier'] },
    desk: ['Centre médico-social de Langogne', '04 65 71 60 20', 'cms-langogne@lozere.levier.example'],
    referents: [
      {
        ...{ name: 'Régine Boissonnade', role: 'assistante sociale' },
        ...{ phone: '04 65 71 60 22', email: 'regine.boissonnade@lozere.levier.example' },
      },
    ],
    accounts: ['regine.boissonnade@lozere.levier.example'],
  },
  {
    ...{ code: '48-SAINT-CHELY', name: 'Saint-Chély et Aubrac', covers: ['terresDApcher', 'hautesTerresDeLAubrac'] },
    desk: ['Centre médico-social de Saint-Chély-d’Apcher', '04 65 71 60 30', 'cms-saint-chely@lozere.levier.example'],
  },
  {
    ...{ code: '48-MARVEJOLS', name: 'Marvejols', covers: ['gevaudan', 'aubracLotCaussesTarn'] },
    desk: ['Centre médico-social de Marvejols', '04 65 71 60 40', 'cms-marvejols@lozere.levier.example'],
  },
  {
    ...{ code: '48-FLORAC', name: 'Florac et Cévennes', covers: ['gorgesCaussesCevennes', 'cevennesAuMontLozere'] },
    desk: ['Centre médico-social de Florac', '04 65 71 60 50', 'cms-florac@lozere.levier.example'],
  },
  {
    ...{ code: '15-AURILLAC', name: 'Aurillac', covers: ['bassinDAurillac', 'carlades'] },
    desk: ['Centre médico-social d’Aurillac', '04 65 71 61 10', 'cms-aurillac@cantal.levier.example'],
    referents: [{ name: 'Nicole Bouniol', role: 'assistante sociale', phone: '04 65 71 61 12' }],
  },
  {
    ...{ code: '15-MAURS', name: 'Châtaigneraie', covers: ['chataigneraie'] },
    desk: ['Centre médico-social de Maurs', '04 65 71 61 20', 'cms-maurs@cantal.levier.example'],
  },
  {
    ...{ code: '15-MAURIAC', name: 'Mauriac et Artense' },
    covers: ['paysDeMauriac', 'paysGentiane', 'sumeneArtense', '241501139'],
    desk: ['Centre médico-social de Mauriac', '04 65 71 61 30', 'cms-mauriac@cantal.levier.example'],
  },
  {
    ...{ code: '15-SAINT-FLOUR', name: 'Saint-Flour', covers: ['saintFlourCommunaute', 'hautesTerres'] },
    desk: ['Centre médico-social de Saint-Flour', '04 65 71 61 40', 'cms-saint-flour@cantal.levier.example'],
  },
  {
    ...{ code: '51-REIMS', name: 'Reims', covers: ['reims'] },
    desk: ['Circonscription de la solidarité de Reims', '03 53 01 60 10', 'solidarite-reims@marne.levier.example'],
    referents: [{ name: 'Yasmina Collard', role: 'assistante sociale', phone: '03 53 01 60 12' }],
  },
  {
    ...{ code: '51-GRAND-REIMS', name: 'Couronne de Reims', covers: ['grandReims'] },
    desk: [
      'Circonscription de la solidarité de Tinqueux',
      '03 53 01 60 20',
      'solidarite-tinqueux@marne.levier.example',
    ],
  },
  {
    ...{ code: '51-CHALONS', name: 'Châlons et Suippes', covers: ['chalonsAgglo', '200043438', '200042620'] },
    desk: ['Circonscription de la solidarité de Châlons', '03 53 01 60 30', 'solidarite-chalons@marne.levier.example'],
  },
  {
    ...{
      code: '51-EPERNAY',
      name: 'Épernay et vallée de la Marne',
      covers: ['epernayAgglo', '245100615', '200066850'],
    },
    desk: ['Circonscription de la solidarité d’Épernay', '03 53 01 60 40', 'solidarite-epernay@marne.levier.example'],
    accounts: ['jm.thiebault@marne.levier.example'],
  },
  {
    ...{ code: '51-VITRY', name: 'Vitry et Perthois' },
    covers: ['vitryChampagneEtDer', '200067379', '200042992', '200068666'],
    desk: ['Circonscription de la solidarité de Vitry', '03 53 01 60 50', 'solidarite-vitry@marne.levier.example'],
  },
  {
    ...{
      code: '51-SEZANNE',
      name: 'Sézanne et sud marnais',
      covers: ['sezanneSudOuest', 'brieChampenoise', '245100979'],
    },
    desk: ['Circonscription de la solidarité de Sézanne', '03 53 01 60 60', 'solidarite-sezanne@marne.levier.example'],
  },
  {
    ...{ code: '51-ARGONNE', name: 'Argonne', covers: ['argonneChampenoise'] },
    desk: ['Circonscription de la solidarité de Sainte-Menehould', '03 53 01 60 70', 'argonne@marne.levier.example'],
  },
]

/** Writes them, a commune that is named before the EPCI it is in, and says which accounts work where. */
export async function saveSectors(trx: Trx, at: Date): Promise<void> {
  for (const sector of sectors) await saveSector(trx, sector, at)
}

const codeOf = (place: Town | Area | `${number}`) =>
  place in towns || place in areas ? zoneCode(place as Town) : place

async function saveSector(trx: Trx, { code, name, desk, covers, referents = [], accounts = [] }: DemoSector, at: Date) {
  const departement = code.slice(0, 2)
  const [desk_name, desk_phone, desk_email] = desk
  const { id } = await trx
    .insertInto('sectors')
    .values({ code, name, departement, desk_name, desk_phone, desk_email, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const codes = covers.map(codeOf)
  await sql`insert into sector_communes (commune, sector_id) select code, ${id}::uuid from communes
    where departement = ${departement} and (code = any(${codes}::text[]) or epci = any(${codes}::text[]))
    on conflict (commune) do nothing`.execute(trx)
  for (const [rank, referent] of referents.entries())
    await trx
      .insertInto('sector_referents')
      .values({ sector_id: id, rank, ...referent })
      .execute()
  await sql`update accounts set sector_id = ${id}::uuid where email = any(${accounts}::text[])`.execute(trx)
}
