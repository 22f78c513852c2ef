import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type Leave = () => void

/** Where a click on a link leads inside the product; null for anything else. */
function linkOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]')
  if (!link || link.target || link.origin !== location.origin || link.pathname === location.pathname) return null
  return link.pathname + link.search + link.hash
}

/**
 * While it is mounted, what is not saved is not left without being asked: by a link, by going back, by closing the tab.
 * The router hears of a move after this does, and not at all while the answer is awaited.
 */
export function LeaveGuard() {
  const { route } = useLocation()
  const [leave, setLeave] = useState<Leave | null>(null)
  const agreed = useRef(false)
  useEffect(() => {
    const { href: here, pathname } = location
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const path = linkOf(event)
      if (!path) return
      event.preventDefault()
      event.stopPropagation()
      setLeave(() => () => route(path))
    }
    const onBack = (event: PopStateEvent) => {
      if (agreed.current || location.pathname === pathname) return
      event.stopImmediatePropagation()
      history.pushState(null, '', here)
      setLeave(() => () => history.go(-1))
    }
    addEventListener('beforeunload', onClose)
    addEventListener('click', onClick, true)
    addEventListener('popstate', onBack, true)
    return () => {
      removeEventListener('beforeunload', onClose)
      removeEventListener('click', onClick, true)
      removeEventListener('popstate', onBack, true)
    }
  }, [])
  const go = () => {
    agreed.current = true
    leave?.()
  }
  return leave && <Asked onStay={() => setLeave(null)} onLeave={go} />
}

const Asked = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => (
  <Dialog title={'Quitter sans enregistrer\u202f?'} onClose={onStay}>
    <p>Ce que vous avez changé sur cette page sera perdu.</p>
    <div class="row">
      <Button kind="go" onClick={onStay}>
        Rester sur la page
      </Button>
      <Button kind="no" onClick={onLeave}>
        Quitter sans enregistrer
      </Button>
    </div>
  </Dialog>
)
