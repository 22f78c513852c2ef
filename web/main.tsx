import { render } from 'preact'
import { App } from './app.tsx'
import { preloadPage } from './routes.ts'

// The page's code comes while the server says who is signed in.
preloadPage(location.pathname)
const root = document.getElementById('levier')
if (root) render(<App />, root)
