import { useEffect, useState } from 'preact/hooks'

/** Whether the page has room for this: a media query, followed as the window changes. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    // A sheet of paper is narrow: printing must not turn the page into that of a small screen.
    const update = () => matchMedia('print').matches || setMatches(media.matches)
    update()
    media.addEventListener('change', update)
    return () => media.removeEventListener('change', update)
  }, [query])
  return matches
}

/** Room for a listing beside the list. */
export const panelFits = '(min-width: 1024px)'
