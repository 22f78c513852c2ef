/** Saying whether there is room, in the lists that show it and know nothing else of it. */
export { AvailabilityChoice } from './availability/availability.choice.tsx'
