import { useState } from 'preact/hooks'
import type { SearchAnswer } from '../../../server/contract/search.ts'
import { defaultRadius, modesAccueil, type Public, publics, radii } from '../../../server/contract/vocabulary.ts'
import { number } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Check, Group, Radio, Segmented } from '../../ui/choice.tsx'
import { ofCommune } from '../communes/communes.words.ts'
import { changed, type Search, toggled } from './search.address.ts'
import styles from './search.filters.module.css'
import { accueilLabels, dispoLabels, publicLabel } from './search.sentences.ts'

interface Props {
  search: Search
  answer: SearchAnswer
  onSearch: (search: Search) => void
}

/** The column of filters, each choice with how many listings it gives. */
export function Filters({ search, answer, onSearch }: Props) {
  const { place, facets, expired } = answer
  const change = (change: Partial<Search>) => onSearch(changed(search, change))
  return (
    <>
      {place && (
        <Segmented
          legend={`Autour ${ofCommune(place.name)}, en km`}
          value={search.rayon || String(defaultRadius)}
          options={radii.map((radius) => ({ value: String(radius), label: String(radius), unit: '\u00a0km' }))}
          onChange={(rayon) => change({ rayon: rayon === String(defaultRadius) ? '' : rayon })}
        />
      )}
      <Publics ticked={search.publics} counts={facets.public} onChange={(publics) => change({ publics })} />
      <Group legend="Accueil">
        {['', ...Object.keys(modesAccueil).reverse()].map((mode) => (
          <Radio
            key={mode}
            name="accueil"
            label={accueilLabels[mode] ?? mode}
            checked={search.accueil === mode}
            count={mode ? (facets.accueil[mode] ?? 0) : undefined}
            onChange={() => change({ accueil: mode })}
          />
        ))}
      </Group>
      <Rooms ticked={search.dispo} counts={facets.dispo} onChange={(dispo) => change({ dispo })} />
      <Group legend="Pratique">
        <Check
          label="Gratuit"
          checked={search.frais === 'gratuit'}
          count={facets.frais.gratuit ?? 0}
          onChange={(checked) => change({ frais: checked ? 'gratuit' : '' })}
        />
        {(expired.total > 0 || search.perimees) && (
          <Check
            label="Avec les non confirmées"
            checked={search.perimees}
            count={expired.total}
            onChange={(perimees) => change({ perimees })}
          />
        )}
      </Group>
    </>
  )
}

interface TickedProps {
  ticked: readonly string[]
  counts: Readonly<Record<string, number>>
  onChange: (publics: readonly string[]) => void
}

const shown = 6
/** «Tous publics» is on any listing that suits everybody: asking for it would only hide the others. */
const offered = (Object.keys(publics) as Public[]).filter((code) => code !== 'tous-publics')

/** The publics with answers, most first; those ticked are always in sight. */
function Publics({ ticked, counts, onChange }: TickedProps) {
  const [all, setAll] = useState(false)
  const countOf = (code: string) => counts[code] ?? 0
  const useful = offered.filter((code) => countOf(code) > 0).sort((a, b) => countOf(b) - countOf(a))
  const known: string[] = all ? useful : useful.slice(0, shown)
  const more = useful.length - known.length
  const codes = [...known, ...ticked.filter((code) => !known.includes(code))]
  if (codes.length === 0) return null
  return (
    <Group legend="Public">
      {codes.map((code) => (
        <Check
          key={code}
          label={publicLabel(code)}
          checked={ticked.includes(code)}
          count={countOf(code)}
          onChange={() => onChange(toggled(ticked, code))}
        />
      ))}
      {(more > 0 || all) && (
        <Button kind="text" class={styles.more ?? ''} onClick={() => setAll(!all)}>
          {all ? 'Moins de publics' : `${number(more)} ${more > 1 ? 'autres publics' : 'autre public'}`}
        </Button>
      )}
    </Group>
  )
}

/** Whether there is room, when it is known of some; full ones are shown with the others and looked for by nobody. */
function Rooms({ ticked, counts, onChange }: TickedProps) {
  const codes = Object.keys(dispoLabels).filter((code) => (counts[code] ?? 0) > 0 || ticked.includes(code))
  if (codes.length === 0) return null
  return (
    <Group legend="Disponibilité">
      {codes.map((code) => (
        <Check
          key={code}
          label={dispoLabels[code]}
          checked={ticked.includes(code)}
          count={counts[code] ?? 0}
          onChange={() => onChange(toggled(ticked, code))}
        />
      ))}
    </Group>
  )
}
