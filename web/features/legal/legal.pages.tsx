export const Legal = () => <h1>x</h1>
export const Privacy = () => <h1>x</h1>
export const Terms = () => <h1>x</h1>
export const Accessibility = () => <h1>x</h1>
