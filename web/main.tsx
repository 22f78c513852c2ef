import { render } from 'preact'
import { App } from './app.tsx'
import { preloadPage } from './routes.ts'
import { stayOnSameAddress } from './ui/same-address.ts'

// The page's code comes while the server says who is signed in.
preloadPage(location.pathname)
stayOnSameAddress()
const root = document.getElementById('levier')
if (root) render(<App />, root)
