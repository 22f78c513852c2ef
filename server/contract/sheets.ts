import { type Static, Type } from 'typebox'
import { CommuneCode, Email, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Phone } from './listings.ts'
import { Token } from './sign-in.ts'
import { sheetLimits } from './vocabulary.sheets.ts'

const text = (longest: number) =>
  Type.String({ maxLength: longest, ...refusal('too-long', `Dites-le en ${longest} signes au plus.`) })

const SheetLine = Obj({ id: Uuid, note: Nullable(text(sheetLimits.note)) })

/** A sheet as its adviser wrote it: which listings, in what order, with what to say of each. Nothing of the person. */
const content = {
  listings: Type.Array(SheetLine, {
    minItems: 1,
    maxItems: sheetLimits.listings,
    ...refusal('no-listing', `Mettez de 1 à ${sheetLimits.listings} ressources sur la feuille.`),
  }),
  bring: Nullable(text(sheetLimits.bring)),
  /** Where the person lives, as it was searched for: for the title and the référent social. */
  commune: Nullable(CommuneCode),
}
export const SheetContent = Obj(content)
export type SheetContent = Static<typeof SheetContent>

/** What anybody may read of a listing: of its structure the desk, of its intervenants nothing. */
export const SheetFacts = Obj({
  title: Type.String(),
  structure: Type.String(),
  phone: Nullable(Phone),
  email: Nullable(Type.String()),
  website: Nullable(Type.String()),
  /** «14 rue des Lavandières, 40100 Dax»; null: nowhere in particular. */
  place: Nullable(Type.String()),
  remote: Type.Boolean(),
  /** One line of the timetable each. */
  hours: Type.Array(Type.String()),
  /** «Fermé du 23 déc. au 3 janv.» */
  closure: Nullable(Type.String()),
})
export type SheetFacts = Static<typeof SheetFacts>

/** In the order asked. `facts` are null once it is no longer proposed; of what took its place when it was merged. */
const SheetListing = Obj({ id: Type.String(), note: Nullable(Type.String()), facts: Nullable(SheetFacts) })
export type SheetListing = Static<typeof SheetListing>

/** The desk of the social sector in charge of the commune, «CMS de Dax»: none of its référents. */
const SheetSector = Obj({ name: Type.String(), phone: Nullable(Phone) })
export type SheetSector = Static<typeof SheetSector>

const facts = {
  listings: Type.Array(SheetListing),
  bring: Nullable(Type.String()),
  /** Name of the commune. */
  place: Nullable(Type.String()),
  sector: Nullable(SheetSector),
}

/** The sheet as it will be printed, sent or shown. */
export const SheetPreview = Obj({
  ...facts,
  author: Obj({ name: Type.String(), organisation: Nullable(Type.String()) }),
  /** What looks like somebody’s data, in the words of which listing; null: in what to bring. */
  warnings: Type.Array(Obj({ id: Nullable(Type.String()), text: Type.String() })),
})
export type SheetPreview = Static<typeof SheetPreview>

/** What somebody without an account reads. */
export const SharedSheet = Obj({ ...facts, expiresAt: Instant })
export type SharedSheet = Static<typeof SharedSheet>

/** `failed`: it will not be tried again. */
const SheetMail = Obj({ id: Type.String(), state: Type.Enum(['sending', 'sent', 'failed']) })
export type SheetMail = Static<typeof SheetMail>

const own = { id: Type.String(), createdAt: Instant, expiresAt: Instant }
/** A sheet that its adviser shows: its link is known to who made it only. */
const OwnSheet = Obj({ ...own, titles: Type.Array(Type.String()), withNotes: Type.Boolean() })
export type OwnSheet = Static<typeof OwnSheet>

const toShare = {
  ...content,
  /** Show the notes too, and what to bring. */
  withNotes: Type.Boolean(),
  /** Read again: what looks like somebody’s data is not. */
  confirmed: Type.Optional(Type.Boolean()),
}

const whoMeetsPeople = { adviser: null, referent: null } as const
const hourly = { max: 60, minutes: 60 } as const
const byId = Obj({ id: Uuid })

export const sheetsApi = {
  'POST /api/sheets/preview': {
    access: whoMeetsPeople,
    summary: 'A sheet as it would be printed, with what looks like personal data in it; keeps nothing',
    body: SheetContent,
    response: { 200: SheetPreview },
  },
  'POST /api/sheets/mails': {
    access: whoMeetsPeople,
    summary: 'Mail a sheet to an address that is forgotten on delivery, or after 24 hours',
    limit: { max: 30, minutes: 60 },
    body: Obj({ ...content, email: Email }),
    response: { 201: SheetMail },
  },
  'GET /api/sheets/mails/:id': {
    access: whoMeetsPeople,
    summary: 'Whether a sheet one mailed has left; never to whom',
    params: byId,
    response: { 200: SheetMail },
  },
  'GET /api/sheets': {
    access: whoMeetsPeople,
    summary: 'The sheets one shows at the moment',
    response: { 200: Obj({ sheets: Type.Array(OwnSheet) }) },
  },
  'POST /api/sheets': {
    access: whoMeetsPeople,
    summary: 'Show a sheet to whoever has its link, for 7 days',
    limit: hourly,
    body: Obj(toShare),
    /** `url`: the address with its token, which is kept nowhere. */
    response: { 201: Obj({ ...own, url: Type.String() }) },
  },
  'PUT /api/sheets/:id': {
    access: whoMeetsPeople,
    summary: 'Change what a link of one’s own shows, until the day it was made for',
    params: byId,
    body: Obj(toShare),
    response: { 200: Obj(own) },
  },
  'DELETE /api/sheets/:id': {
    access: whoMeetsPeople,
    summary: 'Show a sheet no longer: its link opens nothing',
    params: byId,
    response: { 204: Type.Null() },
  },
  'POST /api/sheets/read': {
    access: 'public',
    summary: 'What a link shows: public facts of its listings, as they stand',
    limit: { max: 600, minutes: 15 },
    body: Obj({ token: Token }),
    response: { 200: SharedSheet },
  },
} as const
