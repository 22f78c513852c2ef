import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { reachable } from './search.fallback.around.ts'
import { mostMatches } from './search.index.settings.ts'
import type { Around, Tier, WordMatch } from './search.words.ts'
import { type Group, groupsOf, isWhole } from './synonyms.rules.ts'
import { type Pattern, phrasePattern, wordPattern } from './words.patterns.ts'

type Condition = RawBuilder<boolean>
type Text = RawBuilder<string>
type Match = Omit<WordMatch, 'degraded'>

/**
 * Words matched by the database: every word and expression of the question, or its synonyms; nothing found, words like
 * those that no listing has; still nothing, the listings that have the most of them.
 */
export async function matchInDatabase(db: Db, words: readonly string[], around: Around | null): Promise<Match> {
  const groups = groupsOf(words)
  const exact = await haveAll(db, groups, around, hasWord)
  if (exact.length > 0) return present(exact, false)
  const unknown = await unknownWords(db, words)
  const close = unknown.size > 0 ? await haveAll(db, groups, around, hasWordOrLike(unknown)) : []
  if (close.length > 0 || groups.length === 1) return present(close, false)
  return present(await haveMost(db, groups, around), true)
}

const present = (rows: readonly { id: string; tier: Tier }[], relaxed: boolean): Match => ({
  tiers: new Map(rows.slice(0, mostMatches).map(({ id, tier }) => [id, tier])),
  relaxed: relaxed && rows.length > 0,
  totalIsAtLeast: rows.length > mostMatches,
})

const anywhere = sql<string>`match_text`
/** The first line of `match_text`: what a listing is about. */
const about = sql<string>`split_part(match_text, E'\n', 1)`

/** The LIKE finds candidates through the trigram index, the pattern keeps those that have it as words in `text`. */
const has = (text: Text, { part, pattern }: Pattern): Condition =>
  sql`(match_text like ${`%${part}%`} and ${text} ~ ${pattern})`

type WordTest = (text: Text, word: string, isLast: boolean) => Condition

const hasWord: WordTest = (text, word, isLast) => has(text, wordPattern(word, isLast && !isWhole(word)))
const hasWordOrLike =
  (unknown: ReadonlySet<string>): WordTest =>
  (text, word, isLast) =>
    unknown.has(word) ? sql`(${word} <% match_text and ${word} <% ${text})` : hasWord(text, word, isLast)

/** Short words look like too many others. */
const shortestLike = 6

/** Words that no listing has, long enough to be a slip: looking for what is like a common word would take seconds. */
async function unknownWords(db: Db, words: readonly string[]): Promise<ReadonlySet<string>> {
  const long = words.filter((word) => word.length >= shortestLike)
  const known = long.map(
    (word) => sql<boolean>`exists (select from listings
      where state = 'published' and match_text like ${`%${wordPattern(word, false).part}%`})`,
  )
  if (long.length === 0) return new Set()
  const { rows } = await sql<{ known: boolean[] }>`select array[${sql.join(known)}] as known`.execute(db)
  return new Set(long.filter((_, i) => !rows[0]?.known[i]))
}

function hasGroup(text: Text, { words, phrases }: Group, isLast: boolean, hasOne: WordTest): Condition {
  const all = words.map((word, i) => hasOne(text, word, isLast && i === words.length - 1))
  const instead = phrases.map((phrase) => has(text, phrasePattern(phrase)))
  return sql`(${sql.join([sql`(${sql.join(all, sql` and `)})`, ...instead], sql` or `)})`
}

const conditions = (text: Text, groups: readonly Group[], hasOne: WordTest) =>
  groups.map((group, i) => hasGroup(text, group, i === groups.length - 1, hasOne))

/** Not sorted, so that each half ends as soon as it has enough: the second does nothing when the first fills the list. */
async function haveAll(db: Db, groups: readonly Group[], around: Around | null, hasOne: WordTest) {
  const and = sql` and `
  const inTitle = sql.join(conditions(about, groups, hasOne), and)
  const inText = sql.join(conditions(anywhere, groups, hasOne), and)
  const limit = mostMatches + 1
  const { rows } = await sql<{ id: string; tier: Tier }>`
    (select id, 0 as tier from listings where state = 'published' and ${reachable(around)} and ${inTitle} limit ${limit})
    union all
    (select id, 1 as tier from listings
      where state = 'published' and ${reachable(around)} and ${inText} and not (${inTitle}) limit ${limit})
    limit ${limit}`.execute(db)
  return rows
}

/** All groups but one, or at least the most that any listing has. */
async function haveMost(db: Db, groups: readonly Group[], around: Around | null) {
  const tests = conditions(anywhere, groups, hasWord)
  const counts = tests.map((test) => sql`${test}::int`)
  const had = sql<number>`(${sql.join(counts, sql` + `)})`
  const having = (atLeast: number) => sql`
    select id, ${had} as had from listings
    where state = 'published' and ${reachable(around)} and (${sql.join(tests, sql` or `)}) and ${had} >= ${atLeast}`
  const limit = sql`limit ${mostMatches + 1}`
  const { rows } = await sql<{ id: string; had: number }>`
    with almost as (${having(groups.length - 1)} ${limit})
    select * from almost
    union all
    (select * from (${having(1)}) as others where not exists (select from almost) order by had desc ${limit})`.execute(
    db,
  )
  return rows.filter((row) => row.had === rows[0]?.had).map(({ id }) => ({ id, tier: 2 as const }))
}
