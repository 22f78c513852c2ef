import { useLocation, useRoute } from 'preact-iso'
import { requestKinds } from '../../../server/contract/vocabulary.requests.ts'
import { typo } from '../../typography.ts'
import { readAddress, searchHref } from '../search/search.address.ts'
import { RequestScreen } from './request.screen.tsx'

const leads = {
  global:
    'Vous continuez l’accompagnement vers l’emploi ; le référent social suit le reste, en même temps que vous. Tenu au secret professionnel, il peut ne pas tout vous dire.',
  exclusif:
    'Le référent social suit d’abord la personne seul ; la recherche d’emploi reprend ensuite. Tenu au secret professionnel, il peut ne pas tout vous dire.',
} as const

/** Asking the référent of a sector to follow somebody: with the adviser, or first. */
export function SectorRequestPage() {
  const id = useRoute().params.id ?? ''
  const { url, query } = useLocation()
  const { search } = readAddress(url)
  const kind = query.voie === 'exclusif' ? 'exclusif' : 'global'
  const back = { href: searchHref(search), text: 'Revenir à la recherche' }
  return (
    <RequestScreen key={`${id}${kind}`} kind={kind} target={id} title={requestKinds[kind]} search={search} back={back}>
      <p class="small mute">{typo(leads[kind])}</p>
    </RequestScreen>
  )
}
