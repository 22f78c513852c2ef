/** A second click on the link of the page one is on adds no step to go back by. */
export function stayOnSameAddress() {
  // Before the router, which listens to the window.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href]')
    if (!link || link.target || link.getAttribute('href')?.startsWith('#') || link.href !== location.href) return
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
  })
}
